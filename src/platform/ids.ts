import { randomUUID } from 'node:crypto';

let made = 0;

/**
 * A UUIDv7 (RFC 9562): sortable by the moment it was made, so an index grows at its end. Ids of one process and one
 * millisecond keep the order they were made in, by the counter that the standard allows after the time.
 */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const counter = (made++ & 0x0fff).toString(16).padStart(3, '0');
  // The rest, variant and all, is that of a random UUID, which Node makes from a pool and therefore ten times faster.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}${randomUUID().slice(18)}`;
}
