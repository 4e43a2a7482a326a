import type { Style } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import type { LayeringPreview } from '@/lib/domain/layering';

/** `ashlar layer`: where each task would go and why, how its layer would run, and how to write it. */
export function layeringLines(preview: LayeringPreview, style: Style): string[] {
  const { spec, from, to, taken, layers, diagnostics } = preview;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const ways = taken
    ? [style('warn', visibleText(`${to} is there already: nothing would be written.`))]
    : [style('quiet', visibleText(`Nothing was written. To write ${to}: ashlar layer ${spec} --write`))];
  return [
    style('strong', visibleText(`${spec}: ${from}`)),
    ...layers.flatMap((layer) => layerLines(layer, style)),
    ...errors.map(({ line, code, message }) => `line ${line} ${style('bad', 'error')} ${code} ${visibleText(message)}`),
    '',
    ...ways,
  ];
}

/** What was written, in one line. */
export function writtenLine({ to, layers }: LayeringPreview): string {
  const tasks = layers.reduce((sum, layer) => sum + layer.tasks.length, 0);
  return visibleText(`Wrote ${to}: ${counted(layers.length, 'layer')}, ${counted(tasks, 'task')}.`);
}

function layerLines(layer: LayeringPreview['layers'][number], style: Style): string[] {
  const { key, name, parallel, reason, tasks } = layer;
  const mode = `${parallel ? 'side by side' : 'in order'}: ${reason}`;
  const rows = tasks.map(({ ref, description, done, withdrawn, reason: why }) => {
    const text = [done ? '✓' : '', ref ?? '', description, withdrawn && `(${withdrawn})`].filter(Boolean).join(' ');
    return [visibleText(text), style('quiet', visibleText(why))];
  });
  return [
    '',
    `${style('strong', visibleText(`${key} ${name}`))}  ${style('quiet', visibleText(mode))}`,
    ...tableLines(rows, '  '),
  ];
}
