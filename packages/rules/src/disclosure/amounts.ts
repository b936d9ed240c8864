/** Bands of a budget (§6.11): below 50, 50 to 200, 200 to 500, above 500 万元. */
export const BUDGET_BANDS = ['lt50', '50to200', '200to500', 'gt500'] as const;
export type BudgetBand = (typeof BUDGET_BANDS)[number];

/** Fen of ten thousand yuan (万元). */
const WAN_FEN = 1_000_000;

export interface BudgetRange {
  readonly minFen: number;
  readonly maxFen: number;
}

/** The band of a budget, by the most that the company would pay. The bounds belong to the band above, but for 500. */
export function bandOfRange({ maxFen }: BudgetRange): BudgetBand {
  if (maxFen < 50 * WAN_FEN) return 'lt50';
  if (maxFen < 200 * WAN_FEN) return '50to200';
  return maxFen <= 500 * WAN_FEN ? '200to500' : 'gt500';
}

/** What a demand says of its budget: a range, or only its band. */
export interface Budget {
  readonly budgetFen?: BudgetRange | undefined;
  readonly budgetBand?: BudgetBand | undefined;
}

/** The band of what a demand says of its budget; undefined where it says nothing. */
export function bandOf({ budgetFen, budgetBand }: Budget): BudgetBand | undefined {
  return budgetFen === undefined ? budgetBand : bandOfRange(budgetFen);
}

/** A telephone number of which the middle is not told: `138****5678`. Of a short one only the end is. */
export function maskedPhone(phone: string): string {
  const count = [...phone].filter((character) => /\d/.test(character)).length;
  const head = count >= 11 ? 3 : 0;
  const tail = count >= 11 ? 4 : Math.min(2, Math.floor(count / 3));
  let seen = 0;
  return [...phone]
    .map((character) => {
      if (!/\d/.test(character)) return /[\p{L}\p{N}]/u.test(character) ? '*' : character;
      seen += 1;
      return seen <= head || seen > count - tail ? character : '*';
    })
    .join('');
}

/** The beginning of a text, by code points. */
export function firstCodePoints(text: string, count: number): string {
  return [...text].slice(0, count).join('');
}
