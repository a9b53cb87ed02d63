import { ArrowKeys } from '../arrow-keys.tsx';
import { Button, TextLink } from '../button.tsx';
import { DayText, Money } from '../figures.tsx';
import { Section } from '../page.tsx';
import { Empty } from '../states.tsx';
import { Status, type Tone } from '../status.tsx';
import { type Column, Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { invoices, type SampleInvoice } from './samples.ts';

const columns: Column<SampleInvoice>[] = [
  { title: 'Asiakas', kind: 'main', cell: (invoice) => <TextLink to="/osat">{invoice.customer}</TextLink> },
  { title: 'Numero', cell: (invoice) => <span className="figures">{invoice.number}</span> },
  { title: 'Eräpäivä', cell: (invoice) => <DayText day={invoice.due} /> },
  { title: 'Summa', kind: 'figure', cell: (invoice) => <Money cents={invoice.cents} /> },
  { title: 'Tila', kind: 'bare', cell: (invoice) => <Status tone={invoice.tone}>{invoice.state}</Status> },
];

const tones: [Tone, string][] = [
  ['quiet', 'Luonnos'],
  ['waiting', 'Lähetetty'],
  ['good', 'Maksettu'],
  ['act', 'Erääntynyt'],
  ['stopped', 'Epäonnistui'],
];

export function TableParts() {
  return (
    <>
      <Section title="Tilat">
        <p className="flex flex-wrap gap-3">
          {tones.map(([tone, name]) => (
            <Status key={tone} tone={tone}>
              {name}
            </Status>
          ))}
        </p>
      </Section>
      <Section title="Taulukko">
        <Tabs
          label="Laskujen näkymät"
          tabs={[
            { name: 'Kaikki', count: 5, link: { to: '/osat' } },
            { name: 'Luonnokset', count: 1, link: { to: '/osat/koti' } },
            { name: 'Avoimet', link: { to: '/osat/koti' } },
          ]}
        />
        <ArrowKeys>
          <Table
            caption="Laskut"
            rows={invoices}
            columns={columns}
            rowKey={(invoice) => invoice.number}
            more={{ load: () => undefined, busy: false }}
          />
        </ArrowKeys>
        <Table
          caption="Laskut, ei yhtään"
          rows={[]}
          columns={columns}
          rowKey={(invoice) => invoice.number}
          empty={
            <Empty title="Ei vielä laskuja" action={<Button kind="primary">Tee ensimmäinen lasku</Button>}>
              <p>Kun lähetät laskun, näet tässä sen matkan asiakkaalta tilillesi.</p>
            </Empty>
          }
        />
      </Section>
    </>
  );
}
