import type { Db } from '@/db/client';
import { forgetTicks, listTicks, putTicks } from '@/db/queries/ticks';
import { type Problem, toProblem } from '@/lib/domain/errors';
import type { Plan } from '@/lib/domain/plan';
import type { RunTask } from '@/lib/domain/run';
import type { Tick } from '@/lib/domain/tick';
import { type PreparedFile, type PreparedTicks, prepareTicks } from '@/lib/plan/write-back/prepare-ticks';
import { type ReplacedFile, replaceUnchanged } from '@/lib/plan/write-back/replace-file';
import { type WantedTicks, wantedTicks } from '@/lib/plan/write-back/wanted-ticks';
import { latestRealRun } from './mirror-runs';

export type TickWriting = {
  db: Db;
  projectDir: string;
  /** Reads the plan from disk as the file has it, with sub-tasks under their tasks. */
  readPlan(specId: string): Plan;
  /** Hears of every file that was replaced, at once. */
  replaced(file: ReplacedFile): void;
};

const nothing: WantedTicks = { changes: [], stood: [], forget: [], doubtful: [] };

/**
 * Brings the boxes of a spec's plan in line with its latest real run, and returns what stood in the way. What is to be
 * written is remembered first, so that a crash before or after the file changes loses no tick and no sign. Safe to
 * repeat.
 */
export function writeTicks(writing: TickWriting, specId: string): Problem[] {
  const { db, projectDir } = writing;
  const tasks = latestRealRun(db, specId)?.tasks ?? [];
  const ticks = listTicks(db, specId);
  if (!mayDiffer(tasks, ticks)) return [];
  let wanted = nothing;
  const prepared = prepareTicks(
    projectDir,
    () => writing.readPlan(specId),
    (plan) => {
      wanted = wantedTicks(plan, tasks, ticks);
      return wanted.changes;
    },
  );
  remember(writing, specId, { wanted, prepared, ticks });
  const opened = new Set(wanted.changes.filter(({ done }) => !done).map(({ id }) => id));
  const failed = prepared.files.flatMap((file) => writeFile(writing, specId, file, opened));
  return [...prepared.problems, ...failed, ...odd(wanted, prepared)];
}

/** Whether any file has to be looked at. */
function mayDiffer(tasks: readonly RunTask[], ticks: readonly Tick[]): boolean {
  const known = new Map(ticks.map((tick) => [tick.boxId, tick]));
  return tasks.some(({ taskId, role, status }) => {
    const tick = known.get(taskId);
    return role === 'task' && (status === 'complete' ? !tick?.written : tick !== undefined);
  });
}

type Findings = { wanted: WantedTicks; prepared: PreparedTicks; ticks: readonly Tick[] };

/** What needs no writing: boxes that say so already, whether a person's hand or a crash came between. */
function remember({ db }: TickWriting, specId: string, { wanted, prepared, ticks }: Findings): void {
  const known = new Map(ticks.map((tick) => [tick.boxId, tick]));
  const opens = new Set(wanted.changes.filter(({ done }) => !done).map(({ id }) => id));
  const ticked = prepared.already.filter((id) => !opens.has(id));
  putTicks(
    db,
    [...wanted.stood, ...ticked].map((boxId) => ({
      specId,
      boxId,
      sign: known.get(boxId)?.sign ?? null,
      written: true,
    })),
  );
  forgetTicks(db, specId, [...wanted.forget, ...prepared.already.filter((id) => opens.has(id))]);
}

function writeFile(
  { db, projectDir, replaced }: TickWriting,
  specId: string,
  { stamped, bytes, changed }: PreparedFile,
  opened: ReadonlySet<string>,
): Problem[] {
  const ticked = changed.filter(({ id }) => !opened.has(id));
  const rows = (written: boolean) => ticked.map(({ id, from }) => ({ specId, boxId: id, sign: from, written }));
  try {
    putTicks(db, rows(false));
    replaced(replaceUnchanged(projectDir, stamped, bytes));
    putTicks(db, rows(true));
    forgetTicks(
      db,
      specId,
      changed.flatMap(({ id }) => (opened.has(id) ? [id] : [])),
    );
    return [];
  } catch (error) {
    return [toProblem(error)];
  }
}

function odd({ doubtful }: WantedTicks, { left }: PreparedTicks): Problem[] {
  const problems: Problem[] = [];
  const [box] = left;
  if (box) {
    const more = left.length > 1 ? ` So were ${left.length - 1} more.` : '';
    const message = `The box in ${box.file}, line ${box.box.line}, holds no sign that Ashlar knows; it was left alone.${more}`;
    problems.push({ code: 'E_BOX', message, hint: 'Write [ ] or [x] there.' });
  }
  const [task] = doubtful;
  if (task) {
    const more = doubtful.length > 1 ? ` So were ${doubtful.length - 1} more.` : '';
    const message = `“${task.description}” was changed in the plan after it ran; its box was left alone.${more}`;
    problems.push({ code: 'E_REWORDED', message, hint: 'Tick it yourself if it is done.' });
  }
  return problems;
}
