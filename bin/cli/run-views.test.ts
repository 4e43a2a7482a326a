import { expect, test } from 'vitest';
import { plainPolicy, type Run, type RunTask } from '@/lib/domain/run';
import { type RunEvent, type RunSnapshot, type RunStreamItem, reduceRunStream } from '@/lib/domain/run-event';
import { pauseReasons } from '@/lib/domain/run-status';
import { isAtRest, type RunStop, type RunView } from './follow-run';
import { createJsonView } from './json-view';
import { waysOn } from './question';
import { createTerminal, type Terminal } from './terminal';
import { createTextView } from './text-view';

const at = '2026-01-01T10:00:00.000Z';
const run: Run = {
  id: 'run_1',
  specId: 'F001',
  title: 'Chat',
  status: 'running',
  kind: 'plan',
  rehearsal: false,
  scope: null,
  layers: [{ key: 'L0', name: 'Infrastructure', parallel: false }],
  pause: null,
  policy: plainPolicy,
  startedAt: at,
  updatedAt: '2026-01-01T10:00:05.000Z',
  finishedAt: null,
};
const task = (n: number, change: Partial<RunTask> = {}): RunTask => ({
  runId: run.id,
  taskId: `task_${n}`,
  role: 'task',
  layerKey: 'L0',
  position: n,
  key: `L0.${n}`,
  ref: null,
  description: `Make thing ${n}`,
  line: n,
  agent: null,
  complexity: null,
  fingerprint: null,
  dependsOn: [],
  mappingId: null,
  answer: { kind: 'command', command: '/make:thing', args: `${n}`, effect: 'files' },
  status: 'pending',
  attempts: 0,
  problem: null,
  evidence: null,
  wait: null,
  question: null,
  startedAt: null,
  finishedAt: null,
  durationMs: null,
  files: [],
  workMs: 0,
  costUsd: 0,
  output: '',
  ...change,
});
const files = { created: ['a', 'b'], modified: [], deleted: [], complete: true };
const done = (n: number, change: Partial<RunTask> = {}): RunTask =>
  task(n, {
    status: 'complete',
    finishedAt: '2026-01-01T10:00:02.000Z',
    durationMs: 1200,
    evidence: { by: 'files', text: '2 files created', files },
    ...change,
  });

const snapshot: RunSnapshot = {
  run,
  tasks: [done(1, { finishedAt: '2025-12-31T10:00:00.000Z' }), task(2), task(3)],
  attempts: [],
  output: {},
  cursor: 5,
};
const changed = (seq: number, next: RunTask): RunEvent => ({
  seq,
  runId: run.id,
  at,
  type: 'task.changed',
  task: next,
});
const failed = task(3, {
  status: 'failed',
  finishedAt: at,
  durationMs: 10,
  problem: { code: 'E_ATTEMPT', message: 'exit code 1', hint: 'The log has the details.' },
  output: 'first\n\u001b[31mred\n',
});
const pause = { reason: 'failed' as const, taskId: 'task_3', message: 'L0.3 failed: exit code 1' };
const paused: RunEvent = { seq: 9, runId: run.id, at, type: 'run.changed', run: { ...run, status: 'paused', pause } };
const output = [{ attemptId: 'att_1', taskId: 'task_2', offset: 0, bytes: 3, text: 'hi\n' }];
const items: RunStreamItem[] = [
  { type: 'snapshot', snapshot },
  { type: 'events', events: [changed(6, task(2, { status: 'running' }))], output, cursor: 6 },
  { type: 'events', events: [changed(7, done(2)), changed(8, failed), paused], output: [], cursor: 9 },
];

function play(view: RunView): void {
  let state: RunSnapshot | null = null;
  for (const item of items) {
    state = reduceRunStream(state, item);
    if (state) view.item(item, state);
  }
  if (!state) throw new Error('no snapshot');
  const stop: RunStop = { run: state.run, pause, task: failed, proposal: null, exit: 3 };
  view.stopped(stop, state);
}

function record(options: { json?: boolean; isTTY?: boolean } = {}): { terminal: Terminal; text: () => string } {
  let text = '';
  const stream = { write: (piece: string) => (text += piece), isTTY: options.isTTY, columns: 100 };
  const env = { NO_COLOR: '1' } as unknown as NodeJS.ProcessEnv;
  return {
    terminal: createTerminal({ stdout: stream, stderr: stream, env, json: options.json ?? false }),
    text: () => text,
  };
}

