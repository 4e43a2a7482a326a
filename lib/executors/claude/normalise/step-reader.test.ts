import { expect, test } from 'vitest';
import { type Step, stepSchema } from '@/lib/domain/step';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import { createStepReader } from './step-reader';

const secrets = toSecrets(['hunter2-and-more']);
const safe = (text: string): string => shown(text, secrets);
type Message = Record<string, unknown>;

/** The steps as a page would hold them: by index, later ones in the place of earlier ones. */
function read(...messages: (Message | string)[]): Step[] {
  const reader = createStepReader(safe);
  const steps: Step[] = [];
  for (const message of messages) {
    for (const step of reader.push(typeof message === 'string' ? message : JSON.stringify(message))) {
      steps[step.index] = stepSchema.parse(step);
    }
  }
  return steps;
}

const init = { type: 'system', subtype: 'init', cwd: '/p', model: 'opus', claude_code_version: '2.1.330' };
const says = (text: string, more: Message = {}): Message => ({
  ...{ type: 'assistant', message: { content: [{ type: 'text', text }] } },
  ...more,
});
const calls = (id: string, name: string, input: unknown, more: Message = {}): Message => ({
  ...{ type: 'assistant', message: { content: [{ type: 'tool_use', id, name, input }] } },
  ...more,
});
const answers = (id: string, content: unknown, more: Message = {}, error = false): Message => ({
  ...{ type: 'user', message: { content: [{ type: 'tool_result', tool_use_id: id, content, is_error: error }] } },
  ...more,
});

test('a small session becomes its greeting, words, calls with their results, and an end that repeats nothing', () => {
  const steps = read(
    init,
    says('I will **create** it.'),
    calls('t1', 'Bash', { command: 'npm test\nnpm run lint', description: 'tests' }),
    answers('t1', [{ type: 'text', text: '3 passed' }]),
    says('Done.'),
    { type: 'result', subtype: 'success', is_error: false, num_turns: 2, total_cost_usd: 0.0035, result: 'Done.' },
  );
  expect(steps).toMatchObject([
    { type: 'note', text: 'Claude Code 2.1.330, model opus' },
    { type: 'text', text: 'I will **create** it.', parent: null },
    { type: 'tool', id: 't1', name: 'Bash', title: '$ npm test', state: 'done', result: '3 passed', diff: null },
    { type: 'text', text: 'Done.' },
    { type: 'end', ok: true, turns: 2, costUsd: 0.0035, text: '' },
  ]);
  expect(JSON.parse((steps[2] as { input: string }).input)).toEqual({
    command: 'npm test\nnpm run lint',
    description: 'tests',
  });
});

test('a call is under way until its result comes, and keeps its place', () => {
  expect(read(calls('t1', 'Read', { file_path: '/p/a.ts' }))).toMatchObject([{ state: 'under-way', result: null }]);
  const steps = read(
    init,
    calls('a', 'Read', { file_path: '/p/a.ts' }),
    calls('b', 'Grep', { pattern: 'x' }),
    answers('b', 'B'),
    answers('a', 'A'),
  );
  expect(steps.slice(1)).toMatchObject([
    { index: 1, title: 'Read a.ts', result: 'A' },
    { index: 2, title: 'Search for x', result: 'B' },
  ]);
});

test('an edit carries its lines as a diff, a created file all of its lines', () => {
  const patch = [{ oldStart: 3, oldLines: 2, newStart: 3, newLines: 2, lines: [' a', '-b', '+c'] }];
  const edit = { tool_use_result: { filePath: '/p/src/a.ts', structuredPatch: patch, oldString: 'b', newString: 'c' } };
  const write = { tool_use_result: { type: 'create', filePath: '/p/n.ts', content: 'x\ny\n', structuredPatch: [] } };
  const steps = read(
    init,
    calls('e', 'Edit', {}),
    answers('e', 'ok', edit),
    calls('w', 'Write', {}),
    answers('w', 'ok', write),
  );
  expect(steps.slice(1)).toMatchObject([
    { diff: { path: 'src/a.ts', kind: 'modified', hunks: [{ oldStart: 3, newStart: 3, lines: [' a', '-b', '+c'] }] } },
    { diff: { path: 'n.ts', kind: 'created', hunks: [{ oldStart: 0, newStart: 1, lines: ['+x', '+y'] }] } },
  ]);
});

test('steps of a sub-agent name the call that started it', () => {
  const inside = { parent_tool_use_id: 'task' };
  const steps = read(
    calls('task', 'Task', { description: 'Look around' }),
    calls('t2', 'Glob', { pattern: '*.ts' }, inside),
    answers('t2', 'a.ts', inside),
    says('Found it.', inside),
    answers('task', 'Found it.'),
  );
  expect(steps).toMatchObject([
    { title: 'Sub-agent: Look around', parent: null, state: 'done' },
    { title: 'Find files *.ts', parent: 'task', state: 'done' },
    { type: 'text', parent: 'task' },
  ]);
});

