import type { Style } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import type { StatusFileView } from '@/lib/domain/status-edit';

const states: Record<StatusFileView['state'], string> = {
  none: 'nothing was written yet',
  'in-step': 'is what the ledger says',
  behind: 'cannot be written',
  edited: 'was changed by another tool; ours stands in its place',
};

/** `ashlar status-file`: the state of the file, and the three versions of what another tool changed. */
export function statusFileLines({ spec, path, state, problem, edit }: StatusFileView, style: Style): string[] {
  const lines = [`${style('strong', path)}: ${states[state]}`];
  if (problem) lines.push(style('bad', visibleText(problem)));
  if (!edit) return lines;
  lines.push(`Theirs: ${visibleText(edit.file)}${edit.unreadable ? ` (${edit.unreadable})` : ''}`);
  const rows = edit.differences.map(({ key, description, ours, theirs, wrote }) => [
    key,
    visibleText(description),
    `ours ${ours}`,
    `theirs ${theirs}`,
    style('quiet', `last written ${wrote ?? '–'}`),
  ]);
  lines.push(...tableLines(rows, '  '));
  if (edit.differences.some(({ acceptable }) => acceptable))
    lines.push(`Accept what it says is done: ashlar status-file ${spec} --take`);
  return [...lines, `Keep ours: ashlar status-file ${spec} --keep`];
}
