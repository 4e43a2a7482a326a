import type { PlanNote } from '@/lib/domain/plan';
import { writeText } from './plain-text';

/** Longest note in one bullet, in UTF-16 units: lines over 8 KiB are not read. */
const NOTE_MAX = 2000;
const fence = /^(`{3,}|~{3,})[^`]*$/;

/** The lines of notes, without what no reader would give back: empty ones, and what white space is around them. */
export const noteTexts = (notes: readonly PlanNote[]): string[] =>
  notes.flatMap(({ text }) => text.split(/\r\n|[\r\n]/)).flatMap((text) => pieces(text.trim()));

/** Notes as bullets below a task or a part of one; a block of code stays one. */
export function noteLines(notes: readonly PlanNote[], indent: string): string[] {
  const texts = noteTexts(notes);
  const lines: string[] = [];
  for (let index = 0; index < texts.length; index++) {
    const end = endOfFence(texts, index);
    const code = texts.slice(index, end + 1);
    if (code.length === 0) lines.push(`${indent}- ${writeText(texts[index] ?? '', 'note')}`);
    else lines.push(...code.map((text) => `${indent}${text}`));
    index += Math.max(0, code.length - 1);
  }
  return lines;
}

/** Index of the line that closes the block of code begun at `start`; before `start` when none begins there. */
function endOfFence(texts: readonly string[], start: number): number {
  const [, marks] = fence.exec(texts[start] ?? '') ?? [];
  if (marks === undefined) return start - 1;
  const end = texts.findIndex((text, index) => index > start && text.startsWith(marks) && /^(?:`+|~+)$/.test(text));
  return end === -1 ? start - 1 : end;
}

function pieces(text: string): string[] {
  if (text === '') return [];
  if (text.length <= NOTE_MAX) return [text];
  const space = text.lastIndexOf(' ', NOTE_MAX);
  const at = space > 0 ? space : NOTE_MAX;
  return [text.slice(0, at).trim(), ...pieces(text.slice(at).trim())];
}
