import type { PlanNote } from '@/lib/domain/plan';

const NOTE_MAX = 4000;

/** A text of several lines as notes, all at one line of the file; a label goes in front of the first. */
export function noteLines(text: string, line: number, label = ''): PlanNote[] {
  const lines = text.split(/\r\n|\r|\n/).filter((one) => one.trim() !== '');
  const [first, ...rest] = lines.map((one) => one.trimEnd().slice(0, NOTE_MAX));
  if (first === undefined) return [];
  const head = label === '' ? [first] : rest.length === 0 ? [`${label}: ${first}`] : [`${label}:`, first];
  return [...head, ...rest].map((one) => ({ line, text: one }));
}
