import { bp, percent } from '../../../src/basics/money.ts';
import { Card } from '../../parts/page.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { listPrice } from '../public/list-price.ts';

const parts = ['service', 'freedom', 'fee', 'money', 'taxes', 'excluded', 'customers', 'end'] as const;

/** The terms of the service in plain words: what it does, what it takes, and what stays with the person. */
export function TermsText() {
  const say = useSay('profile');
  const rate = percent(bp(listPrice.percentBp + listPrice.extraBp), useLanguage());
  return (
    <Card>
      {parts.map((part) => (
        <section key={part} className="grid gap-1">
          <h2 className="font-semibold">{say(`terms.${part}`)}</h2>
          <p>{say(`terms.${part}-text`, { rate })}</p>
        </section>
      ))}
    </Card>
  );
}
