import type { Day } from '../basics/day.ts';
import { type Cents, decimal, minus, percent, plus, share, zero } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { type PayLaw, payLaw } from '../law/pay-law.ts';
import { ruleOn } from '../law/rule.ts';
import { contributionStep, type YelStatus } from './employer-contribution.ts';
import { type FeePlan, feeStep } from './fee-plan.ts';
import { type GarnishmentOrder, garnishedStep } from './garnishment.ts';
import { type Ground, type PayStep, payStep } from './pay-step.ts';
import { type PayMode, type Residence, type TaxCard, withheldStep } from './withholding.ts';

/** One payment to one entrepreneur, as it stands on the payment day. */
export type PayInput = {
  readonly paidOn: Day;
  /** What the customer paid, without VAT; 0 or more. */
  readonly receivedCents: Cents;
  readonly mode: PayMode;
  readonly feePlan: FeePlan;
  /** What has been paid through the service before, without VAT; only a plan with tiers goes by it. */
  readonly turnoverBeforeCents?: Cents;
  readonly yel: YelStatus;
  /** Null: the age limits of the employer's contribution are not tested. */
  readonly bornOn: Day | null;
  /** The calendar year's invoicing without VAT, this payment in it; null: the YEL threshold is not tested. */
  readonly invoicedThisYearCents: Cents | null;
  /** Null: no valid card. */
  readonly taxCard: TaxCard | null;
  readonly residence: Residence;
  readonly prepaymentRegister: boolean;
  /** Reimbursements agreed with the customer and inside the payment; only with wages. */
  readonly taxFreeTravelCents: Cents;
  readonly garnishment: GarnishmentOrder | null;
};

/** Where every cent of a payment goes. Plain JSON; the same input and law give the same bytes. */
export type PayQuote = {
  readonly feeCents: Cents;
  readonly feeVatCents: Cents;
  readonly employerHealthContributionCents: Cents;
  readonly taxFreeCents: Cents;
  readonly taxableCents: Cents;
  readonly withheldCents: Cents;
  readonly garnishedCents: Cents;
  readonly netCents: Cents;
  readonly steps: readonly PayStep[];
};

export type PayRefusal = Refusal<
  'travel-needs-wages' | 'fee-exceeds-payment' | 'travel-exceeds-payment' | 'rule-missing'
>;

/**
 * What a customer's payment becomes: fee, employer's contribution, tax, garnishment and net pay, each rounded once, half
 * away from zero. `receivedCents = fee + feeVat + contribution + withheld + garnished + net` to the cent; tax-free travel
 * is inside the net. Refuses a payment the fee or the travel does not fit into, and a day whose figure nobody has decided.
 */
export function quotePay(input: PayInput, law: PayLaw = payLaw): PayQuote | PayRefusal {
  const { receivedCents, mode, feePlan, paidOn, garnishment } = input;
  const travel = input.taxFreeTravelCents;
  if (mode !== 'wages' && travel > 0) return refuse('travel-needs-wages');

  const fee = feeStep(receivedCents, feePlan, input.turnoverBeforeCents);
  const feeBeforeTax = feePlan.when === 'before-tax' ? fee.cents : zero;
  if (fee.cents > receivedCents) return refuse('fee-exceeds-payment', { feeCents: fee.cents });
  const remainder = minus(receivedCents, feeBeforeTax, travel);
  if (remainder < 0) return refuse('travel-exceeds-payment', { taxFreeTravelCents: travel });

  const feeVat = feeVatStep(fee.cents, input, law);
  if (isRefusal(feeVat)) return feeVat;
  const contribution = contributionStep(remainder, input, law);
  if (isRefusal(contribution)) return contribution;
  const taxable = taxableStep(remainder, contribution.cents, input, law);
  if (isRefusal(taxable)) return taxable;
  const withheld = withheldStep(taxable.cents, input, law);
  if (isRefusal(withheld)) return withheld;

  const afterTax = minus(taxable.cents, withheld.cents);
  const feeAfterTax = minus(plus(fee.cents, feeVat.cents), feeBeforeTax);
  const left = minus(plus(afterTax, travel), feeAfterTax);
  if (left < 0) return refuse('fee-exceeds-payment', { feeCents: fee.cents, feeVatCents: feeVat.cents });
  const garnished = garnishment === null ? null : garnishedStep(garnishment, afterTax, left, paidOn, law);
  if (isRefusal(garnished)) return garnished;

  const garnishedCents = garnished?.cents ?? zero;
  const net = minus(left, garnishedCents);
  return {
    feeCents: fee.cents,
    feeVatCents: feeVat.cents,
    employerHealthContributionCents: contribution.cents,
    taxFreeCents: travel,
    taxableCents: taxable.cents,
    withheldCents: withheld.cents,
    garnishedCents,
    netCents: net,
    steps: [
      fee,
      contribution,
      taxable,
      withheld,
      ...(feePlan.when === 'after-tax' ? [feeVat] : []),
      ...(travel > 0 ? [taxFreeStep(travel)] : []),
      ...(garnished ? [garnished] : []),
      netStep(net, {
        taxableCents: taxable.cents,
        taxFreeTravelCents: travel,
        withheldCents: withheld.cents,
        feeAfterTaxCents: feeAfterTax,
        garnishedCents,
      }),
    ],
  };
}

