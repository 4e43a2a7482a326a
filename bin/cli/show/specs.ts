import { type Style, toneOfStatus } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { clipText } from '@/bin/cli/text-width';
import { visibleText } from '@/bin/cli/visible-text';
import { counted, statusText } from '@/bin/cli/wording';
import type { SpecSummary } from '@/lib/domain/board';
import type { VerbOutput } from '@/lib/domain/verb-outputs';

const TITLE_COLUMNS = 44;

/** `ashlar specs`: one line a spec; what it waits for, or why it cannot be read, below it. */
export function specLines(found: VerbOutput<'specs'>, style: Style): string[] {
  if (!found.specs.length)
    return [`No specs in ${found.project}.`, 'Plans are read from specs/<spec>/layered-tasks.md.'];
  const rows = found.specs.map((spec) => [
    style('strong', visibleText(spec.id)),
    clipText(visibleText(spec.title), TITLE_COLUMNS),
    style(toneOfStatus(spec.status), statusText(spec.status)),
    `${spec.progress.percent} %`,
    `${spec.progress.complete + spec.progress.skipped} of ${counted(spec.progress.total, 'task')}`,
    style('quiet', remarks(spec)),
  ]);
  const lines = tableLines(rows);
  const described = found.specs.flatMap((spec, index) => [lines[index] ?? '', ...belowLines(spec, style)]);
  return found.trusted ? described : [...described, '', style('warn', 'Not trusted yet: see `ashlar trust`.')];
}

function remarks({ unapproved, changed, errors, warnings }: SpecSummary): string {
  const parts: string[] = [];
  if (changed) parts.push('plan changed');
  if (unapproved) parts.push(`${unapproved} to approve`);
  if (errors) parts.push(counted(errors, 'error'));
  if (warnings) parts.push(counted(warnings, 'warning'));
  return parts.join(', ');
}

function belowLines({ problem, waitsFor }: SpecSummary, style: Style): string[] {
  const lines: string[] = [];
  if (problem) lines.push(`    ${style('bad', visibleText(problem.message))}`);
  if (waitsFor) lines.push(`    ${style('warn', visibleText(waitsFor))}`);
  return lines;
}
