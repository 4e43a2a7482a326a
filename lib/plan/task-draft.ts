import type { Box, PlanSubtask, PlanTask } from '@/lib/domain/plan';
import type { TextLine } from './block';
import type { Place } from './remarks';

/** A sub-task before it has its id. */
export type SubtaskDraft = Omit<PlanSubtask, 'id'>;

/** A task while it is read: every reader takes what it knows off `text`; what is left becomes the description. */
export type TaskDraft = Pick<
  PlanTask,
  'line' | 'done' | 'ref' | 'command' | 'args' | 'agent' | 'complexity' | 'estimate' | 'parallel' | 'notes'
> & {
  text: string;
  /** Where its text begins in its line. */
  column: number;
  subtasks: SubtaskDraft[];
  box: Box | null;
  optional: boolean;
  /** Its own file, for plans of one task a file. */
  file: string | null;
  /** Id of the phase it was found in. */
  phase: string | null;
  /** Whether the bullet has a box. */
  boxed: boolean;
  /** The number in `Task 3:`, which other tasks may name. */
  number: number | null;
  dependencies: WrittenDependencies | null;
  /** Fields already given, so that a second one is seen. */
  given: string[];
  /** Where the parts of `text` stand in the file; `cut` signs have been taken off its front. */
  origin: { at: number; line: number; column: number }[];
  cut: number;
};

export type WrittenDependencies = { text: string; place: Place };

/** Begins a task from the lines of its bullet's text, joined as Markdown joins them. */
export function draftTask(lines: readonly TextLine[]): TaskDraft {
  const [first, ...more] = lines;
  let text = first?.text ?? '';
  // Written out: an array that grows from nothing is given room for many.
  const origin: TaskDraft['origin'] = [{ at: 0, line: first?.line ?? 1, column: first?.column ?? 1 }];
  for (const line of more) {
    text += ' ';
    origin.push({ at: text.length, line: line.line, column: line.column });
    text += line.text;
  }
  return {
    line: lines[0]?.line ?? 1,
    column: lines[0]?.column ?? 1,
    text,
    boxed: false,
    box: null,
    optional: false,
    file: null,
    phase: null,
    done: false,
    ref: null,
    number: null,
    command: null,
    args: '',
    agent: null,
    complexity: null,
    estimate: null,
    parallel: false,
    dependencies: null,
    subtasks: [],
    notes: [],
    given: [],
    origin,
    cut: 0,
  };
}

const none: never[] = [];
Object.freeze(none);

/** An array of which no more is expected: without room to grow, and no new one for each that is empty. */
export function settled<T>(list: T[]): T[] {
  return list.length === 0 ? none : list.slice();
}

/** Ends the reading of a task: what served that alone is let go, as a plan may have 100,000 of them. */
export function settleDraft(draft: TaskDraft): void {
  draft.given = none;
  draft.origin = none;
  draft.notes = settled(draft.notes);
  draft.subtasks = settled(draft.subtasks);
}

/** Takes `length` signs and the white space after them off the front of the text. */
export function takeFront(draft: TaskDraft, length: number): void {
  const rest = draft.text.slice(length);
  const text = rest.trimStart();
  draft.cut += draft.text.length - text.length;
  draft.text = text;
}

/** Where the sign at `index` of the draft's text stands in the file. */
export function placeOf(draft: TaskDraft, index: number): Place {
  const at = index + draft.cut;
  const part = draft.origin.findLast((candidate) => candidate.at <= at) ?? draft.origin[0];
  if (!part) return { line: draft.line, column: 1 };
  return { line: part.line, column: part.column + at - part.at };
}
