import type { LayerHeading } from '@/lib/plan/layer-heading';
import type { Remarks } from '@/lib/plan/remarks';
import type { TaskDraft } from '@/lib/plan/task-draft';
import { readVerbatim } from '@/lib/plan/verbatim';
import { dialectA } from './a';
import { dialectB } from './b';
import { dialectC } from './c';
import { dialectD } from './d';
import type { Dialect, Field } from './dialect';
import { dialectF } from './f';
import { dialectVerbatim } from './verbatim';

/** In the order their marks stand in a line: first what stands at its front, then what stands at its end. */
const dialects: readonly Dialect[] = [dialectB, dialectC, dialectD, dialectF, dialectA];

/** Reads a heading in the first dialect that knows it. */
export function readHeading(text: string): LayerHeading | null {
  return firstOf((dialect) => dialect.readHeading?.(text));
}

/** Reads a field below a task in the first dialect that knows it. */
export function readField(text: string): Field | null {
  // What is to be taken as it stands is no field.
  return readVerbatim(text) === null ? firstOf((dialect) => dialect.readField?.(text)) : null;
}

/** Lets the dialects take one mark off the front of the draft; whether one of them did. */
export function takeMark(draft: TaskDraft, remarks: Remarks): boolean {
  return dialects.some((dialect) => dialect.takeMark?.(draft, remarks));
}

/** Lets every dialect take its parts off the draft. What ends a line stands in any order around a command. */
export function readTask(draft: TaskDraft, remarks: Remarks): 'read' | 'broken' {
  takeTails(draft, remarks);
  if (dialects.some((dialect) => dialect.readTask?.(draft, remarks) === 'broken')) return 'broken';
  takeTails(draft, remarks);
  // Last of all: nothing in such a text is a mark.
  return dialectVerbatim.readTask?.(draft, remarks) ?? 'read';
}

function takeTails(draft: TaskDraft, remarks: Remarks): void {
  while (dialects.some((dialect) => dialect.takeTail?.(draft, remarks)));
}

function firstOf<T>(read: (dialect: Dialect) => T | null | undefined): T | null {
  for (const dialect of dialects) {
    const result = read(dialect);
    if (result) return result;
  }
  return null;
}
