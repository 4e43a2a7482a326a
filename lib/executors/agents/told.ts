import { type AgentFacts, noAgentFacts } from '@/lib/domain/agent';
import { textOf } from '@/lib/executors/claude/normalise/fields';
import type { Line } from '@/lib/executors/claude/normalise/reading';

/** What an agent's lines told so far. */
export type Told = {
  facts: AgentFacts;
  /** How it said that it ended; null until it does. */
  end: { ok: boolean } | null;
  /** The newest error in its own words. */
  error: string | null;
  /** A question that it ended with or could not ask. */
  asks: string | null;
  /** Whether a turn of the model is under way. */
  inTurn: boolean;
  /** The newest text while more of it may follow. */
  piece: { type: 'text' | 'note'; index: number; text: string } | null;
  /** What came between the lines of JSON, such as errors of a program that cannot start; the end of it. */
  stray: string;
};

export const nothingTold = (): Told => ({
  facts: { ...noAgentFacts },
  ...{ end: null, error: null, asks: null, inTurn: false, piece: null, stray: '' },
});

const refusedMax = 5;

/** A tool call that was refused. */
export function countRefusal({ facts }: Told, what: string): void {
  facts.denials += 1;
  const refused = facts.refused ?? [];
  if (refused.length < refusedMax) facts.refused = [...refused, what];
}

/** A name of the agent's own making, such as a session's; null where there is none. */
export const idOf = ({ safe }: Line, value: unknown): string | null => safe(textOf(value)).slice(0, 200) || null;
