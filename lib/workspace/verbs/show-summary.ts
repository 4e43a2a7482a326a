import { listRunAttempts } from '@/db/queries/attempts';
import { AshlarError } from '@/lib/domain/errors';
import { answerLabel } from '@/lib/domain/mapping';
import { layerStatus, progressOf, tasksOfLayer } from '@/lib/domain/progress';
import type { Attempt, RunState, RunTask } from '@/lib/domain/run';
import type { Summary } from '@/lib/domain/summary';
import { needsPerson } from '@/lib/domain/task-status';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { statusFilePath } from '@/lib/status-file/write';
import type { Context } from '@/lib/workspace/context';
import { nextCommands } from '@/lib/workspace/next-commands';
import { findCommandRun, findLastRun, findOpenRun, findShownRun } from './find-run';
import { noticeOf } from './show-status';

/** What the latest run of a spec came to, or how it stands. Throws `E_NO_RUN` before the first. */
export function showSummary(context: Context, { spec }: ParsedVerbInput<'summary'>): Summary {
  context.unmappedPlan(spec);
  const open = findOpenRun(context, spec)?.kind === 'plan';
  const state = open ? findShownRun(context, spec) : findLastRun(context, spec);
  if (!state) throw new AshlarError('E_NO_RUN', `${spec} has not been run yet.`, 'Press Run first.');
  const attempts = listRunAttempts(context.db, state.run.id);
  const summary = buildSummary(state, attempts, context.clock.now());
  const next = nextCommands(context, state);
  return { ...summary, next, commandRun: commandSince(context, state), notice: noticeOf(context, spec) };
}

/** What was run beside the plan after the run that is summed up. */
function commandSince(context: Context, { run }: RunState): RunState | null {
  const command = findCommandRun(context, run.specId);
  return command && run.finishedAt !== null && command.run.startedAt >= run.finishedAt ? command : null;
}

function buildSummary(
  state: RunState,
  attempts: Attempt[],
  now: string,
): Omit<Summary, 'notice' | 'next' | 'commandRun'> {
  const { run, tasks } = state;
  const progress = progressOf(tasks);
  const ended = progress.complete + progress.failed + progress.skipped;
  return {
    run,
    progress,
    successRate: ended === 0 ? null : Math.round((progress.complete / ended) * 100),
    durationMs: Math.max(0, Date.parse(run.finishedAt ?? now) - Date.parse(run.startedAt)),
    attempts: attempts.length,
    layers: run.layers.map(({ key, name }) => summariseLayer(key, name, tasksOfLayer(tasks, key))),
    problems: tasks.filter((task) => needsPerson(task.status)).map(toProblem),
    files: collectFiles(attempts),
    statusFile: run.rehearsal ? '' : statusFilePath(run.specId),
  };
}

function summariseLayer(key: string, name: string, tasks: RunTask[]): Summary['layers'][number] {
  const { total, complete, failed, skipped } = progressOf(tasks);
  const durations = tasks.map((task) => task.durationMs).filter((ms) => ms !== null);
  const durationMs = durations.length ? durations.reduce((sum, ms) => sum + ms, 0) : null;
  const sync = tasks.find((task) => task.role === 'sync')?.status ?? null;
  return { key, name, status: layerStatus(tasks), total, complete, failed, skipped, durationMs, sync };
}

function toProblem(task: RunTask): Summary['problems'][number] {
  const { taskId, key, description, status, answer, problem } = task;
  const command = answer && answerLabel(answer);
  return {
    taskId,
    key,
    description,
    command,
    status,
    message: problem?.message ?? status,
    hint: problem?.hint ?? null,
  };
}

function collectFiles(attempts: Attempt[]): Summary['files'] {
  const collect = (kind: 'created' | 'modified' | 'deleted') =>
    [...new Set(attempts.flatMap((attempt) => attempt.files?.[kind] ?? []))].sort();
  return { created: collect('created'), modified: collect('modified'), deleted: collect('deleted') };
}
