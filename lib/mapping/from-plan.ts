import type { Proposal } from '@/lib/domain/mapping';
import { ALTERNATIVES_MAX, entryOf } from './candidates';
import { effectOf } from './effect';
import type { Findings } from './findings';
import { nearestCommands } from './nearest';

const NEIGHBOUR = 50;

/** The command that the plan itself names, installed or not; where it is not, its living neighbours stand beside it. */
export function byPlan({ task, context, others }: Findings): Proposal | null {
  const { command, args } = task;
  if (command === null) return null;
  const { catalog } = context;
  const installed = entryOf(command, catalog) !== undefined;
  const near = installed ? [] : nearestCommands(command, catalog);
  const reason = `Installed, and named much like ${command}.`;
  const neighbours = near.map((name) => ({ command: name, args: '', confidence: NEIGHBOUR, reason }));
  const rest = others(command).filter((other) => !near.includes(other.command));
  return {
    answer: { kind: 'command', command, args, effect: effectOf(command) },
    confidence: installed ? 100 : 95,
    origin: 'plan',
    reason: installed
      ? `The plan names ${command}.`
      : `The plan names ${command}, which is not among the installed commands.`,
    matched: [],
    stackFacts: [],
    alternatives: [...neighbours, ...rest].slice(0, ALTERNATIVES_MAX),
  };
}
