import type { Day } from '../../../src/basics/day.ts';
import type { Iban } from '../../../src/basics/identifiers/iban.ts';
import type { Cents } from '../../../src/basics/money.ts';
import { Button } from '../button.tsx';
import { Checkbox, RadioGroup, SelectField } from '../choice-fields.tsx';
import { ComboField } from '../combo-field.tsx';
import { DayField, today } from '../day-field.tsx';
import { FileField } from '../file-field.tsx';
import { Form } from '../form.tsx';
import { IbanField } from '../iban-field.tsx';
import { MoneyField, NumberField } from '../number-field.tsx';
import { Card, Section } from '../page.tsx';
import { TextArea, TextField } from '../text-field.tsx';
import { toast } from '../toast.tsx';
import { useForm } from '../use-form.ts';

type Mode = 'wages' | 'trade-income';
type Industry = 'cleaning' | 'gardening' | 'photography';

const start = {
  name: '',
  email: '',
  customer: null as string | null,
  description: '',
  price: null as Cents | null,
  hours: null as number | null,
  iban: null as Iban | null,
  doneOn: null as Day | null,
  industry: null as Industry | null,
  mode: null as Mode | null,
  taxCard: null as File | null,
  consent: false,
};

const customers = [
  { value: '1', label: 'Rantakylän Talohuolto Oy', detail: '1234567-1' },
  { value: '2', label: 'Keksitty Kahvila Ky', detail: '7654321-2' },
  { value: '3', label: 'Saara Esimerkki', detail: 'yksityishenkilö' },
];

export function FormParts() {
  const form = useForm({
    start,
    check: (values) => ({
      name: !values.name && 'Kirjoita nimesi',
      price: values.price === null && 'Syötä tunnin hinta, esimerkiksi 35',
      doneOn: values.doneOn === null && 'Valitse päivä, jona työ tehtiin',
      mode: values.mode === null && 'Valitse, miten raha maksetaan',
      consent: !values.consent && 'Vahvista, että tiedot ovat oikein',
    }),
    send: async () => toast('Lomake lähetetty'),
  });
  return (
    <Section title="Lomake">
      <Card>
        <Form form={form} act="Lähetä lomake" more={<Button>Tallenna luonnos</Button>}>
          <TextField label="Nimi" autoComplete="name" {...form.field('name')} />
          <TextField
            label="Sähköposti"
            type="email"
            autoComplete="email"
            help="Lähetämme vahvistuslinkin tähän osoitteeseen."
            optional
            {...form.field('email')}
          />
          <ComboField label="Asiakas" choices={customers} {...form.field('customer')} />
          <TextArea
            label="Mitä teit"
            help="Kerro työn laji ja paikka, esimerkiksi ”ikkunoiden pesu, Kauppakatu 1”."
            {...form.field('description')}
          />
          <MoneyField label="Tunnin hinta" {...form.field('price')} />
          <NumberField label="Tunnit" decimals={2} unit="h" {...form.field('hours')} />
          <IbanField label="Tilinumero (IBAN)" {...form.field('iban')} />
          <DayField label="Työpäivä" latest={today()} {...form.field('doneOn')} />
          <SelectField
            label="Toimiala"
            placeholder="Valitse toimiala"
            choices={[
              { value: 'cleaning', label: 'Siivous' },
              { value: 'gardening', label: 'Puutarhatyö' },
              { value: 'photography', label: 'Valokuvaus' },
            ]}
            {...form.field('industry')}
          />
          <RadioGroup
            label="Miten raha maksetaan"
            choices={[
              { value: 'wages', label: 'Palkkana', help: 'Pidätämme veron ja hoidamme ilmoitukset.' },
              { value: 'trade-income', label: 'Työkorvauksena', help: 'Kun olet ennakkoperintärekisterissä.' },
            ]}
            {...form.field('mode')}
          />
          <FileField label="Verokortti" accept="image/*,.pdf" {...form.field('taxCard')} />
          <Checkbox label="Tiedot ovat oikein" help="Vastaat siitä, mitä laskutat." {...form.field('consent')} />
        </Form>
      </Card>
    </Section>
  );
}
