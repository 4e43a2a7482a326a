import type { LayerHeading } from '@/lib/plan/layer-heading';
import type { Remarks } from '@/lib/plan/remarks';
import type { TaskDraft } from '@/lib/plan/task-draft';
import { dialectA } from './a';
import { dialectB } from './b';
import type { Dialect, Field } from './dialect';
import { dialectF } from './f';
import { dialectVerbatim } from './verbatim';

/** In the order their marks stand in a line: first what stands at its front, then what stands at its end. */
const dialects: readonly Dialect[] = [dialectB, dialectF, dialectA, dialectVerbatim];

/** Reads a heading in the first dialect that knows it. */
export function readHeading(text: string): LayerHeading | null {
  return firstOf((dialect) => dialect.readHeading?.(text));
}

/** Reads a field below a task in the first dialect that knows it. */
export function readField(text: string): Field | null {
  return firstOf((dialect) => dialect.readField?.(text));
}

/** Lets every dialect take its parts off the draft. */
export function readTask(draft: TaskDraft, remarks: Remarks): 'read' | 'broken' {
  return dialects.some((dialect) => dialect.readTask?.(draft, remarks) === 'broken') ? 'broken' : 'read';
}

function firstOf<T>(read: (dialect: Dialect) => T | null | undefined): T | null {
  for (const dialect of dialects) {
    const result = read(dialect);
    if (result) return result;
  }
  return null;
}
