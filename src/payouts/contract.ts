import { garnishments } from './contract/garnishments.ts';
import { ownPay } from './contract/own-pay.ts';
import { listPrice, priceList } from './contract/price-list.ts';
import { runs } from './contract/runs.ts';

export const payoutsContract = { own: ownPay, runs, garnishments, listPrice, priceList };
