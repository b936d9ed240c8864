import type { LotRules } from '@jtop/contract';

/**
 * The step (加价幅度) that holds at a price: the one amount, or the highest rung of the ladder that begins at or below
 * the price.
 */
export function incrementAt(rules: Pick<LotRules, 'increment'>, priceFen: number): number {
  const { increment } = rules;
  if ('fen' in increment) return increment.fen;
  let fen = increment.ladder[0]?.fen ?? 1;
  for (const rung of increment.ladder) {
    if (rung.fromFen <= priceFen) fen = rung.fen;
  }
  return fen;
}
