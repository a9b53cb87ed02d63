import { enacted, rule } from './rule.ts';

export const wageBase = {
  'wage.fee_reduces_base': rule<boolean>(
    'yes-no',
    enacted('2023-05-12', true, 'KHO 2023:42; Tax Administration guidance VH/2645/00.01.00/2023'),
  ),
};
