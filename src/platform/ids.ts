import { randomBytes } from 'node:crypto';

let made = 0;

/**
 * A UUIDv7 (RFC 9562): sortable by the moment it was made, so an index grows at its end. Ids of one process and one
 * millisecond keep the order they were made in, by the counter that the standard allows after the time.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | (made++ & 0x0fff), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
