import { type Style, toneOfStatus } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { counted, durationText, statusText } from '@/bin/cli/wording';
import type { RunComparison, RunListed, TaskSide } from '@/lib/domain/run-comparison';

/** `ashlar runs`: one line a run. */
export function runLines(runs: readonly RunListed[], style: Style): string[] {
  if (!runs.length) return ['There was no run yet.'];
  return tableLines(
    runs.map((run) => [
      run.id,
      run.startedAt.slice(0, 19).replace('T', ' '),
      style(toneOfStatus(run.status), run.rehearsal ? `rehearsal ${statusText(run.status)}` : statusText(run.status)),
      ...figures(run),
    ]),
  );
}

/** `ashlar compare`: the figures of both, then every task that differs. */
export function comparisonLines({ a, b, differences, same }: RunComparison, style: Style): string[] {
  const totals = tableLines(
    [a, b].map((run, at) => [at ? 'b' : 'a', ...(runLines([run], style)[0] ?? '').split(/ {2,}/)]),
  );
  const rows = differences.map((task) => [
    task.key,
    task.differs.join(', ') || (task.a ? 'only in a' : 'only in b'),
    side(task.a),
    side(task.b),
    style('quiet', visibleText(task.description)),
  ]);
  const rest = `${counted(same, 'task')} ${same === 1 ? 'does' : 'do'} not differ.`;
  return [...totals, '', ...tableLines(rows, '  '), rest];
}

const figures = (run: RunListed): string[] => [
  `${run.complete} of ${counted(run.total, 'task')}`,
  run.failed ? `${run.failed} failed` : '',
  durationText(run.durationMs),
  counted(run.attempts, 'attempt'),
  run.costUsd ? `US$ ${run.costUsd.toFixed(2)}` : '',
];

function side(task: TaskSide | null): string {
  if (!task) return '–';
  const cost = task.costUsd ? `, US$ ${task.costUsd.toFixed(2)}` : '';
  return visibleText(
    `${statusText(task.status)}, ${durationText(task.workMs)}${cost}, ${task.command ?? 'no command'}`,
  );
}
