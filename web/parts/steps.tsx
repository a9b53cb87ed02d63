import type { LinkProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay } from '../say/say.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Status, type Tone } from './status.tsx';

/** The steps of a long form and where the reader stands (`current` counts from 0). On a phone only the present one is named. */
export function Stepper({ steps, current }: { steps: readonly string[]; current: number }) {
  const say = useSay('parts');
  return (
    <nav aria-label={say('steps')} className="mb-6 print:hidden">
      <p className="mb-2 font-medium text-ink-soft sm:hidden">
        {say('step-of', { step: current + 1, count: steps.length, name: steps[current] ?? '' })}
      </p>
      <ol className="flex gap-1.5">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === current ? 'step' : undefined}
            className={classes(
              'flex-1 border-t-4 pt-2 text-small font-medium',
              index <= current ? 'border-brand' : 'border-hairline',
              index === current ? 'text-ink' : 'text-ink-soft',
            )}
          >
            <span className="max-sm:sr-only">{step}</span>
            {index < current && <span className="sr-only"> {say('step-done')}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type TrailStep = { name: string; when?: ReactNode; state: 'done' | 'now' | 'ahead' };

/** Where something is on its way, such as an invoice: sent · opened · paid · paid out. */
export function Trail({ steps, label }: { steps: readonly TrailStep[]; label: string }) {
  const say = useSay('parts');
  return (
    <ol aria-label={label} className="flex">
      {steps.map(({ name, when, state }, index) => (
        <li key={name} aria-current={state === 'now' ? 'step' : undefined} className="min-w-0 flex-1">
          <div className="mb-1.5 flex items-center">
            <span
              className={classes(
                'grid size-5 shrink-0 place-items-center rounded-pill border-2',
                state === 'done' && 'border-brand bg-brand text-on-brand',
                state === 'now' &&
                  'border-brand bg-paper shadow-[inset_0_0_0_3px_var(--paper),inset_0_0_0_9px_var(--brand)]',
                state === 'ahead' && 'border-edge bg-paper',
              )}
            >
              {state === 'done' && <Icon name="check" className="size-3.5" />}
            </span>
            {index < steps.length - 1 && (
              <span className={classes('mx-1 h-0.5 grow', state === 'done' ? 'bg-brand' : 'bg-hairline')} />
            )}
          </div>
          <p className={classes('pr-2 text-small', state === 'ahead' ? 'text-ink-soft' : 'font-medium')}>
            {name}
            {state === 'done' && <span className="sr-only"> {say('step-done')}</span>}
          </p>
          {when && <p className="pr-2 text-small text-ink-soft">{when}</p>}
        </li>
      ))}
    </ol>
  );
}

export type Task = {
  title: string;
  help?: ReactNode;
  state: 'done' | 'todo' | 'checking' | 'blocked' | 'urgent';
  /** Where it is done; left out where it cannot be started yet. */
  link?: Pick<LinkProps, 'to' | 'params' | 'search' | 'hash'>;
};

const taskTones: Record<Exclude<Task['state'], 'done'>, Tone> = {
  todo: 'waiting',
  checking: 'waiting',
  blocked: 'quiet',
  urgent: 'act',
};

/** What is still to be done, in any order. What is done is plain text, so that the eye goes to what remains. */
export function TaskList({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  const say = useSay('parts');
  return (
    <ul aria-label={label} className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
      {tasks.map(({ title, help, state, link }) => (
        <li
          key={title}
          className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
        >
          <div className="grid min-h-8 content-center">
            {link && state !== 'blocked' ? (
              <Link
                {...link}
                className="font-semibold text-brand-ink underline underline-offset-[0.2em] after:absolute after:inset-0 hover:decoration-2"
              >
                {title}
              </Link>
            ) : (
              <span className={state === 'done' ? undefined : 'font-semibold'}>{title}</span>
            )}
            {help && <span className="text-small text-ink-soft">{help}</span>}
          </div>
          {state === 'done' ? (
            <span className="flex items-center gap-1.5 text-small text-good-ink">
              <Icon name="check" className="size-4" /> {say('task.done')}
            </span>
          ) : (
            <Status tone={taskTones[state]}>{say(`task.${state}`)}</Status>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A share used of a whole, such as an income limit: the words say what the bar shows. */
export function Meter({ label, text, share }: { label: string; text: ReactNode; share: number }) {
  const tone = share >= 1 ? 'stroke-danger-ink' : share >= 0.8 ? 'stroke-warning-ink' : 'stroke-brand';
  const filled = Math.min(Math.max(share, 0), 1) * 100;
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="text-ink-soft">{text}</span>
      </p>
      {/* An attribute sets the width, since a style attribute would need a weaker content security policy. */}
      <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full rounded-pill">
        <path d="M0 4H100" strokeWidth="8" className="stroke-hairline" />
        <path d={`M0 4H${filled}`} strokeWidth="8" className={tone} />
      </svg>
    </div>
  );
}
