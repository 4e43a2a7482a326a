import type { PlanNote } from '@/lib/domain/plan';
import type { WriteText } from './plain-text';

/** Longest note in one bullet, in UTF-16 units: lines over 8 KiB are not read. */
const NOTE_MAX = 2000;
const fence = /^(`{3,}|~{3,})[^`]*$/;

/** The texts of notes, without what no reader would give back: empty ones, and white space around them. */
export const noteTexts = (notes: readonly PlanNote[]): string[] =>
  linesOf(notes).flatMap((line) => pieces(line.trim()));

/** Notes as bullets below a task or a part of one; a block of code stays one, with its own indentation. */
export function noteLines(notes: readonly PlanNote[], indent: string, writeText: WriteText): string[] {
  const lines = linesOf(notes);
  const written: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const end = endOfFence(lines, index);
    if (end === null) {
      for (const text of pieces(line.trim())) written.push(`${indent}- ${writeText(text, 'note')}`);
      continue;
    }
    const margin = line.length - line.trimStart().length;
    for (const code of lines.slice(index, end + 1)) written.push(`${indent}${withoutMargin(code, margin)}`);
    index = end;
  }
  return written;
}

const linesOf = (notes: readonly PlanNote[]): string[] =>
  notes.flatMap(({ text }) => text.split(/\r\n|[\r\n]/)).filter((line) => line.trim() !== '');

/** Index of the line that closes the block of code begun at `start`; null when none begins there. */
function endOfFence(lines: readonly string[], start: number): number | null {
  const [, marks] = fence.exec(lines[start]?.trim() ?? '') ?? [];
  if (marks === undefined) return null;
  const closes = (line: string): boolean => line.startsWith(marks) && /^(?:`+|~+)$/.test(line);
  const end = lines.findIndex((line, index) => index > start && closes(line.trim()));
  return end === -1 || lines.slice(start, end).some((line) => line.length > NOTE_MAX) ? null : end;
}

function withoutMargin(line: string, margin: number): string {
  return line.slice(0, margin).trim() === '' ? line.slice(margin).trimEnd() : line.trim();
}

function pieces(text: string): string[] {
  if (text === '') return [];
  if (text.length <= NOTE_MAX) return [text];
  const space = text.lastIndexOf(' ', NOTE_MAX);
  const at = space > 0 ? space : NOTE_MAX;
  return [text.slice(0, at).trim(), ...pieces(text.slice(at).trim())];
}
