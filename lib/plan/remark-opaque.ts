import type { OpaqueBlock } from './block';
import type { Reading } from './read-layer';

const names = { fence: 'A block of code', comment: 'A comment', quote: 'A quotation' };

/** Says what was done with a block that is kept whole: nothing in it is a task. */
export function remarkOpaque(block: OpaqueBlock, { lines, marks, remarks }: Reading): void {
  marks.understood(block.first, block.last);
  if (block.kind === 'rule') return;
  const place = { line: block.first, column: columnOf(lines.raw[block.first - 1]) };
  const range = block.first === block.last ? '' : `, lines ${block.first} to ${block.last}`;
  if (!block.closed) {
    const [code, end] = block.kind === 'fence' ? ['E_FENCE_OPEN', '```'] : ['E_COMMENT_OPEN', '-->'];
    const message = `${names[block.kind]} begins here and is never closed; everything after it was swallowed${range}.`;
    remarks.add(code, place, message, `Close it with ${end}.`);
    marks.reported(block.first, block.last);
    return;
  }
  if (block.depth === 0 || block.kind === 'comment') {
    const code = { fence: 'I_CODE', comment: 'I_COMMENT', quote: 'I_QUOTE' }[block.kind];
    remarks.add(code, place, `${names[block.kind]}${range}; nothing in it is a task.`);
  }
  const after = block.kind === 'comment' ? (lines.raw[block.last - 1] ?? '').split('-->').at(-1)?.trim() : '';
  if (!after) return;
  const message = `The text after the comment on line ${block.last} was not read.`;
  remarks.add('W_UNKNOWN_LINE', { line: block.last, column: 1 }, message, 'Put it on a line of its own.');
  marks.reported(block.last);
}

function columnOf(line = ''): number {
  return line.length - line.trimStart().length + 1;
}
