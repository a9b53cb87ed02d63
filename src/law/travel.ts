import { type Cents, cents } from '../basics/money.ts';
import { enacted, missing, rule } from './rule.ts';

const decision = (year: number) => `Tax Administration decision on tax-free travel reimbursements for ${year}`;
const undecided = missing('2027-01-01', decision(2027));

export const travel = {
  'per_diem.full': rule<Cents>(
    'cents-per-day',
    enacted('2023-01-01', cents(48_00), decision(2023)),
    enacted('2024-01-01', cents(51_00), decision(2024)),
    enacted('2025-01-01', cents(53_00), decision(2025)),
    enacted('2026-01-01', cents(54_00), decision(2026)),
    undecided,
  ),
  'per_diem.partial': rule<Cents>(
    'cents-per-day',
    enacted('2023-01-01', cents(22_00), decision(2023)),
    enacted('2024-01-01', cents(24_00), decision(2024)),
    enacted('2025-01-01', cents(24_00), decision(2025)),
    enacted('2026-01-01', cents(25_00), decision(2026)),
    undecided,
  ),
  'per_diem.meal': rule<Cents>(
    'cents',
    enacted('2023-01-01', cents(12_00), decision(2023)),
    enacted('2024-01-01', cents(12_75), decision(2024)),
    enacted('2025-01-01', cents(13_25), decision(2025)),
    enacted('2026-01-01', cents(13_50), decision(2026)),
    undecided,
  ),
  'per_diem.night': rule<Cents>('cents', enacted('2026-01-01', cents(16_00), decision(2026)), undecided),
  'km.car': rule<Cents>(
    'cents-per-kilometre',
    enacted('2023-01-01', cents(53), decision(2023)),
    enacted('2024-01-01', cents(57), decision(2024)),
    enacted('2025-01-01', cents(59), decision(2025)),
    enacted('2026-01-01', cents(55), decision(2026)),
    undecided,
  ),
  'km.motorcycle': rule<Cents>(
    'cents-per-kilometre',
    enacted('2024-01-01', cents(44), decision(2024)),
    missing('2025-01-01', decision(2025)),
    enacted('2026-01-01', cents(42), decision(2026)),
    undecided,
  ),
  'km.passenger': rule<Cents>(
    'cents-per-kilometre',
    enacted('2024-01-01', cents(4), decision(2024)),
    enacted('2025-01-01', cents(4), decision(2025)),
    enacted('2026-01-01', cents(4), decision(2026)),
    undecided,
  ),
  'km.trailer': rule<Cents>(
    'cents-per-kilometre',
    enacted('2024-01-01', cents(10), decision(2024)),
    enacted('2025-01-01', cents(10), decision(2025)),
    enacted('2026-01-01', cents(9), decision(2026)),
    undecided,
  ),
};
