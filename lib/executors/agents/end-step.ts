import type { Step } from '@/lib/domain/step';
import { bounded, textMax } from '@/lib/executors/claude/normalise/bounds';
import { add, type Line } from '@/lib/executors/claude/normalise/reading';
import type { Told } from './told';

/** The agent says that it ended. A later word of it counts more. */
export function endStep(line: Line, told: Told, ok: boolean, text: string): Step {
  told.end = { ok };
  const { turns, costUsd } = told.facts;
  return add(line, { type: 'end', text: bounded(text, textMax, line.safe), ok, turns, costUsd });
}
