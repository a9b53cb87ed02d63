// The Incomes Register's income types and code lists (Palkat – Koodistot – Tulolajit 2022, Koodistot 2022), unchanged until 2026.
// Its XML schema takes any number for any code, so what stands here is what keeps nonsense out.

export type Insurance = 'pension' | 'accident' | 'unemployment' | 'health';

export type IncomeType = {
  /** Wages are reported in sums of the 100 series or item by item in the 200 series, never both; the rest goes with either. */
  readonly series: 'sums' | 'items' | 'separate';
  /** What the income is insured by where the report says nothing else. */
  readonly insured: readonly Insurance[];
  /** Whether the report may say that this income is, or is not, insured otherwise than by default. */
  readonly mayDiffer: boolean;
  readonly mayBeNegative: boolean;
  /** Whether it can be an unjust enrichment or be recovered. */
  readonly mayBeRecovered: boolean;
};

type Flag = 'may-differ' | 'may-be-negative' | 'never-recovered';
const all: readonly Insurance[] = ['pension', 'accident', 'unemployment', 'health'];
const types = new Map<number, IncomeType>();

function incomes(series: IncomeType['series'], insured: readonly Insurance[], flags: readonly Flag[], codes: string) {
  const type = {
    series,
    insured,
    mayDiffer: flags.includes('may-differ'),
    mayBeNegative: flags.includes('may-be-negative'),
    mayBeRecovered: !flags.includes('never-recovered'),
  };
  for (const code of codes.split(' ')) types.set(Number(code), type);
}

incomes('sums', all, ['may-differ'], '101');
incomes('sums', ['pension'], [], '102');
incomes('sums', all, [], '103');
incomes('sums', ['health'], [], '104');
incomes('sums', ['unemployment'], [], '105');
incomes('sums', ['accident'], [], '106');

incomes('items', all, [], '201 203 204 205 206 207 211 212 213 218 220 221 223 224 225 227');
incomes('items', all, [], '230 232 234 235 236 237 238 239');
incomes('items', all, ['may-differ'], '202 209 216 219');
incomes('items', ['health'], ['may-differ'], '215');
incomes('items', [], ['may-differ'], '210 214 226 233');
incomes('items', [], [], '208 217 222 229 231');

incomes('separate', all, [], '337 339');
incomes('separate', all, ['may-differ'], '310');
incomes('separate', all, ['never-recovered'], '301 304 321 330 334 342 361 364 365');
incomes('separate', all, ['may-differ', 'never-recovered'], '317 352');
incomes('separate', ['pension', 'accident', 'unemployment'], ['never-recovered'], '312');
incomes('separate', ['pension', 'accident'], [], '319');
incomes('separate', ['pension', 'accident'], ['may-differ'], '328');
incomes('separate', ['accident', 'unemployment'], [], '354 355');
incomes('separate', ['pension'], ['may-differ'], '320');
incomes('separate', ['pension'], ['never-recovered'], '322');
incomes('separate', ['unemployment'], ['never-recovered'], '323');
incomes('separate', ['accident'], ['never-recovered'], '324');
incomes('separate', ['health'], ['never-recovered'], '325');
incomes('separate', ['health'], [], '350');
incomes('separate', [], [], '309 313 314 316 327 329 332 335 338 340 351 353 356 359 362');
incomes('separate', [], ['may-differ'], '308 315 326 336');
incomes('separate', [], ['never-recovered'], '302 303 311 331 343 357 358');
incomes('separate', [], ['may-differ', 'never-recovered'], '341 363');

// What is taken from the income.
incomes('separate', [], ['never-recovered'], '401 403 405 406 408 409 410 411 415 416 417 418 420');
incomes('separate', [], ['may-differ', 'never-recovered'], '407 419');
incomes('separate', [], ['may-be-negative', 'never-recovered'], '402 404 412 413 414');

/** The income type with a code, or undefined where the register knows none. */
export const incomeType = (code: number): IncomeType | undefined => types.get(code);

/** A deduction before withholding (419) is taken from these, and may not be more than they come to. */
export const isDeductedFrom = (code: number): boolean => deductedFrom.has(code);
const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const deductedFrom = new Set([
  ...[...between(101, 106), ...between(201, 207), ...between(209, 227), ...between(230, 239)],
  ...[308, 315, 316, 320, 326, 336, 339, 351, 353, 354, 355, 359],
]);

/** The insurances of an insurance code (InsuranceCode), undefined where it is none; 1 is all of them. */
export const insurancesOf = (code: number): readonly Insurance[] | undefined => insuranceCodes[code];
const insuranceCodes: Record<number, readonly Insurance[]> = {
  1: all,
  2: ['pension'],
  3: ['health'],
  5: ['unemployment'],
  6: ['accident'],
};

const list = (...codes: number[]) => new Set(codes);

/** The code lists whose values a report may name, by the names of their elements. */
export const codeLists = {
  exception: list(...between(1, 11)),
  earnerType: list(...between(1, 15)),
  payerType: list(1, 2, 3, 4, 6, 7, 8, 9, 10),
  id: list(1, 2, 3, 4, 5, 6, 7, 9, 99),
  certificate: list(1, 2, 3),
  benefit: list(1, 2, 3, 4),
  carBenefit: list(1, 2),
  carAgeGroup: list(1, 2, 3, 4),
  allowance: list(...between(1, 5)),
};