test('a refused call is told as refused, whenever the refusal is told', () => {
  const denial = {
    type: 'system',
    subtype: 'permission_denied',
    tool_use_id: 'a',
    message: 'no',
    decision_reason: 'Not here.',
  };
  expect(read(calls('a', 'Bash', {}), denial)).toMatchObject([{ state: 'denied', result: 'Not here.' }]);
  expect(read(calls('a', 'Bash', {}), denial, answers('a', 'Refused.', {}, true))).toMatchObject([
    { state: 'denied', result: 'Refused.' },
  ]);
  const late = { type: 'result', subtype: 'success', permission_denials: [{ tool_use_id: 'a' }] };
  expect(read(calls('a', 'Bash', {}), answers('a', 'no', {}, true), late)).toMatchObject([
    { state: 'denied' },
    { type: 'end' },
  ]);
  const meta = { tool_result_meta: [{ id: 'a', permission_decision: { decision: 'reject', source: 'user_reject' } }] };
  expect(read(calls('a', 'Bash', {}), answers('a', 'no', meta, true))).toMatchObject([
    { state: 'denied', result: 'no' },
  ]);
  expect(read(calls('a', 'Bash', {}), answers('a', 'exit 1', {}, true))).toMatchObject([{ state: 'failed' }]);
});

test('tries in a row are one step that says the newest, and another begins after something else', () => {
  const retry = (attempt: number) => ({
    ...{ type: 'system', subtype: 'api_retry', attempt, max_retries: 10 },
    ...{ retry_delay_ms: 512.5, error_status: 429, error: 'rate_limit' },
  });
  expect(read(retry(1), retry(2), says('x'), retry(1))).toMatchObject([
    { type: 'retry', tries: 2, message: 'rate limit (HTTP 429)', delayMs: 513 },
    { type: 'text' },
    { type: 'retry', tries: 1 },
  ]);
});

test('a limit is told with when it is over, and not while there is room', () => {
  const limit = (info: Message) => ({ type: 'rate_limit_event', rate_limit_info: info });
  const resetsAt = 1_800_000_000;
  expect(read(limit({ status: 'allowed', resetsAt }))).toEqual([]);
  expect(read(limit({ status: 'rejected', resetsAt, rateLimitType: 'five_hour' }))).toMatchObject([
    { type: 'limit', message: 'The five hour usage limit is reached.', until: '2027-01-15T08:00:00.000Z' },
  ]);
});

test('what the person said stands among the steps with its time', () => {
  const at = '2026-11-22T10:00:00.000Z';
  expect(read({ type: 'ashlar_said', text: 'Use tabs.', ashlar_at: at })).toMatchObject([
    { type: 'said', text: 'Use tabs.', at },
  ]);
});

test('an end that is no success says why', () => {
  const end = (message: Message) => read({ type: 'result', num_turns: 3, ...message })[0];
  expect(end({ subtype: 'error_max_turns', is_error: true })).toMatchObject({
    ok: false,
    turns: 3,
    costUsd: null,
    text: 'It has made as many turns as it may.',
  });
  expect(end({ subtype: 'success', is_error: true, result: 'API Error' })).toMatchObject({
    ok: false,
    text: 'API Error',
  });
});

test('damaged lines are noted once for each row of them, and unknown messages make nothing', () => {
  expect(read('{"type":', 'nonsense', '[1]', says('x'), '"text"', '')).toMatchObject([
    { type: 'note', text: '3 lines of the agent’s messages cannot be read.' },
    { type: 'text' },
    { type: 'note', text: 'A line of the agent’s messages cannot be read.' },
  ]);
  expect(read({ type: 'stream_event' }, { type: 'system', subtype: 'constructor' }, { type: 'of_next_year' })).toEqual(
    [],
  );
});

test('secrets, control characters and length of every text are taken care of', () => {
  const secret = 'hunter2-and-more';
  const long = `\u001b[31m${'x'.repeat(100_000)}`;
  const steps = read(
    says(`${secret}\u0000${long}`),
    calls('t', 'Bash', { command: `echo ${secret}`, [secret]: [{ deep: secret, long }] }),
    answers('t', `${secret} ${long}`),
    { type: 'ashlar_said', text: secret },
    { type: 'result', subtype: 'success', result: secret },
  );
  const text = JSON.stringify(steps);
  expect(text).not.toContain(secret);
  expect(text).not.toContain('u001b');
  expect(text).not.toContain('u0000');
  expect(text.length).toBeLessThan(50_000);
  expect(text).toContain('characters more');
});

test('a forked reader goes on from the same place without touching the other', () => {
  const reader = createStepReader(safe);
  reader.push(JSON.stringify(calls('t', 'Bash', { command: 'ls' })));
  const fork = reader.fork();
  const result = JSON.stringify(answers('t', 'a'));
  expect(fork.push(result)).toMatchObject([{ index: 0, state: 'done' }]);
  expect(reader.push(result)).toMatchObject([{ index: 0, title: '$ ls', state: 'done' }]);
});
