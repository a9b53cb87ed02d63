import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const enough = 8_000_000;

/**
 * Keeps the memory of a long reading where it is after the first few megabytes. The engine doubles its space for new
 * objects the longer a program runs, although nothing is kept for longer; call the answer now and then, and the doubling
 * stops once there is enough for full speed.
 */
export function steadyMemory(): () => void {
  let growing = true;
  return () => {
    if (!growing) return;
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (space === undefined || space.space_size < enough) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    growing = false;
  };
}