/** After tax the fee is a service sold to the entrepreneur, with VAT of the payment day; inside payroll it is no sale. */
function feeVatStep(feeCents: Cents, { feePlan, paidOn }: PayInput, law: PayLaw): PayStep | Refusal<'rule-missing'> {
  const rate = ruleOn(law, 'vat.standard', paidOn);
  if (isRefusal(rate)) return rate;
  const vat = feePlan.when === 'after-tax' ? share(feeCents, rate.value) : zero;
  const formula = `${decimal(feeCents)} × ${percent(rate.value, 'en')}`;
  return payStep('fee-vat', vat, formula, rate, { feeCents, rateBp: rate.value });
}

function taxableStep(
  remainder: Cents,
  contribution: Cents,
  { receivedCents, mode, feePlan, taxFreeTravelCents, paidOn }: PayInput,
  law: PayLaw,
): PayStep | Refusal<'rule-missing'> {
  const feeReduces = mode === 'wages' && feePlan.when === 'before-tax';
  const ground = feeReduces ? ruleOn(law, 'wage.base', paidOn) : agreedBase[feePlan.when];
  if (isRefusal(ground)) return ground;
  const fee = minus(receivedCents, taxFreeTravelCents, remainder);
  const taken = [fee, contribution, taxFreeTravelCents].filter((part) => part > 0).map(decimal);
  return payStep('taxable', minus(remainder, contribution), [decimal(receivedCents), ...taken].join(' − '), ground, {
    receivedCents,
    feeBeforeTaxCents: fee,
    employerHealthContributionCents: contribution,
    taxFreeTravelCents,
  });
}

// Case law on the base speaks of wages and a fee inside them; the other combinations are what the parties have agreed.
const agreedBase: Record<FeePlan['when'], Ground> = {
  'before-tax': { rule: 'agreement.fee', source: 'the fee is agreed to be taken before tax', status: 'unverified' },
  'after-tax': { rule: 'agreement.fee', source: 'the fee is agreed to be a sale after tax', status: 'unverified' },
};

const taxFreeStep = (travel: Cents): PayStep =>
  payStep('tax-free', travel, decimal(travel), travelGround, { taxFreeTravelCents: travel });

const travelGround: Ground = {
  rule: 'agreement.travel',
  source: 'KHO 2022:72; Tax Administration guidance VH/2644/00.01.00/2023: travel agreed with the customer, wages only',
  status: 'enacted',
};

type NetParts = Record<
  'taxableCents' | 'taxFreeTravelCents' | 'withheldCents' | 'feeAfterTaxCents' | 'garnishedCents',
  Cents
>;

function netStep(net: Cents, parts: NetParts): PayStep {
  const { taxableCents, taxFreeTravelCents, withheldCents, feeAfterTaxCents, garnishedCents } = parts;
  const added = [taxableCents, ...(taxFreeTravelCents > 0 ? [taxFreeTravelCents] : [])].map(decimal).join(' + ');
  const taken = [withheldCents, feeAfterTaxCents, garnishedCents].filter((part) => part > 0).map(decimal);
  return payStep('net', net, [added, ...taken].join(' − '), conservation, parts);
}

const conservation: Ground = {
  rule: 'agreement.net',
  source: 'what remains: received = fee + VAT of the fee + contribution + withheld + garnished + net',
  status: 'enacted',
};
