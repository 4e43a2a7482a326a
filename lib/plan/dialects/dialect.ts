import type { LayerHeading } from '@/lib/plan/layer-heading';
import type { Remarks } from '@/lib/plan/remarks';
import type { TaskDraft } from '@/lib/plan/task-draft';

export type FieldName = 'complexity' | 'agent' | 'dependencies' | 'estimate' | 'command' | 'id' | 'optional';

/** A line `Agent: Backend` below a task. `offset` is where the value begins in the line's text. */
export type Field = { name: FieldName; value: string; offset: number };

/**
 * One way of writing plans. A plan may mix several: every dialect takes what it knows and leaves the rest to the next,
 * so a reader must not touch what it does not understand.
 */
export type Dialect = {
  name: string;
  /** Reads a heading that opens a layer; null when it does not. */
  readHeading?(text: string): LayerHeading | null;
  /** Takes one mark (an agent, a tag …) off the front of the draft's text; whether it did. */
  takeMark?(draft: TaskDraft, remarks: Remarks): boolean;
  /** Takes one part (an agent, dependencies …) off the end of the draft's text; whether it did. */
  takeTail?(draft: TaskDraft, remarks: Remarks): boolean;
  /** Takes its parts off the draft's text. `broken` when the line is meant for it and cannot be read, with a remark. */
  readTask?(draft: TaskDraft, remarks: Remarks): 'read' | 'broken';
  /** Reads a line below a task; null when it is not a field of this dialect. */
  readField?(text: string): Field | null;
};
