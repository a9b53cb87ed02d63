import type { Day } from '../basics/day.ts';
import type { Vat } from '../basics/invoice-arithmetic.ts';
import { bp, type Language } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { ruleOn } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';

/** What is sold, as far as its VAT goes by it. */
export type Supply = {
  readonly what: 'service' | 'goods';
  readonly rate: 'standard' | 'reduced1' | 'reduced2' | 'zero' | 'exempt';
  /** A construction service on real estate, or labour hired out for one (AVL 31 § 3 mom. 1 kohta). */
  readonly construction: boolean;
  /** The day it is completed or delivered. */
  readonly suppliedOn: Day;
  /** The day an advance payment came, if it came before. */
  readonly advanceOn: Day | null;
  /** The ground of an exemption, as it is written on the invoice. */
  readonly exemptBecause: string | null;
};

export type VatBuyer = {
  readonly business: boolean;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly vatNumber: string | null;
  /** Whether the buyer has told that on that day it sells construction services otherwise than by chance, builds to sell, hires out labour for it, or sells the service on to such a buyer. */
  readonly buildsForOthers: boolean;
};

/** The category and rate of a sale, and the words that the invoice must then carry; null where it needs none. */
export type VatDecision = Vat & { readonly ground: string; readonly words: Record<Language, string> | null };

/**
 * How a Finnish seller's sale is taxed. The rate is that of the day of supply, of an advance payment that of the day it
 * came. The buyer pays the tax of construction services between builders (AVL 8 c §) and of services sold to businesses of
 * other member states (AVL 65 §). Refuses `buyer-vat-number-missing` where the buyer pays, and `exemption-without-ground`.
 */
export function vatOfSupply(
  supply: Supply,
  buyer: VatBuyer,
  law: Law = finnishLaw,
): VatDecision | Refusal<'buyer-vat-number-missing' | 'exemption-without-ground' | 'rule-missing'> {
  if (supply.rate === 'exempt') return exempt(supply);
  const reverse = buyer.business ? otherThanTaxed(supply, buyer, law) : null;
  if (isRefusal(reverse)) return reverse;
  if (reverse) {
    const buyerPays = reverse.category === 'AE' || reverse.category === 'K';
    return buyerPays && buyer.vatNumber === null ? refuse('buyer-vat-number-missing') : reverse;
  }
  if (!buyer.business && supply.what === 'goods' && !isInUnion(buyer.country))
    return { ...outside.goods, rateBp: bp(0) };
  if (supply.rate === 'zero') return { category: 'Z', rateBp: bp(0), ground: 'AVL 6 luku', words: null };
  const rate = ruleOn(law, `vat.${supply.rate}`, taxedOn(supply));
  return isRefusal(rate) ? rate : { category: 'S', rateBp: rate.value, ground: rate.rule, words: null };
}

/** The day whose rate holds: an advance payment is taxed when it comes (AVL 15 § 1 mom. 2 kohta). */
const taxedOn = ({ suppliedOn, advanceOn }: Pick<Supply, 'suppliedOn' | 'advanceOn'>): Day =>
  advanceOn !== null && advanceOn < suppliedOn ? advanceOn : suppliedOn;

function exempt({ exemptBecause }: Supply): VatDecision | Refusal<'exemption-without-ground'> {
  const ground = exemptBecause?.trim();
  if (!ground) return refuse('exemption-without-ground');
  return { category: 'E', rateBp: bp(0), ground, words: { fi: ground, sv: ground, en: ground } };
}

type Untaxed = Omit<VatDecision, 'rateBp'>;

/** The sales to businesses that are not taxed here, or not by the seller. */
function otherThanTaxed(supply: Supply, buyer: VatBuyer, law: Law): VatDecision | null | Refusal<'rule-missing'> {
  const untaxed = (made: Untaxed): VatDecision => ({ ...made, rateBp: bp(0) });
  if (supply.construction) {
    // Work on real estate is taxed where the real estate is, so a foreign builder's Finnish site is like anybody's (AVL 67 §).
    if (!buyer.buildsForOthers) return null;
    const inForce = ruleOn(law, 'vat.reverse_charge.construction', supply.suppliedOn);
    if (isRefusal(inForce)) return inForce;
    return inForce.value ? untaxed(construction) : null;
  }
  if (isFinland(buyer.country)) return null;
  if (isInUnion(buyer.country)) return untaxed(inUnion[supply.what]);
  return untaxed(outside[supply.what]);
}

const construction: Untaxed = {
  category: 'AE',
  ground: 'AVL 8 c §',
  words: {
    fi: 'Käännetty verovelvollisuus, AVL 8 c §',
    sv: 'Omvänd skattskyldighet, 8 c § i mervärdesskattelagen',
    en: 'Reverse charge, section 8 c of the Finnish VAT Act',
  },
};

const inUnion: Record<Supply['what'], Untaxed> = {
  service: {
    category: 'AE',
    ground: 'AVL 65 §',
    words: {
      fi: 'Käännetty verovelvollisuus, AVL 65 § (direktiivi 2006/112/EY, 44 ja 196 artikla)',
      sv: 'Omvänd skattskyldighet, 65 § i mervärdesskattelagen (direktiv 2006/112/EG, artiklarna 44 och 196)',
      en: 'Reverse charge, section 65 of the Finnish VAT Act (Directive 2006/112/EC, Articles 44 and 196)',
    },
  },
  goods: {
    category: 'K',
    ground: 'AVL 72 a §',
    words: {
      fi: 'Veroton yhteisömyynti, AVL 72 a §',
      sv: 'Skattefri gemenskapsintern försäljning, 72 a § i mervärdesskattelagen',
      en: 'Intra-Community supply, section 72 a of the Finnish VAT Act',
    },
  },
};

const outside: Record<Supply['what'], Untaxed> = {
  service: {
    category: 'O',
    ground: 'AVL 65 §',
    words: {
      fi: 'Myyntimaa ei ole Suomi, AVL 65 §',
      sv: 'Säljs inte i Finland, 65 § i mervärdesskattelagen',
      en: 'Not supplied in Finland, section 65 of the Finnish VAT Act',
    },
  },
  goods: {
    category: 'G',
    ground: 'AVL 70 §',
    words: {
      fi: 'Veroton vientimyynti, AVL 70 §',
      sv: 'Skattefri exportförsäljning, 70 § i mervärdesskattelagen',
      en: 'Export, section 70 of the Finnish VAT Act',
    },
  },
};

const reverseCharge: Record<Language, string> = {
  fi: 'Käännetty verovelvollisuus',
  sv: 'Omvänd skattskyldighet',
  en: 'Reverse charge',
};

/** Whether a text says, in any of the three languages, that the buyer pays the tax. */
export const saysReverseCharge = (text: string | null): boolean =>
  /käännetty verovelvollisuus|omvänd (skattskyldighet|betalningsskyldighet)|reverse charge/i.test(text ?? '');

/** The ground of a reverse charge with the words that the invoice must carry (AVL 209 e § 2 mom. 12 kohta). */
export const reverseChargeText = (ground: string, language: Language): string =>
  saysReverseCharge(ground) ? ground : `${reverseCharge[language]}, ${ground}`;

// Åland is Finland for services; goods that cross its tax border are not decided here.
const isFinland = (country: string): boolean => country === 'FI' || country === 'AX';

const memberStates = new Set(
  'AT AX BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
const isInUnion = (country: string): boolean => memberStates.has(country);
