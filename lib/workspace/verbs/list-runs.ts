import { costOfRuns, countRunAttempts, countRunTasks, listSpecRuns } from '@/db/queries/run-figures';
import { getRun, listRunTasks } from '@/db/queries/runs';
import { AshlarError } from '@/lib/domain/errors';
import type { Run } from '@/lib/domain/run';
import { compareTasks, type RunComparison, type RunListed } from '@/lib/domain/run-comparison';
import { isBroken } from '@/lib/domain/task-status';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';

/** The runs of a spec in figures, the newest first. */
export function listRuns(context: Context, { spec, limit }: ParsedVerbInput<'runs'>): VerbOutput<'runs'> {
  context.unmappedPlan(spec);
  return { spec, runs: figuresOf(context, listSpecRuns(context.db, spec, limit)) };
}

/** Two runs of a spec side by side; the last two unless they are named. Throws `E_NO_RUN`. */
export function compareRuns(context: Context, input: ParsedVerbInput<'compare'>): RunComparison {
  const { spec } = input;
  context.unmappedPlan(spec);
  const [last, before] = listSpecRuns(context.db, spec, 2);
  const second = input.b ? namedRun(context, spec, input.b) : last;
  const first = input.a ? namedRun(context, spec, input.a) : before;
  if (!first || !second)
    throw new AshlarError(
      'E_NO_RUN',
      `${spec} does not have two runs yet.`,
      'There is something to compare after the next run.',
    );
  const [a, b] = figuresOf(context, [first, second]);
  if (!a || !b) throw new Error('A run that was read has no figures.');
  return { spec, a, b, ...compareTasks(listRunTasks(context.db, a.id), listRunTasks(context.db, b.id)) };
}

function namedRun({ db }: Context, spec: string, id: string): Run {
  const run = getRun(db, id);
  if (run?.specId === spec && run.kind === 'plan') return run;
  throw new AshlarError('E_NO_RUN', `${spec} has no run ${id}.`, `ashlar runs ${spec} lists them.`);
}

function figuresOf({ db, clock }: Context, runs: readonly Run[]): RunListed[] {
  const ids = runs.map(({ id }) => id);
  const counts = countRunTasks(db, ids);
  const costs = costOfRuns(db, ids);
  const attempts = countRunAttempts(db, ids);
  return runs.map(({ id, status, rehearsal, scope, startedAt, finishedAt }) => {
    const own = counts.filter(({ runId }) => runId === id);
    const sum = (which: (status: (typeof own)[number]['status']) => boolean): number =>
      own.filter((row) => which(row.status)).reduce((total, row) => total + row.count, 0);
    return {
      ...{ id, status, rehearsal, scope, startedAt, finishedAt },
      durationMs: Math.max(0, Date.parse(finishedAt ?? clock.now()) - Date.parse(startedAt)),
      total: sum(() => true),
      complete: sum((each) => each === 'complete'),
      failed: sum(isBroken),
      skipped: sum((each) => each === 'skipped'),
      attempts: attempts.get(id) ?? 0,
      costUsd: costs.get(id) ?? 0,
    };
  });
}
