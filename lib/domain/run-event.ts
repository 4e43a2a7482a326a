import { z } from 'zod';
import { type Attempt, attemptSchema, type Run, type RunTask, runSchema, runTaskSchema } from './run';

/** A durable fact about a run, in the order of the ledger. `seq` is the cursor of every stream. */
export const runEventSchema = z.intersection(
  z.object({ seq: z.number().int(), runId: z.string(), at: z.string() }),
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('run.changed'), run: runSchema }),
    z.object({ type: z.literal('task.changed'), task: runTaskSchema }),
    z.object({ type: z.literal('attempt.changed'), attempt: attemptSchema }),
  ]),
);
export type RunEvent = z.infer<typeof runEventSchema>;

/** A piece of live output; not kept in the ledger, its place in the log file is its identity. */
export type OutputChunk = { attemptId: string; taskId: string; offset: number; bytes: number; text: string };

/** The end of an attempt's output as the page holds it. `end` is the byte offset after `text`. */
export type OutputTail = { text: string; end: number };

export type RunSnapshot = {
  run: Run;
  tasks: RunTask[];
  /** The latest attempt of each task that has one. */
  attempts: Attempt[];
  /** Output tails of attempts that are under way, by attempt id. */
  output: Record<string, OutputTail>;
  cursor: number;
};

/** What a stream yields: a snapshot, then what came after it, then the end. */
export type RunStreamItem =
  | { type: 'snapshot'; snapshot: RunSnapshot }
  | { type: 'events'; events: RunEvent[]; output: OutputChunk[]; cursor: number }
  /** Nothing happened; keeps proxies and readers from giving up. */
  | { type: 'heartbeat'; cursor: number }
  /** The stream ends here although the run does not: call again with the cursor. */
  | { type: 'more'; cursor: number }
  | { type: 'finished'; cursor: number };

/** Longest output tail kept per attempt in a page, in characters. */
export const OUTPUT_TAIL_MAX = 32_768;

/** Folds stream items into the state a page shows. Items that are already in are ignored, so repeats are harmless. */
export function reduceRunStream(state: RunSnapshot | null, item: RunStreamItem): RunSnapshot | null {
  if (item.type === 'snapshot') return item.snapshot;
  if (state === null || item.type !== 'events') return state;
  let { run, output } = state;
  // By task, the newest last: a burst costs one pass over the lists, not one for each event.
  const tasks = new Map<string, RunTask>();
  const attempts = new Map<string, Attempt>();
  for (const event of item.events) {
    if (event.seq <= state.cursor) continue;
    if (event.type === 'run.changed') run = event.run;
    else if (event.type === 'task.changed') tasks.set(event.task.taskId, event.task);
    else attempts.set(event.attempt.taskId, event.attempt);
  }
  if (item.output.length) {
    output = { ...output };
    for (const chunk of item.output) output[chunk.attemptId] = appendOutput(output[chunk.attemptId], chunk);
  }
  return {
    run,
    tasks: replaceByTask(state.tasks, tasks),
    attempts: replaceByTask(state.attempts, attempts),
    output,
    cursor: Math.max(state.cursor, item.cursor),
  };
}

function replaceByTask<T extends { taskId: string }>(list: T[], changed: Map<string, T>): T[] {
  if (changed.size === 0) return list;
  const known = list.map((item) => {
    const next = changed.get(item.taskId) ?? item;
    changed.delete(item.taskId);
    return next;
  });
  return [...known, ...changed.values()];
}

function appendOutput(tail: OutputTail = { text: '', end: 0 }, chunk: OutputChunk): OutputTail {
  const end = chunk.offset + chunk.bytes;
  if (end <= tail.end) return tail;
  return { text: `${tail.text}${unseenText(tail, chunk)}`.slice(-OUTPUT_TAIL_MAX), end };
}

/** The part of a chunk that the tail does not have yet. */
function unseenText(tail: OutputTail, { offset, bytes, text }: OutputChunk): string {
  if (offset >= tail.end) return text;
  const encoded = new TextEncoder().encode(text);
  if (encoded.length === bytes) return new TextDecoder().decode(encoded.subarray(tail.end - offset));
  // Text made safe to show is no longer the log's bytes: of what could be in both, the length nearest to the share of
  // the bytes is taken.
  const share = Math.round(((tail.end - offset) / bytes) * text.length);
  for (let distance = 0; distance <= text.length; distance++) {
    const shared = [share - distance, share + distance].find((length) => endsWithStart(tail.text, text, length));
    if (shared !== undefined) return text.slice(shared);
  }
  return text.slice(share);
}

function endsWithStart(before: string, after: string, length: number): boolean {
  return length > 0 && length <= after.length && before.endsWith(after.slice(0, length));
}
