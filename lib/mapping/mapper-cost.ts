/** US dollars for a million tokens, in and out, by what the model's name says; list prices of November 2026. */
const prices: readonly [name: RegExp, input: number, output: number][] = [
  [/haiku/i, 1, 5],
  [/sonnet/i, 3, 15],
  [/opus/i, 5, 25],
];
/** Of a model that is not known, the price of the dearest usual one is taken. */
const dearest = { input: 5, output: 25 };

/** English and JSON come to about four characters a token; fewer are taken, since paths and names cost more. */
const CHARACTERS_PER_TOKEN = 3.5;
/** What Claude Code adds of its own: the tool that takes the answer, and its description. */
const OVERHEAD_TOKENS = 1500;
/** A proposal with its reason, and thinking of about the same length. */
const OUTPUT_PER_TASK = 160;

export type Cost = { inputTokens: number; outputTokens: number; usd: number; isPriceKnown: boolean };

/** What one request would come to; a guess from its length, since only the model counts its tokens. */
export function estimateCost(characters: number, tasks: number, model: string): Cost {
  const inputTokens = Math.ceil(characters / CHARACTERS_PER_TOKEN) + OVERHEAD_TOKENS;
  const outputTokens = tasks * OUTPUT_PER_TASK;
  const known = prices.find(([name]) => name.test(model));
  const { input, output } = known ? { input: known[1], output: known[2] } : dearest;
  const usd = (inputTokens * input + outputTokens * output) / 1_000_000;
  return { inputTokens, outputTokens, usd, isPriceKnown: known !== undefined };
}
