import { MEDIUM_CONFIDENCE } from '@/lib/domain/confidence';
import type { Alternative, Proposal } from '@/lib/domain/mapping';
import { whyAsk } from './ask-reasons';
import type { Findings } from './findings';

/** Asks the person, says why, and shows what comes nearest. */
export function ask({ task, reading, rules, others }: Findings): Proposal {
  const alternatives = others(null);
  const [best] = rules;
  return {
    answer: null,
    confidence: Math.min(MEDIUM_CONFIDENCE - 1, alternatives[0]?.confidence ?? 0),
    origin: 'ask',
    reason: best?.doubt ?? `${whyAsk(reading, task.layerKey)}${nearest(alternatives)}`,
    matched: best ? [best.matched] : [],
    stackFacts: best?.facts ?? [],
    alternatives,
  };
}

function nearest([first]: readonly Alternative[]): string {
  return first ? ` ${first.command} comes nearest.` : '';
}
