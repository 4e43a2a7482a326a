import type { Block, TextLine } from '@/lib/plan/block';
import { COLON_LEVEL, LABEL_LEVEL } from './entry';
import { readFront } from './front';

const bold = /^[^\p{L}\p{N}*_]{0,6}(\*\*|__)(?=\S)(.{1,200}?)\1[ \t]*[:：]?[ \t]*(\([^()]{0,80}\))?[ \t]*[:：]?$/u;

/** A line that stands as a title although it is no heading. */
export type Label = { head: TextLine; text: string; level: number };

/**
 * Reads a bold line, or a short line with a colon before a list, as a title. A bold line counts when a list follows,
 * at once or after one block of text, or when it names a task. `next` are the two blocks after the line's own, `isLast` whether the line is the last of it.
 */
export function readLabel(line: TextLine, next: readonly (Block | undefined)[], isLast: boolean): Label | null {
  const found = bold.exec(line.text);
  if (found?.[2] && !found[2].includes(found[1] as string)) {
    const at = line.text.indexOf(found[1] as string) + 2;
    const text = `${found[2]}${found[3] ? ` ${found[3]}` : ''}`;
    const head = { ...line, column: line.column + at, text };
    const kind = readFront(head.text, false).ref?.kind;
    const named = kind === 'id' || kind === 'word';
    if (!named && !leadsToList(next)) return null;
    return { head, text, level: LABEL_LEVEL };
  }
  const isColon = /[:：]$/.test(line.text) && line.text.length <= 80 && !/^(?:\*\*|__)/.test(line.text);
  if (!isLast || !isColon || next[0]?.kind !== 'item') return null;
  return { head: line, text: line.text.slice(0, -1).trim(), level: COLON_LEVEL };
}

function leadsToList([first, second]: readonly (Block | undefined)[]): boolean {
  if (first?.kind === 'item') return true;
  // The text between may be a table, or a sentence about the list.
  if (first?.kind !== 'prose' || first.depth > 0) return first?.kind === 'heading';
  return second?.kind === 'item' || first.lines.some(({ text }) => text.startsWith('|') || /^\[.?\]/.test(text));
}
