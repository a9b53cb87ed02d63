import { Link } from '@tanstack/react-router';
import { useSay } from '../say/say.ts';
import { classes } from './classes.ts';

/** The midsummer sun over a shore, and the name. Leads home. `small` leaves only the picture on a phone. */
export function Brand({ home, small }: { home: string; small: boolean }) {
  const say = useSay('parts');
  return (
    <Link to={home} className="flex min-h-11 items-center gap-2.5 rounded-control pr-2 text-ink no-underline">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0">
        <circle cx="16" cy="13" r="8" className="fill-sun" />
        <path d="M2 21h28M8 27h16" className="stroke-brand" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <span className={classes('text-lead font-bold tracking-[-0.03em]', small && 'max-sm:sr-only')}>
        {say('brand')}
      </span>
    </Link>
  );
}
