import type { Style } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import type { ArrangeResult } from '@/lib/domain/verb-outputs';

/** `ashlar arrange`: the layers as they are now, where each phase stands and why, and what stops Run. */
export function arrangeLines({ spec, layers, phases, problems }: ArrangeResult, style: Style): string[] {
  const rows = layers.map(({ key, name, tasks }) => [key, visibleText(name), counted(tasks, 'task')]);
  const placed = phases.map(({ title, layer, reason, chosen }) => [
    visibleText(title || '(no phase)'),
    layer,
    style('quiet', chosen ? 'chosen by you' : visibleText(reason)),
  ]);
  const stops = problems.flatMap(({ line, code, message, hint }) => {
    const remark = `line ${line} ${style('bad', 'error')} ${code} ${visibleText(message)}`;
    return hint ? [remark, style('quiet', `    ${visibleText(hint)}`)] : [remark];
  });
  return [style('strong', visibleText(spec)), ...tableLines(rows, '  '), ...tableLines(placed, '  '), ...stops];
}
