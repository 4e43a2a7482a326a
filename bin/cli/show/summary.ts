import { type Style, toneOfStatus } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { counted, durationText, statusText } from '@/bin/cli/wording';
import type { Summary } from '@/lib/domain/summary';

const FILES_SHOWN = 10;

/** `ashlar summary`: what a run came to, layer by layer, what went wrong, what changed, and what may come next. */
export function summaryLines(summary: Summary, style: Style): string[] {
  const { run, progress, problems, next } = summary;
  const rate = summary.successRate === null ? '' : `, ${summary.successRate} % success`;
  const lines = [
    `${style('strong', visibleText(`${run.specId}: ${run.title}`))}  ${style(toneOfStatus(run.status), statusText(run.status))}`,
    `${progress.complete} complete, ${progress.failed} failed, ${progress.skipped} skipped of ${counted(progress.total, 'task')}` +
      ` in ${durationText(summary.durationMs)}, ${counted(summary.attempts, 'attempt')}${rate}`,
    ...tableLines(layerRows(summary, style), '  '),
  ];
  if (run.rehearsal) lines.push(style('warn', 'This was a rehearsal: nothing was executed.'));
  if (problems.length) lines.push('', style('strong', 'Problems'));
  for (const problem of problems) {
    lines.push(`  ${problem.key} ${visibleText(problem.description)}: ${visibleText(problem.message)}`);
    if (problem.hint) lines.push(style('quiet', `    ${visibleText(problem.hint)}`));
  }
  lines.push(...fileLines(summary, style));
  if (next.length) lines.push('', style('strong', 'Next'));
  const commands = next.map(({ command, why }) => [visibleText(command), style('quiet', visibleText(why))]);
  return [...lines, ...tableLines(commands, '  '), '', style('quiet', summary.statusFile)];
}

function layerRows({ layers }: Summary, style: Style): string[][] {
  return layers.map((layer) => [
    layer.key,
    visibleText(layer.name),
    style(toneOfStatus(layer.status), statusText(layer.status)),
    `${layer.complete + layer.skipped} of ${layer.total}`,
    layer.durationMs === null ? '' : style('quiet', durationText(layer.durationMs)),
    layer.sync === null ? '' : style('quiet', `sync ${statusText(layer.sync)}`),
  ]);
}

function fileLines({ files }: Summary, style: Style): string[] {
  const groups = [
    ['created', files.created],
    ['modified', files.modified],
    ['deleted', files.deleted],
  ] as const;
  const lines = groups.flatMap(([what, paths]) => {
    if (!paths.length) return [];
    const rest = paths.length > FILES_SHOWN ? [style('quiet', `    and ${paths.length - FILES_SHOWN} more`)] : [];
    const shown = paths.slice(0, FILES_SHOWN).map((path) => `    ${visibleText(path)}`);
    return [`  ${counted(paths.length, 'file')} ${what}`, ...shown, ...rest];
  });
  return lines.length ? ['', style('strong', 'Files'), ...lines] : [];
}
