import type { Block, HeadingBlock } from './block';
import { isMarkedTask } from './looks-like-task';
import type { Reading } from './read-layer';
import { remarkOpaque } from './remark-opaque';
import type { Section } from './sections';
import { quoted } from './visible-text';

/** Reports what stands outside all layers: nothing there is run, and what looks like a task there is a warning. */
export function remarkOutside(sections: readonly Section[], title: HeadingBlock | null, reading: Reading): void {
  for (const section of sections) if (!section.layer) remarkSection(section, title, reading);
}

const isTaskLike = (block: Block): boolean => block.kind === 'item' && isMarkedTask(block.head.text);

function remarkSection(section: Section, title: HeadingBlock | null, reading: Reading): void {
  const { marks, remarks } = reading;
  const { heading, blocks } = section;
  if (heading) marks.understood(heading.first, heading.last);
  const first = heading?.first ?? blocks[0]?.first;
  // The plan's title needs no remark.
  if (first === undefined || (heading && heading === title && blocks.length === 0)) return;
  const under = heading ? `under ${quoted(heading.head.text)}` : 'before the first heading';
  const last = blocks.slice(-3).reduce((most, block) => Math.max(most, block.last), heading?.last ?? first);
  const range = first === last ? `Line ${last}, ${under}, stands` : `Lines ${first} to ${last}, ${under}, stand`;
  for (const block of blocks) {
    marks.understood(block.first, block.last);
    if ('closed' in block && !block.closed) remarkOpaque(block, reading);
  }
  const tasks = blocks.filter(isTaskLike);
  const task = tasks[0];
  if (task) {
    const what =
      tasks.length === 1 ? 'a bullet that looks like a task' : `${tasks.length} bullets that look like tasks`;
    const message = `${range} outside all layers, with ${what}; nothing there is run.`;
    remarks.add(
      'W_OUTSIDE_LAYER',
      { line: task.first, column: 1 },
      message,
      'Put tasks under a heading such as ## Layer 0: Infrastructure.',
    );
    return;
  }
  remarks.add('I_OUTSIDE_LAYER', { line: first, column: 1 }, `${range} outside all layers; nothing there is run.`);
}
