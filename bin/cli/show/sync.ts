import type { Style } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { statusText } from '@/bin/cli/wording';
import type { SyncChecksView } from '@/lib/domain/sync-checks';
import type { ReviewedTask, SyncReview } from '@/lib/domain/sync-review';

/** What is to be corrected where a layer did not pass its sync, and what to type then. */
export function reviewLines(spec: string, review: SyncReview, style: Style): string[] {
  const { layerKey, failed, lines, tasks, sync } = review;
  const ways = [
    [`ashlar retry ${spec} ${sync.key}`, 'once it is corrected'],
    [`ashlar task ${spec} ${tasks[0]?.key ?? 'TASK'}`, 'shows what a task did'],
    [`ashlar retry ${spec} ${tasks[0]?.key ?? 'TASK'} --again`, 'has a task done again; the sync follows it'],
    [`ashlar accept ${spec} ${sync.key} --note "…"`, 'goes on with the layer as it is'],
  ];
  return [
    '',
    style('bad', `${layerKey} did not pass its sync${failed ? `: ${visibleText(failed)}` : ''}`),
    ...lines.map((line) => `  ${visibleText(line)}`),
    ...tableLines(
      tasks.map((task) => [task.key, visibleText(task.description), statusText(task.status), did(task)]),
      '  ',
    ),
    ...tableLines(
      ways.map(([command = '', does = '']) => [command, style('quiet', does)]),
      '  ',
    ),
  ];
}

function did({ unproven, files, moreFiles }: ReviewedTask): string {
  const shown = files.slice(0, 4).map(visibleText).join(', ');
  const rest = files.length - Math.min(files.length, 4) + moreFiles;
  const what = shown ? `${shown}${rest ? ` and ${rest} more` : ''}` : 'no files known';
  return unproven ? `${what} (unproven)` : what;
}

/** What could be run after a layer that waits to be told, with the exact commands. */
export function syncChecksLines(spec: string, { found, notes, unusable }: SyncChecksView, style: Style): string[] {
  const rows = found.map(({ line, from, runs }) => [
    visibleText(line),
    style('quiet', visibleText(runs === null ? from : `${from}: ${runs}`)),
  ]);
  const what = found.length ? 'Checks found in the project:' : 'No checks were found in the project.';
  const run = { command: `ashlar continue ${spec} --sync-checks found`, does: 'runs exactly these after each layer' };
  const ways = [
    ...(found.length ? [run] : []),
    { command: `ashlar continue ${spec} --sync-checks "npm test"`, does: 'runs others' },
    { command: `ashlar continue ${spec} --sync-checks off`, does: 'runs none, after no layer' },
  ];
  return [
    ...(unusable ? [visibleText(unusable)] : []),
    what,
    ...tableLines(rows, '  '),
    ...notes.map((note) => style('quiet', visibleText(note))),
    ...tableLines(
      ways.map(({ command, does }) => [command, style('quiet', does)]),
      '  ',
    ),
  ];
}
