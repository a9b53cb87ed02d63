import { Link } from '@tanstack/react-router';
import { euros } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { today } from '../../parts/day-field.tsx';
import { Money } from '../../parts/figures.tsx';
import { Card, Spotlight } from '../../parts/page.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { calculate } from '../public/calculate.ts';
import { type CalculationSearch, fromSearch } from '../public/calculation.ts';
import { useListPrice } from '../public/list-price.ts';

/** The figures somebody brought along from the calculator, or what happens next where there are none. */
export function KeptCalculation({ search }: { search: CalculationSearch }) {
  const say = useSay('join');
  const language = useLanguage();
  const price = useListPrice().data;
  const outcome = price && Object.keys(search).length > 0 ? calculate(fromSearch(search), price, today()) : null;
  if (outcome === null || isRefusal(outcome)) return <WhatHappens />;
  return (
    <div className="grid gap-6">
      <Spotlight>
        <h2 className="font-medium">{say('kept.title')}</h2>
        <p>
          <Money cents={outcome.quote.netCents} large />
        </p>
        <p>{say('kept.of', { price: euros(outcome.receivedCents, language) })}</p>
        <p>
          <Link
            to="/"
            hash="laskuri"
            search={search}
            className="font-medium text-brand-ink underline underline-offset-[0.2em]"
          >
            {say('kept.change')}
          </Link>
        </p>
      </Spotlight>
      <WhatHappens />
    </div>
  );
}

function WhatHappens() {
  const say = useSay('join');
  return (
    <Card>
      <h2 className="font-semibold">{say('next.title')}</h2>
      <ol className="grid list-decimal gap-2 pl-5">
        <li>{say('next.letter')}</li>
        <li>{say('next.data')}</li>
        <li>{say('next.invoice')}</li>
      </ol>
      <p className="text-ink-soft">{say('next.free')}</p>
    </Card>
  );
}
