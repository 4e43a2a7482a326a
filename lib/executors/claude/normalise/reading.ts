import type { Step } from '@/lib/domain/step';
import type { Safe } from './bounds';

export type ToolStep = Extract<Step, { type: 'tool' }>;
type WithoutPlace<S> = S extends Step ? Omit<S, 'index' | 'at' | 'parent'> : never;
export type StepContent = WithoutPlace<Step>;

/** Ended tool calls that are remembered, because the end of the agent tells which of them were refused. */
const endedMax = 200;

/** Where the reading of an agent's messages stands. */
export type Reading = {
  next: number;
  /** Folder the agent works in, by its own words. */
  cwd: string;
  greeted: boolean;
  /** The agent's last words, which its end says again. */
  lastText: string;
  /** Tool calls whose result is still to come, by id. */
  open: Map<string, ToolStep>;
  ended: Map<string, ToolStep>;
  /** Ids of calls that were refused before their result came. */
  denied: Set<string>;
  /** The last step while it is one that the next of its kind replaces: tries in a row are one step. */
  repeated: { kind: 'retry' | 'damaged' | 'limit'; index: number; count: number } | null;
};

export const beginning = (): Reading => ({
  ...{ next: 0, cwd: '', greeted: false, lastText: '', repeated: null },
  ...{ open: new Map(), ended: new Map(), denied: new Set() },
});

/** A copy that goes on by itself. */
export const copyOf = (reading: Reading): Reading => ({
  ...reading,
  open: new Map(reading.open),
  ended: new Map(reading.ended),
  denied: new Set(reading.denied),
});

/** One message, with what every step of it needs. */
export type Line = { reading: Reading; at: string | null; parent: string | null; safe: Safe };

/** Places a new step after all others. */
export function add({ reading, at, parent }: Line, content: StepContent): Step {
  const index = reading.next;
  reading.next += 1;
  reading.repeated = null;
  return { ...content, index, at, parent } as Step;
}

/** As `add`, but takes the place of the step before if that was of the same kind; `count` is how many it stands for. */
export function addRepeated(
  line: Line,
  kind: NonNullable<Reading['repeated']>['kind'],
  content: (count: number) => StepContent,
): Step {
  const { reading, at, parent } = line;
  const before = reading.repeated?.kind === kind ? reading.repeated : null;
  const count = (before?.count ?? 0) + 1;
  const step = before ? ({ ...content(count), index: before.index, at, parent } as Step) : add(line, content(count));
  reading.repeated = { kind, index: step.index, count };
  return step;
}

/** A tool call is over; kept for a while, because the agent's end may say that it was refused. */
export function close(reading: Reading, step: ToolStep): ToolStep {
  reading.open.delete(step.id);
  reading.denied.delete(step.id);
  if (step.state === 'failed') reading.ended.set(step.id, step);
  for (const id of reading.ended.keys()) {
    if (reading.ended.size <= endedMax) break;
    reading.ended.delete(id);
  }
  return step;
}
