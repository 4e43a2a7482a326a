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
export type RunEventType = RunEvent['type'];

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
  let { run, tasks, attempts, output } = state;
  for (const event of item.events) {
    if (event.seq <= state.cursor) continue;
    if (event.type === 'run.changed') run = event.run;
    else if (event.type === 'task.changed') tasks = replaceBy(tasks, event.task, (task) => task.taskId);
    else attempts = replaceBy(attempts, event.attempt, (attempt) => attempt.taskId);
  }
  if (item.output.length) {
    output = { ...output };
    for (const chunk of item.output) output[chunk.attemptId] = appendOutput(output[chunk.attemptId], chunk);
  }
  return { run, tasks, attempts, output, cursor: Math.max(state.cursor, item.cursor) };
}

function replaceBy<T>(list: T[], next: T, key: (item: T) => string): T[] {
  const index = list.findIndex((item) => key(item) === key(next));
  return index === -1 ? [...list, next] : list.with(index, next);
}

function appendOutput(tail: OutputTail | undefined, chunk: OutputChunk): OutputTail {
  const end = tail?.end ?? 0;
  if (chunk.offset + chunk.bytes <= end) return tail ?? { text: '', end };
  const text = `${tail?.text ?? ''}${chunk.text}`;
  return { text: text.slice(-OUTPUT_TAIL_MAX), end: chunk.offset + chunk.bytes };
}
