import type { ProseBlock } from './block';
import { looksLikeTask } from './looks-like-task';
import type { Reading } from './read-layer';
import { quoted } from './visible-text';

/** Says what was done with text at the margin of a layer: it is no task, and what looks like one is a warning. */
export function remarkLayerProse(prose: ProseBlock, { marks, remarks }: Reading): void {
  const odd = prose.lines.filter((line) => looksLikeTask(line.text));
  const first = prose.lines.find((line) => !odd.includes(line));
  marks.understood(prose.first, prose.last);
  for (const line of odd) {
    const message = `Not read: ${quoted(line.text)} looks like part of a plan but stands as plain text.`;
    const hint = 'Write tasks as bullets at the margin, their fields as bullets below them.';
    remarks.add('W_UNKNOWN_LINE', line, message, hint);
    marks.reported(line.line);
  }
  if (!first) return;
  const range = prose.first === prose.last ? '' : `, lines ${prose.first} to ${prose.last}`;
  remarks.add('I_PROSE', first, `Text, no task${range}: ${quoted(first.text)}`);
}
