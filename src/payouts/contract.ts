import { garnishments } from './contract/garnishments.ts';
import { listPrice, ownPay } from './contract/own-pay.ts';
import { runs } from './contract/runs.ts';

export const payoutsContract = { own: ownPay, runs, garnishments, listPrice };
