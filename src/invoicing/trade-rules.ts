import type { Day } from '../basics/day.ts';

/** What is wrong or doubtful in a row's text, and the rule that says so. Codes are translated under `invoicing.question`. */
export type TextQuestion = {
  readonly row: number;
  readonly code: string;
  readonly kind: 'vague' | 'excluded';
  readonly source: string;
};

type TradeRule = {
  readonly since: Day;
  readonly code: string;
  readonly words: readonly RegExp[];
  readonly source: string;
};

const service = 'Terms of the invoicing service: work that cannot be invoiced through it';

// The exclusions of the trade, told by the words people use for them; a hit is a question to the writer and the reviewer, never a verdict.
const excludedTrades: readonly TradeRule[] = [
  {
    since: '2024-01-01' as Day,
    code: 'wet-room',
    words: [/vedeneris/i, /märkätila/i, /våtrum/i, /waterproof/i, /wet room/i],
    source: `${service}; waterproofing needs the certificate of the trade`,
  },
  {
    since: '2024-01-01' as Day,
    code: 'electrical',
    words: [/sähkötyö/i, /sähköasen/i, /elarbet/i, /elinstallation/i, /electrical (work|install)/i],
    source: 'Sähköturvallisuuslaki 1135/2016 55 §: electrical work needs a contractor with the right',
  },
  {
    since: '2024-01-01' as Day,
    code: 'permit-work',
    words: [
      /vartioin/i,
      /järjestyksenvalvo/i,
      /\bbevakning/i,
      /security guard/i,
      /kiinteistönväli/i,
      /fastighetsförmedl/i,
      /real.estate brok/i,
    ],
    source: 'Laki yksityisistä turvallisuuspalveluista 1085/2015; Laki kiinteistönvälitysliikkeistä 1075/2000',
  },
  {
    since: '2024-01-01' as Day,
    code: 'health-care',
    words: [/sairaanhoi/i, /terveydenhu/i, /lääkäri/i, /sjukvård/i, /hälsovård/i, /health ?care/i, /\bnursing\b/i],
    source: 'Laki sosiaali- ja terveydenhuollon valvonnasta 741/2023: a provider registers itself',
  },
  {
    since: '2024-01-01' as Day,
    code: 'food-sales',
    words: [/ruokamyynti/i, /elintarvikk?e?iden myyn/i, /matförsäljning/i, /food sales/i],
    source: `${service}; selling food needs a registered food business`,
  },
  {
    since: '2024-01-01' as Day,
    code: 'personal-fee',
    words: [
      /kokouspalkkio/i,
      /luentopalkkio/i,
      /esitelmäpalkkio/i,
      /mötesarvode/i,
      /föreläsningsarvode/i,
      /lecture fee/i,
      /meeting fee/i,
    ],
    source: 'Ennakkoperintälaki 1118/1996 13 §: a personal meeting or lecture fee is wages from its payer',
  },
  {
    since: '2024-01-01' as Day,
    code: 'heavy-transport',
    words: [/kuorma-?auto/i, /tavaraliiken/i, /lastbil/i, /\btruck(ing)?\b/i, /koneurakoin/i],
    source: 'Laki liikenteen palveluista 320/2017: goods transport over the mass limit needs a permit',
  },
  {
    since: '2024-01-01' as Day,
    code: 'goods-only',
    words: [/\btavaran ?myynti/i, /tuotteiden myynti/i, /varuförsäljning/i, /sale of goods/i, /\bvuokraus\b/i],
    source: `${service}; goods or rent without own work`,
  },
];

const vagueWords = new Set(
  'työ työt työtä projekti projektityö palvelu palvelut lasku hommat keikka tunnit tuntityö sekalaista muu konsultointi arbete jobb projekt projektarbete tjänst tjänster timmar konsultering work job project services service hours misc consulting gig'.split(
    ' ',
  ),
);
const vagueSource = 'Arvonlisäverolaki 1501/1993 209 e §: an invoice tells the quantity and nature of what was done';

/**
 * What should be asked about the texts of an invoice's rows on a day: texts that do not tell what was done, and trades
 * the service may not invoice. A text is vague when none of its words tells the trade, or when it is under five letters.
 */
export function textQuestions(descriptions: readonly string[], on: Day): TextQuestion[] {
  return descriptions.flatMap((description, row) => {
    const words = description
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 1);
    const telling = words.filter((word) => !vagueWords.has(word));
    const vague = telling.join('').length < 5;
    return [
      ...(vague ? [{ row, code: 'text-vague', kind: 'vague' as const, source: vagueSource }] : []),
      ...excludedTrades
        .filter((rule) => rule.since <= on && rule.words.some((word) => word.test(description)))
        .map((rule) => ({ row, code: rule.code, kind: 'excluded' as const, source: rule.source })),
    ];
  });
}
