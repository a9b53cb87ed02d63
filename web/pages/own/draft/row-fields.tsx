import { useState } from 'react';
import { isQuantity, lineAmounts } from '../../../../src/basics/invoice-arithmetic.ts';
import { bp, type Cents, cents, percent, zero } from '../../../../src/basics/money.ts';
import { vatChoices, vatOf } from '../../../../src/invoicing/invoice.ts';
import type { PayLaw } from '../../../../src/law/pay-law.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choice-fields.tsx';
import { classes } from '../../../parts/classes.ts';
import { DayField, today } from '../../../parts/day-field.tsx';
import { Money } from '../../../parts/figures.tsx';
import { MoneyField, NumberField } from '../../../parts/number-field.tsx';
import { Card } from '../../../parts/page.tsx';
import { TextArea, TextField } from '../../../parts/text-field.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { usePayLaw } from '../../pay/use-pay-law.ts';
import type { DraftRow } from '../data.ts';
import {
  type Pricing,
  pricingOf,
  pricings,
  quantityDecimals,
  quantityNumber,
  quantityText,
  unitOf,
  withoutVat,
  withVat,
} from './draft-row.ts';
import type { RowNotes } from './row-notes.ts';
import { TextQuestions } from './text-questions.tsx';

type RowFieldName = keyof DraftRow & string;
type Bound = { id: string; error: string | undefined };
type Changing = {
  row: DraftRow;
  bind: (field: RowFieldName) => Bound;
  onChange: (row: DraftRow, field: RowFieldName) => void;
};

/** The fields of one row. Prices are written with or without VAT; the row itself always holds the price without. */
export function RowFields({
  row,
  index,
  prices,
  notes,
  bind,
  onChange,
  onRemove,
}: Changing & { index: number; prices: 'net' | 'gross'; notes: RowNotes; onRemove?: () => void }) {
  const say = useSay('invoicing');
  const [pricing, setPricing] = useState<Pricing>(() => pricingOf(row));
  const [typedGross, setTypedGross] = useState<Cents | null>(null);
  const law = usePayLaw();
  const { rateBp } = vatOf(row, today(), law);
  const isTyped = typedGross !== null && withoutVat(typedGross, rateBp) === row.unitPriceCents;
  const gross = isTyped ? typedGross : withVat(row.unitPriceCents, rateBp);

  // Whoever wrote the price with VAT means that sum, also when the rate turns out to be another.
  const change = (next: DraftRow, field: RowFieldName) => {
    const { rateBp: rateNow } = vatOf(next, today(), law);
    const keepsGross = prices === 'gross' && rateNow !== rateBp;
    onChange(keepsGross ? { ...next, unitPriceCents: withoutVat(gross, rateNow) } : next, field);
  };
  const setPrice = (price: Cents | null) => {
    setTypedGross(prices === 'gross' ? price : null);
    const net = price === null ? zero : prices === 'gross' ? withoutVat(price, rateBp) : price;
    onChange({ ...row, unitPriceCents: net }, 'unitPriceCents');
  };
  const shownPrice = prices === 'gross' ? gross : row.unitPriceCents;

  return (
    <Card>
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-heading font-semibold">{say('row', { number: index + 1 })}</h2>
        {onRemove && (
          <Button kind="quiet" onClick={onRemove} aria-label={say('remove-row', { number: index + 1 })}>
            {say('remove-short')}
          </Button>
        )}
      </div>
      <TextArea
        label={say('what')}
        help={say('what-help')}
        rows={2}
        maxLength={500}
        value={row.description}
        onChange={(description) => change({ ...row, description }, 'description')}
        {...bind('description')}
      />
      <TextQuestions row={index} notes={notes} />
      <SelectField
        label={say('pricing')}
        placeholder={say('choose-pricing')}
        choices={pricings.map((value) => ({ value, label: say(`pricing-by.${value}`) }))}
        value={pricing}
        onChange={(chosen) => {
          if (!chosen) return;
          setPricing(chosen);
          const quantity = chosen === 'contract' ? '1' : pricing === 'contract' ? '' : row.quantity;
          change({ ...row, unit: unitOf[chosen], quantity }, 'unit');
        }}
      />
      <div className={classes('grid items-end gap-4', pricing !== 'contract' && 'grid-cols-2')}>
        {pricing !== 'contract' && (
          <NumberField
            label={say(`how-many.${pricing}`)}
            decimals={quantityDecimals}
            unit={say(`unit.${row.unit}`)}
            value={quantityNumber(row.quantity)}
            onChange={(value) => change({ ...row, quantity: quantityText(value) }, 'quantity')}
            {...bind('quantity')}
          />
        )}
        <MoneyField
          label={say(prices === 'gross' ? 'price-gross' : 'price-net', { what: say(`price.${pricing}`) })}
          value={shownPrice === 0 ? null : shownPrice}
          onChange={setPrice}
          {...bind('unitPriceCents')}
        />
      </div>
      <VatFields row={row} bind={bind} onChange={change} />
      <DaysOfWork row={row} bind={bind} onChange={change} />
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="text-ink-soft">{say('row-net')}</span>
        <Money cents={netOf(row, law)} />
      </p>
    </Card>
  );
}

