import type { Proposal } from '@/lib/domain/mapping';
import { extractArguments } from './arguments';
import { effectOf } from './effect';
import type { Findings } from './findings';
import type { SearchHit } from './search-catalog';
import { makingKinds } from './task-kinds';

/** Right about as often as this, held out. */
const CONFIDENCE = 70;
/** How far ahead of the next a command must be whose whole name is said. */
const AHEAD_NAMED = 1.4;

/**
 * The search decides only for what makes something, and only far ahead of the next: when a command's whole name stands in
 * what the task is about, or when the stack speaks for a command and the task says its name in the field's words.
 */
export function bySearch({ reading, found, limits, others }: Findings): Proposal | null {
  const [best, next] = found;
  if (!best || !makingKinds.has(reading.kind)) return null;
  const ahead = best.score / (next?.score ?? 1);
  const named = best.named && reading.kind === 'make' && ahead >= AHEAD_NAMED;
  const meant = best.meant && best.score >= limits.score && ahead >= limits.ahead;
  if (!named && !meant) return null;
  const { command } = best.command;
  return {
    answer: {
      kind: 'command',
      command,
      args: extractArguments(reading, command, best.command),
      effect: effectOf(command),
    },
    confidence: CONFIDENCE,
    origin: 'search',
    reason: named ? whyNamed(best) : whyMeant(best),
    matched: best.shared,
    stackFacts: [...best.facts],
    alternatives: others(command),
  };
}

function whyNamed({ shared, command }: SearchHit): string {
  return `The task is about “${shared.slice(0, 3).join(' ')}”, which is what ${command.command} is called.`;
}

function whyMeant({ shared, command, facts }: SearchHit): string {
  const words = shared.slice(0, 4).join(', ');
  const has = facts.length ? `; the project has ${facts.join(', ')}` : '';
  return `No rule speaks for this task, but ${command.command} is described with “${words}”, far ahead of the next${has}.`;
}
