import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { euros } from '../../../src/basics/money.ts';
import { ButtonLink, ButtonRow } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Section, useHeadingFocus } from '../../parts/page.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { Calculator } from './calculator.tsx';
import { Horizon } from './horizon.tsx';
import { useListPrice, useListRate } from './list-price.ts';

const route = getRouteApi('/open/');

/** The front page: what this is, for whom, and what is left of a price. */
export function Front() {
  const search = route.useSearch();
  return (
    <div className="grid gap-14 sm:gap-20">
      <Hero />
      <Calculator search={search} />
      <How />
      <Whom />
      <Trust />
      <Close />
    </div>
  );
}

/** The price list in a sentence: its percentage, and what else makes the fee more or less than that. */
function usePriceInWords(): string {
  const say = useSay('front');
  const language = useLanguage();
  const { data } = useListPrice();
  const rate = useListRate();
  return [
    say('promises.fee', { rate }),
    ...(data && data.minimumCents > 0
      ? [say('promises.at-least', { amount: euros(data.minimumCents, language) })]
      : []),
    ...(data && data.maximumCents !== null
      ? [say('promises.at-most', { amount: euros(data.maximumCents, language) })]
      : []),
    ...(data?.when === 'after-tax' ? [say('promises.vat')] : []),
  ].join(', ');
}

function Hero() {
  const say = useSay('front');
  const parts = useSay('parts');
  const heading = useHeadingFocus();
  const promises = [say('promises.free'), usePriceInWords(), say('promises.cents')];
  return (
    <section className="relative isolate overflow-hidden rounded-card border border-brand-ink/20 bg-brand-wash">
      <title>{`${say('title')} – ${parts('brand')}`}</title>
      <Horizon />
      <div className="grid gap-6 p-6 pb-44 sm:p-12 sm:pb-52 md:pb-44 md:pr-[38%] lg:p-16 lg:pb-40 lg:pr-[42%]">
        <h1 ref={heading} tabIndex={-1} className="text-figure leading-[1.08] font-semibold tracking-[-0.03em]">
          {say('title')}
        </h1>
        <p className="max-w-[46ch] text-lead">{say('lead')}</p>
        <ButtonRow>
          <ButtonLink to="/liity" kind="primary">
            {say('join')}
          </ButtonLink>
          <ButtonLink to="/" hash="laskuri">
            {say('to-calculator')}
          </ButtonLink>
        </ButtonRow>
        <ul className="grid gap-2">
          {promises.map((promise) => (
            <li key={promise} className="flex gap-2.5">
              <Icon name="check" className="mt-[0.15em] text-brand-ink" />
              {promise}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function How() {
  const say = useSay('front');
  const steps = ['agree', 'invoice', 'paid', 'account'] as const;
  return (
    <Section title={say('how.title')}>
      <ol className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map((step, index) => (
          <li key={step} className="grid content-start gap-2 border-t-2 border-brand pt-4">
            <h3 className="flex items-baseline gap-2 text-lead font-semibold">
              <span className="figures text-brand-ink" aria-hidden="true">
                {index + 1}
              </span>
              {say(`how.${step}`)}
            </h3>
            <p className="text-ink-soft">{say(`how.${step}-text`)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Whom() {
  const say = useSay('front');
  const people: [who: 'entrepreneur' | 'orderer' | 'recipient', icon: IconName][] = [
    ['entrepreneur', 'person'],
    ['orderer', 'people'],
    ['recipient', 'document'],
  ];
  return (
    <Section title={say('whom.title')}>
      <ul className="grid gap-4 md:grid-cols-3">
        {people.map(([who, icon]) => (
          <li key={who} className="grid content-start gap-3 rounded-card border border-hairline bg-paper p-6">
            <Badge icon={icon} />
            <h3 className="text-lead font-semibold">{say(`whom.${who}`)}</h3>
            <p className="text-ink-soft">{say(`whom.${who}-text`)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Trust() {
  const say = useSay('front');
  const grounds: [ground: 'money' | 'privacy' | 'open' | 'languages', icon: IconName][] = [
    ['money', 'bank'],
    ['privacy', 'lock'],
    ['open', 'search'],
    ['languages', 'check'],
  ];
  return (
    <Section title={say('trust.title')}>
      <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {grounds.map(([ground, icon]) => (
          <li key={ground} className="flex gap-4">
            <Badge icon={icon} />
            <div className="grid gap-1">
              <h3 className="font-semibold">{say(`trust.${ground}`)}</h3>
              <p className="text-ink-soft">{say(`trust.${ground}-text`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Close(): ReactNode {
  const say = useSay('front');
  return (
    <section className="grid justify-items-start gap-3 rounded-card border border-hairline bg-paper p-6 sm:p-10">
      <h2 className="text-title font-semibold tracking-[-0.02em]">{say('close.title')}</h2>
      <p className="max-w-[56ch] text-lead text-ink-soft">{say('close.text')}</p>
      <ButtonLink to="/liity" kind="primary">
        {say('join')}
      </ButtonLink>
    </section>
  );
}

function Badge({ icon }: { icon: IconName }) {
  return (
    <span className="grid size-11 shrink-0 place-items-center rounded-pill bg-brand-wash text-brand-ink">
      <Icon name={icon} />
    </span>
  );
}
