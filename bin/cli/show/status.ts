import { waysOn } from '@/bin/cli/question';
import { changesText } from '@/bin/cli/show/diff';
import { reviewLines, syncChecksLines } from '@/bin/cli/show/sync';
import { type Style, toneOfStatus } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { counted, durationText, statusText } from '@/bin/cli/wording';
import type { PlanChanges } from '@/lib/domain/plan-diff';
import type { StatusFile } from '@/lib/domain/status-file';
import type { StatusResult } from '@/lib/domain/verb-outputs';

/** `ashlar status`: the figures of the status file, layer by layer, and what the run waits for. */
export function statusLines(spec: string, status: StatusResult, style: Style): string[] {
  const { statusFile, run, path, changes, review, syncChecks } = status;
  const changed = changes ? [planChangedLine(spec, changes, style)] : [];
  if (!statusFile) return [`${spec} has not been run yet.`, `Start it: ashlar run ${spec}`, ...changed];
  const title = style('strong', visibleText(`${statusFile.feature}: ${statusFile.feature_name}`));
  const lines = [
    `${title}  ${style(toneOfStatus(statusFile.status), statusText(statusFile.status.replaceAll('_', '-')))}`,
    figures(statusFile),
    ...tableLines(layerRows(statusFile, style), '  '),
  ];
  if (run?.status === 'paused' && run.pause) {
    lines.push('', style('warn', visibleText(run.pause.message)));
    if (!run.pause.taskId)
      for (const way of waysOn(spec, { pause: run.pause, task: null, proposal: null })) lines.push(`  ${way.command}`);
  } else if (statusFile.next_action) {
    lines.push('', `Next: ${visibleText(statusFile.next_action)}`);
  }
  if (review) lines.push(...reviewLines(spec, review, style));
  if (syncChecks) lines.push(...syncChecksLines(spec, syncChecks, style));
  return [...lines, ...changed, style('quiet', path)];
}

function planChangedLine(spec: string, changes: PlanChanges, style: Style): string {
  return `${style('warn', `The plan has changed: ${changesText(changes)}.`)}  See: ashlar diff ${spec}`;
}

function figures(file: StatusFile): string {
  const done = file.completed_tasks + file.skipped_tasks;
  const parts = [`${file.completion_percentage} %`, `${done} of ${counted(file.total_tasks, 'task')}`];
  if (file.skipped_tasks) parts.push(`${file.skipped_tasks} skipped`);
  if (file.failed_tasks) parts.push(`${file.failed_tasks} failed`);
  if (file.estimated_remaining_ms) parts.push(`about ${durationText(file.estimated_remaining_ms)} left`);
  if (file.total_duration_ms !== undefined) parts.push(`took ${durationText(file.total_duration_ms)}`);
  return parts.join(', ');
}

function layerRows(file: StatusFile, style: Style): string[][] {
  return Object.entries(file.layers).map(([key, layer]) => [
    key,
    visibleText(layer.name),
    style(toneOfStatus(layer.status), statusText(layer.status.replaceAll('_', '-'))),
    `${layer.completed_tasks} of ${layer.total_tasks}`,
    layer.failed_tasks ? style('bad', `${layer.failed_tasks} failed`) : '',
    layer.duration_ms === null ? '' : style('quiet', durationText(layer.duration_ms)),
  ]);
}
