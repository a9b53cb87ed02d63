import type { Iban } from './iban.ts';

// Bank codes of Finnish accounts by Finance Finland's list of 3 March 2026; the longest beginning that fits counts.
const banks: Record<string, string> = {
  NDEAFIHH: '1 2',
  ESSEFIHX: '33',
  DABAFIHH: '34 8',
  SBANFIHH: '36 39',
  DNBAFIHX: '37',
  ITELFIHH:
    '400 402 403 406 407 408 410 411 412 414 415 416 417 418 419 420 421 423 424 425 426 427 428 429 430 431 432 435 436 ' +
    '437 438 439 44 450 451 452 454 455 456 457 458 459 460 461 462 463 464 483 484 485 486 487 488 489 490 491 492 493 ' +
    '495 496 715',
  HELSFIHH: '405 497',
  POPFFI22: '47',
  OKOYFIHH: '5',
  AABAFI22: '6',
  CITIFIHX: '713',
  EVSEFIHH: '714',
  BIGKFIH1: '717',
  UASNFIH2: '718',
  IVPYFIH2: '792',
  TRYEFIH3: '793',
  PASXFIH2: '794',
  WAMOFIH2: '795',
  NARYFIH2: '796',
  TRYEFIH2: '797',
  HOLVFIHH: '799',
};
const byCode = new Map(
  Object.entries(banks).flatMap(([bic, codes]) => codes.split(' ').map((code) => [code, bic] as const)),
);

/** The bank of a Finnish account by its number; null where it cannot be told. A courtesy only: payments go by the account. */
export function bicOf(iban: Iban): string | null {
  if (!iban.startsWith('FI')) return null;
  for (let length = 3; length > 0; length -= 1) {
    const bic = byCode.get(iban.slice(4, 4 + length));
    if (bic) return bic;
  }
  return null;
}
