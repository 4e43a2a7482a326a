import type { Style } from '@/bin/cli/style';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import { countChanges, type PlanDiff } from '@/lib/domain/plan-diff';
import type { PlanDiffResult } from '@/lib/domain/verb-outputs';

/** `ashlar diff`: what changed in a plan, each with its line, and which approvals fell with it. */
export function diffLines(diff: PlanDiffResult, style: Style): string[] {
  const { spec, path, since } = diff;
  const counts = countChanges(diff);
  const total = { ...counts, ticked: diff.ticked.length };
  const seen = since === null ? '' : style('quiet', `  since ${since.slice(0, 16).replace('T', ' ')} UTC`);
  if (!counts && !diff.ticked.length) return [`${visibleText(path)} is as you last saw it.${seen}`];
  const at = (line: number): string => style('quiet', ` ${visibleText(path)}:${line}`);
  const fallen = new Set(diff.voided);
  const lines = [
    ...diff.layers.map((layer) => style('accent', `~ ${layer.key}  ${layerText(layer)}`)),
    ...diff.added.map(
      ({ key, description, line }) => `${style('good', `+ ${key}  ${visibleText(description)}`)}${at(line)}`,
    ),
    ...diff.removed.map(({ key, description }) => style('bad', `- ${key}  ${visibleText(description)}`)),
    ...diff.changed.flatMap((task) => [
      `${style('accent', `~ ${task.key}  ${visibleText(task.description)}`)}${at(task.line)}`,
      ...task.fields.flatMap((field) => fieldLines(field, style)),
      ...(fallen.has(task.taskId) ? [style('warn', '      its approval fell: approve it again')] : []),
    ]),
    ...diff.moved.map(({ from, to, description }) => style('accent', `> ${from} → ${to}  ${visibleText(description)}`)),
    ...diff.ticked.map(({ key, done, description }) =>
      style('quiet', `  ${key}  ${done ? 'ticked' : 'unticked'}  ${visibleText(description)}`),
    ),
  ];
  return [
    `${style('strong', visibleText(`${spec}: ${changesText(total)}`))}${seen}`,
    ...lines,
    ...closing(diff, style),
  ];
}

/** The counts in words: `2 added, 1 changed`; empty for none. */
export function changesText(counts: Record<string, number> | null): string {
  return Object.entries(counts ?? {})
    .flatMap(([what, count]) => (count ? [`${count} ${what}`] : []))
    .join(', ');
}

function layerText({ before, after }: PlanDiff['layers'][number]): string {
  if (before === null) return `new layer ${visibleText(after ?? '')}`;
  if (after === null) return `layer gone: ${visibleText(before)}`;
  return `${visibleText(before)} → ${visibleText(after)}`;
}

function fieldLines({ field, before, after }: PlanDiff['changed'][number]['fields'][number], style: Style): string[] {
  const texts = (text: string | null): string[] => (text === null ? [] : text.split('\n').map(visibleText));
  return [
    ...texts(before).map((text) => style('bad', `    - ${field}: ${text}`)),
    ...texts(after).map((text) => style('good', `    + ${field}: ${text}`)),
  ];
}

function closing({ spec, voided }: PlanDiffResult, style: Style): string[] {
  const fell = voided.length ? [style('warn', `${counted(voided.length, 'approval')} fell with it.`)] : [];
  return ['', ...fell, style('quiet', `Seen it? ashlar diff ${spec} --accept`)];
}
