import { argvText } from '@/lib/domain/argv-text';
import { parseSlashCommand } from '@/lib/domain/command';
import type { RunState } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import type { NextCommand } from '@/lib/domain/summary';
import { isSettled } from '@/lib/domain/task-status';
import { findChecks } from '@/lib/project/find-checks';
import { checkAnswer } from './carry-out';
import type { Context } from './context';

/**
 * What may come after a run: commands that check its work, as far as they can be carried out here, and the
 * project's own checks where the command for its tests is not.
 */
export function nextCommands(context: Context, { run, tasks }: RunState): NextCommand[] {
  if (!isEnded(run.status)) return [];
  if (run.status !== 'complete' || !tasks.every((task) => isSettled(task.status))) {
    return [{ label: 'Run what is left', command: `ashlar run ${run.specId}`, why: 'Completed tasks are kept.' }];
  }
  const validate: NextCommand = {
    label: 'Validate the code',
    command: `/quality:validate-code ${run.specId}`,
    why: 'Checks the code against the spec.',
  };
  const test: NextCommand = {
    label: 'Run the tests',
    command: '/testing:test',
    why: 'Shows whether the layers work together.',
  };
  return [
    ...(isUsable(context, validate) ? [validate] : []),
    ...(isUsable(context, test) ? [test] : checksOf(context)),
    { label: 'See the status file', command: `ashlar status ${run.specId}`, why: 'For your other tools.' },
  ];
}

function isUsable(context: Context, { command }: NextCommand): boolean {
  const slash = parseSlashCommand(command);
  return slash !== null && checkAnswer(context, { kind: 'command', ...slash, effect: 'none' }).state === 'ready';
}

/** Those that the person confirmed, or else those that were found, to be confirmed by a press; none if they want none. */
function checksOf({ settings, projectDir }: Context): NextCommand[] {
  const { syncChecks } = settings();
  const lines = syncChecks?.map(argvText) ?? findChecks(projectDir).checks.map(({ line }) => line);
  if (lines.length === 0) return [];
  const confirmed = syncChecks !== null;
  const why = confirmed ? 'Shows whether the layers work together.' : 'Found in the project; not confirmed yet.';
  return [{ label: 'Run the project’s checks', command: lines.join('\n'), why, checks: { lines, confirmed } }];
}
