import { useState } from 'react';
import { day } from '../../../src/basics/day.ts';
import { bp, cents, euros } from '../../../src/basics/money.ts';
import { Button } from '../button.tsx';
import { Calculation } from '../calculation.tsx';
import { Facts } from '../facts.tsx';
import { DayText, IbanText, Masked, Money, Percent } from '../figures.tsx';
import { Announce } from '../live.tsx';
import { BottomBar, Card, Section, Spotlight, TwoColumns } from '../page.tsx';
import { iban, steps } from './samples.ts';

export function MoneyParts() {
  const [net, setNet] = useState(764_71);
  return (
    <Section title="Raha">
      <TwoColumns
        aside={
          <Spotlight>
            <p className="font-medium">Sinulle, arviolta ti 8.12.2026</p>
            <p>
              <Money cents={cents(net)} large />
            </p>
            <Announce text={`Sinulle ${euros(cents(net))}`} />
            <Button onClick={() => setNet(net + 10_00)}>Lisää kymppi</Button>
          </Spotlight>
        }
      >
        <Card>
          <Calculation label="Näin summa muodostui" steps={steps} />
        </Card>
      </TwoColumns>
      <Card>
        <Facts
          facts={[
            { name: 'Tilinumero', value: <IbanText iban={iban} />, change: <Button kind="quiet">Muuta</Button> },
            { name: 'Henkilötunnus', value: <Masked text="131052–••••" /> },
            { name: 'Eräpäivä', value: <DayText day={day('2026-12-06')} /> },
            { name: 'Veroprosentti', value: <Percent rate={bp(1850)} /> },
            { name: 'Markkinointinimi', value: null, change: <Button kind="quiet">Lisää</Button> },
          ]}
        />
      </Card>
      <BottomBar>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span>
            Laskun summa <Money cents={cents(1_255_00)} />
          </span>
          <span className="font-semibold">
            Sinulle <Money cents={cents(net)} />
          </span>
        </p>
      </BottomBar>
    </Section>
  );
}