test('with --json every line is one JSON document: the snapshot, each event as it is, output, and how it stopped', () => {
  const { terminal, text } = record({ json: true });
  play(createJsonView(terminal));
  const lines = text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.type)).toEqual([
    'run.snapshot',
    'task.changed',
    'output',
    'task.changed',
    'task.changed',
    'run.changed',
    'run.stopped',
  ]);
  expect(lines[0]).toMatchObject({
    seq: 5,
    runId: 'run_1',
    tasks: [{ key: 'L0.1' }, { key: 'L0.2' }, { key: 'L0.3' }],
  });
  expect(lines[5]).toEqual(paused);
  expect(lines[2]).toEqual({ type: 'output', ...output[0] });
  expect(lines[6]).toMatchObject({ status: 'paused', pause, task: 'L0.3', exit: 3 });
  expect(lines[6].answers[0]).toBe('ashlar retry F001 L0.3');
});

test('plain lines tell each start and end once, what went wrong, and what answers the question', () => {
  const { terminal, text } = record();
  play(createTextView(terminal, at));
  expect(text().split('\n')).toEqual([
    'F001: Chat  3 tasks in 1 layer, 1 done',
    'L0 Infrastructure',
    '  running       L0.2    Make thing 2  /make:thing 2',
    '  complete      L0.2    Make thing 2  1.2 s · 2 files created · /make:thing 2',
    '  failed        L0.3    Make thing 3  10 ms · /make:thing 3',
    '    exit code 1',
    '    The log has the details.',
    '    | first',
    '    | \\u001b[31mred',
    '',
    'F001 waits: L0.3 failed: exit code 1',
    '2 complete, 1 failed of 3 tasks',
    '  ashlar retry F001 L0.3                      tries the same command again',
    '  ashlar alternate F001 L0.3 "/command args"  does it by another command this time',
    '  ashlar skip F001 L0.3                       leaves it out; what depends on it goes on',
    '  ashlar accept F001 L0.3 --note "…"          counts as complete, by your word',
    '',
  ]);
});

test('on a terminal a bar stays below the lines and is gone at the end', () => {
  const { terminal, text } = record({ isTTY: true });
  play(createTextView(terminal, at));
  expect(text()).toContain('████████░░░░░░░░░░░░░░░░ 33 %  1 of 3 tasks  about 2.4 s left  L0.2 Make thing 2');
  const pieces = text().split('\r\u001b[2K');
  expect(pieces.at(-1)).toMatch(/^\nF001 waits/);
  // A bar is the last thing written before it is erased: none is left standing among the lines.
  for (const line of pieces.flatMap((piece) => piece.split('\n').slice(0, -1))) expect(line).not.toContain('░');
});

test('a run rests when it ended, or when it waits and nothing is under way any more', () => {
  const running = [task(1, { status: 'running' })];
  expect(isAtRest({ run: { ...run, status: 'paused' }, tasks: running })).toBe(false);
  expect(isAtRest({ run: { ...run, status: 'paused' }, tasks: [failed] })).toBe(true);
  expect(isAtRest({ run: { ...run, status: 'running' }, tasks: [failed] })).toBe(false);
  expect(isAtRest({ run: { ...run, status: 'queued' }, tasks: [failed] })).toBe(false);
  expect(isAtRest({ run: { ...run, status: 'complete' }, tasks: [] })).toBe(true);
  const cancelling = { reason: 'cancelling' as const, taskId: null, message: '' };
  expect(isAtRest({ run: { ...run, status: 'paused', pause: cancelling }, tasks: [failed] })).toBe(false);
});

test('every reason to wait names at least one verb that goes on from it', () => {
  for (const reason of pauseReasons) {
    const ways = waysOn('F001', { pause: { reason, taskId: 'task_3', message: '' }, task: failed, proposal: null });
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) expect(way.command).toMatch(/^ashlar [a-z]+ F001/);
  }
  const none = { pause: null, task: null, proposal: null };
  expect(waysOn('F001', none)).toEqual([{ command: 'ashlar continue F001', does: 'goes on' }]);
});

test('a task without an approved command is answered by its proposal first, a sync by another command', () => {
  const asks = { reason: 'needs-mapping' as const, taskId: 'task_3', message: '' };
  const answer = { kind: 'command' as const, command: '/make:thing', args: '', effect: 'files' as const };
  const facts = { reason: '', matched: [], stackFacts: [], alternatives: [] };
  const proposal = { answer, confidence: 72, origin: 'rule' as const, ...facts };
  const first = (stop: Parameters<typeof waysOn>[1]) => waysOn('F001', stop)[0]?.command;
  expect(first({ pause: asks, task: task(3), proposal })).toBe('ashlar approve F001 L0.3');
  expect(first({ pause: asks, task: task(3), proposal: null })).toBe('ashlar correct F001 L0.3 "/command args"');
  const sync = task(4, { role: 'sync', key: 'L0.sync' });
  expect(first({ pause: asks, task: sync, proposal: null })).toBe('ashlar alternate F001 L0.sync "/command args"');
});
