import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chooseStatusEdits, listOpenStatusEdits } from '@/db/queries/status-files';
import { AshlarError, type Problem, toProblem } from '@/lib/domain/errors';
import type { RunTask } from '@/lib/domain/run';
import type { StatusDifference, StatusEdit, StatusFileView } from '@/lib/domain/status-edit';
import { canRetry } from '@/lib/domain/task-status';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { TaskAnswer } from '@/lib/engine/answers';
import { compareFiles, type OurTask } from '@/lib/status-file/compare';
import { readForeign } from '@/lib/status-file/read-foreign';
import { statusFilePath } from '@/lib/status-file/write';
import type { Context } from '@/lib/workspace/context';
import { latestRealRun, statusDocument } from '@/lib/workspace/mirror-runs';
import { correct } from './correct';
import { findOpenRun } from './find-run';

/** No status file comes near this, in bytes. */
const BYTES_MAX = 64 * 1024 * 1024;

/** How the status file stands to the ledger, and what somebody else wrote into it. */
export function showStatusFile(context: Context, { spec }: ParsedVerbInput<'statusFile'>): StatusFileView {
  context.plan(spec);
  // What somebody changed since our last write is found now, not at the next task.
  if (context.mirror.isForeign(spec)) context.mirror.flush(spec);
  const problem = context.mirror.problem(spec);
  const [newest, ...others] = listOpenStatusEdits(context.db, spec);
  const edit = newest ? { ...editView(context, newest), others: others.length } : null;
  const before = latestRealRun(context.db, spec) ? 'in-step' : 'none';
  const state = edit ? 'edited' : problem ? 'behind' : before;
  return { spec, path: statusFilePath(spec), state, problem, edit };
}

/**
 * Settles the edits of somebody else that were kept. `ours` leaves everything as it is; `theirs` takes tasks that the
 * kept file says are done or skipped as the person's own evidence. Nothing else is ever taken from it. Throws
 * `E_NOT_FOUND` when nothing is to be decided, or a task is none that can be accepted.
 */
export function resolveStatusFile(
  context: Context,
  { spec, choice, tasks }: ParsedVerbInput<'resolveStatusFile'>,
): VerbOutput<'resolveStatusFile'> {
  const { edit } = showStatusFile(context, { spec });
  if (!edit) throw new AshlarError('E_NOT_FOUND', `No other tool has changed the status file of ${spec}.`);
  const wanted = choice === 'theirs' ? wantedOf(spec, edit.differences, tasks) : [];
  const refused = accept(context, spec, wanted, `accepted by the person from ${edit.file}`);
  // What could not be taken over stays to be decided.
  if (refused.length === 0) chooseStatusEdits(context.db, spec, choice);
  const failed = new Set(refused.map(({ task }) => task));
  const accepted = wanted.filter(({ key }) => !failed.has(key)).map(({ taskId }) => taskId);
  return { accepted, refused, statusFile: showStatusFile(context, { spec }) };
}

function wantedOf(spec: string, differences: StatusDifference[], tasks: string[] | undefined): StatusDifference[] {
  const acceptable = differences.filter((difference) => difference.acceptable);
  if (!tasks) return acceptable;
  return tasks.map((name) => {
    const found = acceptable.find(({ taskId, key }) => taskId === name || key.toLowerCase() === name.toLowerCase());
    if (found) return found;
    const known = acceptable.map(({ key }) => key).join(', ') || 'none';
    const hint = `Tasks that can be taken over: ${known}.`;
    throw new AshlarError('E_NOT_FOUND', `The other file does not say that ${name} of ${spec} is done.`, hint);
  });
}

type Refused = { task: string; problem: Problem };

/** The person's word settles the tasks: in the run that is open, all of them at once, or else for the next one. */
function accept(context: Context, spec: string, wanted: readonly StatusDifference[], note: string): Refused[] {
  const found = findOpenRun(context, spec);
  const open = found?.kind === 'plan' && !found.rehearsal ? found : null;
  const ofRun = new Map(open && context.engine.state(open.id).tasks.map((task) => [task.taskId, task]));
  const inRun = wanted.flatMap((difference) => {
    const task = ofRun.get(difference.taskId);
    return task ? [{ taskId: task.taskId, given: wordOf(task, difference, note) }] : [];
  });
  const refused = open ? context.engine.answerAll(open.id, inRun) : [];
  const keys = new Map(wanted.map(({ taskId, key }) => [taskId, key]));
  return [
    ...refused.map(({ taskId, problem }) => ({ task: keys.get(taskId) ?? taskId, problem })),
    ...wanted.filter(({ taskId }) => !ofRun.has(taskId)).flatMap((one) => forNextRun(context, spec, one, note)),
  ];
}

function wordOf(task: RunTask, { theirs }: StatusDifference, note: string): TaskAnswer {
  if (theirs === 'skipped') return { type: 'skip', note };
  if (canRetry(task.status)) return { type: 'accept', note };
  return { type: 'alternate', answer: { kind: 'done-by-me', note }, mappingId: task.mappingId };
}

function forNextRun(
  context: Context,
  spec: string,
  { taskId, key, theirs }: StatusDifference,
  note: string,
): Refused[] {
  const answer = theirs === 'skipped' ? ({ kind: 'skip', note } as const) : ({ kind: 'done-by-me', note } as const);
  try {
    correct(context, { spec, task: taskId, answer, remember: false });
    return [];
  } catch (error) {
    return [{ task: key, problem: toProblem(error) }];
  }
}

type EditView = Omit<NonNullable<StatusFileView['edit']>, 'others'>;

function editView(context: Context, { id, specId, file, reason, foundAt, wrote }: StatusEdit): EditView {
  const path = join(context.projectDir, file);
  const base = { id, file, reason, foundAt, differences: [], strangers: 0 };
  if (!existsSync(path)) return { ...base, unreadable: 'it is not there any more' };
  if (statSync(path).size > BYTES_MAX) return { ...base, unreadable: 'it is too large' };
  const theirs = readForeign(readFileSync(path, 'utf8'));
  if (!theirs.ok) return { ...base, unreadable: theirs.why };
  if (theirs.feature !== null && theirs.feature !== specId) {
    return { ...base, unreadable: `it is about ${theirs.feature}` };
  }
  return { ...base, unreadable: null, ...compareFiles(ourTasks(context, specId), theirs.tasks, wrote) };
}

/** The tasks of our file with who they are; before the first run, those of the plan. */
function ourTasks(context: Context, specId: string): OurTask[] {
  const run = latestRealRun(context.db, specId);
  const document = statusDocument(context.db, specId);
  if (!run || !document) {
    return context.plan(specId).layers.flatMap((layer) =>
      layer.tasks.map(({ id, key, description, done }, index) => ({
        ...{ taskId: id, key, layerKey: layer.key, description, index },
        word: done ? ('complete' as const) : ('pending' as const),
      })),
    );
  }
  const places = new Map<string, number>();
  return run.tasks
    .filter((task) => task.role === 'task')
    .map(({ taskId, key, layerKey, description }) => {
      const index = places.get(layerKey) ?? 0;
      places.set(layerKey, index + 1);
      const word = document.layers[layerKey]?.tasks[index]?.status ?? 'pending';
      return { taskId, key, layerKey, description, index, word };
    });
}
