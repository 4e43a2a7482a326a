import { AshlarError } from '@/lib/domain/errors';
import type { Answer } from '@/lib/domain/mapping';
import { isDead, type Preflight } from '@/lib/domain/preflight';
import { checksAnswer } from '@/lib/domain/sync-checks';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { buildCommandRun } from '@/lib/engine/build-command-run';
import { effectOf } from '@/lib/mapping/effect';
import { locateSpec } from '@/lib/plan/locate-specs';
import { checkAnswer } from '@/lib/workspace/carry-out';
import type { Context } from '@/lib/workspace/context';
import { findOpenRun } from './find-run';
import { assertTrusted, inTheWay } from './start-run';

/**
 * Runs one command for a spec beside its plan, or the checks that the person confirmed. Refuses an untrusted project
 * (`E_NOT_TRUSTED`), a command that cannot be carried out here (`E_NO_COMMAND`, `E_NO_ROUTE`), checks that were not
 * confirmed (`E_NO_CHECKS`), and a second run of the same spec (`E_CONFLICT`).
 */
export function runCommand(context: Context, input: ParsedVerbInput<'runCommand'>): VerbOutput<'runCommand'> {
  const { id: spec } = locateSpec(context.projectDir, input.spec);
  assertTrusted(context, false);
  const answer =
    input.command === undefined ? confirmedChecks(context) : commandAnswer(context, input.command, input.args);
  const open = findOpenRun(context, spec);
  if (open) throw inTheWay(open);
  const state = buildCommandRun({ spec, answer, now: context.clock.now() });
  context.engine.start(state);
  const { run, tasks } = context.engine.state(state.run.id);
  return { run, task: tasks[0] ?? null };
}

function commandAnswer(context: Context, command: string, args: string): Answer {
  const answer: CommandAnswer = { kind: 'command', command, args: args.trim(), effect: effectOf(command) };
  assertReady(command, commandPreflight(context, answer));
  return answer;
}

function confirmedChecks({ settings }: Context): Answer {
  const checks = settings().syncChecks;
  if (checks?.length) return checksAnswer(checks);
  const hint = 'Confirm them in the settings, or with: ashlar settings --sync-checks found';
  throw new AshlarError('E_NO_CHECKS', 'No checks of this project are confirmed.', hint);
}

type CommandAnswer = Extract<Answer, { kind: 'command' }>;

/** Whether a command can be carried out here, as a plan's tasks are checked. */
export function commandPreflight(context: Context, answer: CommandAnswer): Preflight {
  return checkAnswer(context, answer);
}

function assertReady(command: string, checked: Preflight): void {
  if (isDead(checked)) {
    const { message, nearest } = checked;
    const hint = nearest.length ? `Did you mean ${nearest.join(', ')}?` : 'Install it, or add a route for it.';
    throw new AshlarError('E_NO_COMMAND', message, hint);
  }
  if (checked.state === 'no-executor') {
    throw new AshlarError('E_NO_ROUTE', checked.message, `Add a route for ${command} to your settings.`);
  }
}
