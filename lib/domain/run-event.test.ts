import { expect, test } from 'vitest';
import { attempt, run, runTask } from './fixtures/run';
import {
  OUTPUT_TAIL_MAX,
  type OutputChunk,
  type RunEvent,
  type RunSnapshot,
  type RunStreamItem,
  reduceRunStream,
} from './run-event';

const start: RunSnapshot = {
  run: run(['L0']),
  tasks: [runTask('L0.1'), runTask('L0.2')],
  attempts: [],
  output: {},
  cursor: 5,
};

const of = { runId: 'run_1', at: '2026-01-01T10:00:00.000Z' };
const began: RunEvent = { ...of, seq: 6, type: 'task.changed', task: runTask('L0.1', 'running') };
const tried: RunEvent = { ...of, seq: 7, type: 'attempt.changed', attempt: attempt('task_L0.1') };
const ended: RunEvent = { ...of, seq: 8, type: 'task.changed', task: runTask('L0.1', 'complete') };
const paused: RunEvent = { ...of, seq: 9, type: 'run.changed', run: run(['L0'], { status: 'paused' }) };

function events(list: RunEvent[], output: OutputChunk[] = []): RunStreamItem {
  return { type: 'events', events: list, output, cursor: list.at(-1)?.seq ?? start.cursor };
}

function chunk(offset: number, text: string, bytes = Buffer.byteLength(text)): OutputChunk {
  return { attemptId: 'att_1', taskId: 'task_L0.1', offset, bytes, text };
}

const fold = (items: RunStreamItem[], from: RunSnapshot | null = start) => items.reduce(reduceRunStream, from);
const shown = (chunks: OutputChunk[]) => fold(chunks.map((one) => events([], [one])))?.output.att_1;

test('nothing is shown before the snapshot', () => {
  expect(fold([events([began])], null)).toBeNull();
  expect(fold([{ type: 'snapshot', snapshot: start }], null)).toBe(start);
});

test('events take the place of what was, and the cursor follows them', () => {
  const state = fold([events([began, tried]), events([ended, paused])]);
  expect(state?.tasks.map(({ key, status }) => `${key} ${status}`)).toEqual(['L0.1 complete', 'L0.2 pending']);
  expect(state?.attempts.map(({ taskId }) => taskId)).toEqual(['task_L0.1']);
  expect(state).toMatchObject({ run: { status: 'paused' }, cursor: 9 });
});

test('the newest of several events of one task within one item wins', () => {
  expect(fold([events([began, ended])])?.tasks[0]?.status).toBe('complete');
});

test('repeats are harmless, in any order and any mixture', () => {
  const once = fold([events([began, tried, ended, paused])]);
  expect(fold([events([began, tried, ended, paused]), events([began]), events([tried, ended])])).toEqual(once);
  expect(fold([events([began, tried, ended]), events([began, tried, ended, paused])])).toEqual(once);
});

test('an old event never brings an old status back', () => {
  expect(fold([events([ended]), events([began])])?.tasks[0]?.status).toBe('complete');
});

test('the state that was shown before is left as it was', () => {
  const before = structuredClone(start);
  fold([events([began, paused], [chunk(0, 'text')])]);
  expect(start).toEqual(before);
});

test('lists that did not change keep their identity', () => {
  const state = fold([events([paused])]);
  expect(state?.tasks).toBe(start.tasks);
  expect(fold([events([began])])?.tasks[1]).toBe(start.tasks[1]);
});

test('a heartbeat, an end and a request to come again change nothing', () => {
  for (const type of ['heartbeat', 'more', 'finished'] as const) expect(fold([{ type, cursor: 9 }])).toBe(start);
});

test('output grows in order and a chunk that is known already adds nothing', () => {
  expect(shown([chunk(0, 'one\n'), chunk(4, 'two\n')])).toEqual({ text: 'one\ntwo\n', end: 8 });
  expect(shown([chunk(0, 'one\n'), chunk(4, 'two\n'), chunk(0, 'one\n'), chunk(4, 'two\n')])).toEqual({
    text: 'one\ntwo\n',
    end: 8,
  });
});

test('a chunk that overlaps what is known adds only what is new', () => {
  expect(shown([chunk(0, 'one\ntw'), chunk(4, 'two\nthree\n')])?.text).toBe('one\ntwo\nthree\n');
  expect(shown([chunk(0, '日本'), chunk(3, '本語')])?.text).toBe('日本語');
  expect(shown([chunk(0, 'aaaa'), chunk(2, 'aaaa')])).toEqual({ text: 'aaaaaa', end: 6 });
});

test('overlapping text that was made safe to show is not repeated, though its bytes no longer tell where it is cut', () => {
  const log = '\u001b[31mred\u001b[0m and \u001b[32mgreen\u001b[0m, token=abcdefgh\nnext\n';
  const safe = 'red and green, token=••••\nnext\n';
  const first = 'red and green, tok';
  const end = log.indexOf('en=abcdefgh');
  const tail = shown([chunk(0, first, end), chunk(0, safe, Buffer.byteLength(log))]);
  expect(tail).toEqual({ text: safe, end: Buffer.byteLength(log) });
});

test('of several ways to overlap the one nearest to the bytes is taken', () => {
  const line = '\u001b[1m.\u001b[0m\n';
  const size = Buffer.byteLength(line);
  // Ten equal lines known, then a chunk of five that begins at the tenth: four are new.
  const tail = shown([chunk(0, '.\n'.repeat(10), 10 * size), chunk(9 * size, '.\n'.repeat(5), 5 * size)]);
  expect(tail?.text).toBe('.\n'.repeat(14));
});

test('a gap in the output keeps both sides', () => {
  expect(shown([chunk(0, 'start\n'), chunk(5000, 'end\n')])).toEqual({ text: 'start\nend\n', end: 5004 });
});

test('output goes on from the tail of the snapshot', () => {
  const snapshot = { ...start, output: { att_1: { text: 'one\ntw', end: 6 } } };
  expect(fold([events([], [chunk(4, 'two\n')])], snapshot)?.output.att_1).toEqual({ text: 'one\ntwo\n', end: 8 });
});

test('however much is written, only the end is kept', () => {
  let state: RunSnapshot | null = start;
  for (let i = 0; i < 2000; i++) {
    const text = `${String(i).padStart(99)}\n`;
    state = reduceRunStream(state, events([], [chunk(i * 100, text)]));
  }
  const tail = state?.output.att_1;
  expect(tail?.text.length).toBe(OUTPUT_TAIL_MAX);
  expect(tail?.text.endsWith('1999\n')).toBe(true);
  expect(tail?.end).toBe(200_000);
});

test('outputs of two attempts do not mix', () => {
  const other = { ...chunk(0, 'other'), attemptId: 'att_2' };
  expect(fold([events([], [chunk(0, 'one'), other])])?.output).toEqual({
    att_1: { text: 'one', end: 3 },
    att_2: { text: 'other', end: 5 },
  });
});