const netOf = (row: DraftRow, law: PayLaw): Cents =>
  isQuantity(row.quantity)
    ? lineAmounts({ ...row, discountBp: bp(0), vat: vatOf(row, today(), law) }).netCents
    : cents(0);

/** One day of work, or on wish the last of several. */
function DaysOfWork({ row, bind, onChange }: Changing) {
  const say = useSay('invoicing');
  const [several, setSeveral] = useState(row.servedTo !== null && row.servedTo !== row.servedFrom);
  const fault = bind('servedTo');
  const first = (
    <DayField
      label={say(several ? 'first-day' : 'day-of-work')}
      value={row.servedFrom}
      onChange={(servedFrom) => onChange({ ...row, servedFrom }, 'servedTo')}
      {...(several ? { id: bind('servedFrom').id } : fault)}
    />
  );
  if (!several)
    return (
      <div className="grid justify-items-start gap-1">
        {first}
        <Button kind="quiet" onClick={() => setSeveral(true)}>
          {say('several-days')}
        </Button>
      </div>
    );
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2">
      {first}
      <DayField
        label={say('last-day')}
        help={undefined}
        value={row.servedTo}
        onChange={(servedTo) => onChange({ ...row, servedTo }, 'servedTo')}
        {...(row.servedFrom && { earliest: row.servedFrom })}
        {...fault}
      />
    </div>
  );
}

/** The VAT of a row in plain words, with the rate of the day the work was done. */
function VatFields({ row, bind, onChange }: Changing) {
  const say = useSay('invoicing');
  const language = useLanguage();
  const law = usePayLaw();
  const needsReason = row.vat === 'exempt' || row.vat === 'reverse-charge';
  return (
    <>
      <SelectField
        label={say('vat')}
        placeholder={say('choose-vat')}
        choices={vatChoices.map((value) => ({
          value,
          label: say(`vat-choice.${value}`, {
            rate: percent(vatOf({ ...row, vat: value }, today(), law).rateBp, language),
          }),
        }))}
        value={row.vat}
        onChange={(vat) => vat && onChange({ ...row, vat }, 'vat')}
      />
      {needsReason && (
        <TextField
          label={say('vat-reason')}
          help={say(`vat-reason-help.${row.vat === 'exempt' ? 'exempt' : 'reverse-charge'}`)}
          maxLength={200}
          autoComplete="off"
          value={row.vatReason ?? ''}
          onChange={(text) => onChange({ ...row, vatReason: text || null }, 'vatReason')}
          {...bind('vatReason')}
        />
      )}
    </>
  );
}
