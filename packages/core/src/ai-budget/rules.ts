import type { ModelPrice } from "@handrail/contracts/inputs/ai-budget";

/** PURE. What calls are counted as: tokens, and millionths of the currency. */

const lettersPerToken = 3.5;
const mostMicros = 2_147_483_647;

/** About how many tokens a text is; rather more than fewer. */
export const estimateTokens = (text: string) => Math.ceil(text.length / lettersPerToken);

/** What a call costs by the organisation's prices; null where it has none for the model. A price for a million tokens is
 * the number of millionths for one. */
export function costOf(
  prices: readonly ModelPrice[],
  model: string,
  tokens: { input: number; output: number },
): number | null {
  const price = prices.find((each) => each.model === model);
  return price
    ? Math.min(Math.round(tokens.input * price.input + tokens.output * price.output), mostMicros)
    : null;
}

const levels = [100, 80] as const;

/** The share of the budget, in percent, that admins are told of; 0 below all of them. */
export function levelOf(used: number, limit: number | null): number {
  if (limit === null) return 0;
  return levels.find((level) => used * 100 >= limit * level) ?? 0;
}
