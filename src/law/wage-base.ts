import { enacted, rule } from './rule.ts';

// The formula is named, not switched: another base means new code in the pay calculation and a new name here.
export const wageBase = {
  'wage.base': rule<'payment − fee − contribution − travel'>(
    'formula',
    enacted(
      '2023-05-12',
      'payment − fee − contribution − travel',
      'KHO 2023:42; Tax Administration guidance VH/2645/00.01.00/2023',
    ),
  ),
};
