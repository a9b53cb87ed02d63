import { type ReactNode, useEffect, useRef } from 'react';
import { useSay } from '../say/say.ts';
import { classes } from './classes.ts';

let isFirstPage = true;

/**
 * The head of a page: its one h1, also the browser's title, and focused when the reader comes from another page of the app so
 * that a screen reader starts there. `actions` stand beside it, `lead` under it.
 */
export function PageTitle({
  children,
  lead,
  actions,
  back,
}: {
  children: string;
  lead?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
}) {
  const say = useSay('parts');
  const heading = useHeadingFocus();
  return (
    <header className="mb-8 grid gap-3">
      <title>{`${children} – ${say('brand')}`}</title>
      {back && <div className="print:hidden">{back}</div>}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <h1 ref={heading} tabIndex={-1} className="text-title font-semibold tracking-[-0.022em]">
          {children}
        </h1>
        {actions && <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:*:grow">{actions}</div>}
      </div>
      {lead && <p className="max-w-[62ch] text-lead text-ink-soft">{lead}</p>}
    </header>
  );
}

/** For the h1 of a page: it takes focus when the reader comes from another page of the app, not when the app opens. */
export function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus();
    isFirstPage = false;
  }, []);
  return heading;
}

/** The parts of a page under each other, with the space that belongs between them. */
export function Stack({ children, tight }: { children: ReactNode; tight?: boolean }) {
  return <div className={classes('grid min-w-0', tight ? 'gap-4' : 'gap-8')}>{children}</div>;
}

/** A titled part of a page. `aside` stands at the end of the title's line. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-heading font-semibold tracking-[-0.01em]">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A sheet that holds things that belong together. */
export function Card({ children }: { children: ReactNode }) {
  return <div className="grid min-w-0 gap-4 rounded-card border border-hairline bg-paper p-5 sm:p-6">{children}</div>;
}

/** The one thing a page is about, such as the next payment, under the sun of the brand. One a page. */
export function Spotlight({ children }: { children: ReactNode }) {
  return (
    <div className="@container relative isolate overflow-hidden rounded-card border border-brand-ink/25 bg-brand-wash">
      <Shore />
      <div className="grid min-w-0 gap-3 p-5 sm:p-6 @xl:pr-60">{children}</div>
    </div>
  );
}

// A low sun over still water at the card's end; left out where it would come under the text.
function Shore() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 220 150"
      className="absolute right-0 bottom-0 -z-10 hidden h-[9.5rem] @xl:block print:hidden"
      fill="none"
    >
      <path d="M74 92a46 46 0 0 1 92 0Z" className="fill-sun" />
      <path
        d="M20 96h200M52 108h136M84 120h110M66 132h64M150 132h52M98 144h56"
        className="stroke-brand-ink"
        strokeWidth="3"
        strokeLinecap="round"
        opacity="0.55"
      />
    </svg>
  );
}

/** Main content with a narrower column beside it on the desk, under it on a phone. */
export function TwoColumns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="grid items-start gap-8 md:grid-cols-[minmax(0,1fr)_minmax(17rem,23rem)]">
      <div className="min-w-0">{children}</div>
      <div className="min-w-0 md:sticky md:top-6">{aside}</div>
    </div>
  );
}

/** Stays at the bottom of the screen while the page scrolls, for a live sum and the next step. */
export function BottomBar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Focus must not hide behind the bar (WCAG 2.4.11): the page's scroll padding follows its height.
    const height = `${(bar.current?.offsetHeight ?? 0) + 24}px`;
    document.documentElement.style.setProperty('--bar-height', height);
    return () => {
      document.documentElement.style.removeProperty('--bar-height');
    };
  }, []);
  return (
    <div
      ref={bar}
      className="sticky bottom-(--tabs-height) z-10 -mx-4 border-t border-hairline bg-paper px-4 py-3 shadow-raised sm:mx-0 sm:rounded-card sm:border sm:px-6 print:static print:shadow-none"
    >
      {children}
    </div>
  );
}
