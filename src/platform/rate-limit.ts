import type { Clock } from './clock.ts';

export type RateLimit = (key: string) => boolean;

/**
 * Allows so many events for a key within a window, then refuses until the window is over. Kept in memory: a restart
 * forgives, and the number of keys held is bounded.
 */
export function rateLimit(clock: Clock, most: number, windowSeconds: number): RateLimit {
  const counts = new Map<string, { ends: number; count: number }>();
  return (key) => {
    const now = clock.now().getTime();
    if (counts.size > 20_000) for (const [old, { ends }] of counts) if (ends <= now) counts.delete(old);
    if (counts.size > 50_000) counts.clear();
    const current = counts.get(key);
    if (!current || current.ends <= now) {
      counts.set(key, { ends: now + windowSeconds * 1000, count: 1 });
      return true;
    }
    current.count++;
    return current.count <= most;
  };
}

/** The network a request comes from: an IPv4 address whole, an IPv6 one by its /64, since one customer holds that many. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  return `${[...start, ...zeros, ...end]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
