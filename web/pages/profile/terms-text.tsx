import { Card } from '../../parts/page.tsx';
import { useSay } from '../../say/say.ts';
import { useListRate } from '../public/list-price.ts';

const parts = ['service', 'freedom', 'fee', 'money', 'taxes', 'excluded', 'customers', 'end'] as const;

/** The terms of the service in plain words: what it does, what it takes, and what stays with the person. */
export function TermsText() {
  const say = useSay('profile');
  const rate = useListRate();
  return (
    <Card>
      {parts.map((part) => (
        <section key={part} className="grid max-w-[72ch] gap-1">
          <h2 className="font-semibold">{say(`terms.${part}`)}</h2>
          <p>{say(`terms.${part}-text`, { rate })}</p>
        </section>
      ))}
    </Card>
  );
}
