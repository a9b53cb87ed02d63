import type { Day } from '../../../src/basics/day.ts';
import { DayText } from '../../parts/figures.tsx';

/** From a day to a day, or open at its end; one day where they are the same. May break between them on a narrow screen. */
export function Period({ from, to }: { from: Day; to: Day | null }) {
  if (from === to) return <DayText day={from} />;
  return (
    <>
      <DayText day={from} />
      –<wbr />
      {to && <DayText day={to} />}
    </>
  );
}
