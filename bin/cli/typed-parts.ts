import { AshlarError } from '@/lib/domain/errors';

export type PartFlags = { words?: string; layer?: string; stack?: string };

/** What tasks a rule is for, as far as it was typed: words and facts by commas, `any` for every layer. */
export function typedParts({ words, layer, stack }: PartFlags) {
  return {
    ...(words === undefined ? {} : { words: byCommas(words) }),
    ...(stack === undefined ? {} : { stack: byCommas(stack) }),
    ...(layer === undefined ? {} : { layer: layer === 'any' ? null : typedLayer(layer) }),
  };
}

const byCommas = (text: string): string[] => [...new Set(text.split(',').map((each) => each.trim()))].filter(Boolean);

function typedLayer(text: string): string {
  if (/^L\d{1,2}$/i.test(text)) return text.toUpperCase();
  throw new AshlarError('E_INPUT', `--layer ${JSON.stringify(text)} is no layer.`, 'Use a layer such as L2, or any.');
}
