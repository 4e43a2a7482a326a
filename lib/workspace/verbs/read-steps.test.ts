import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Step } from '@/lib/domain/step';
import { openAgentProject, spec } from '@/lib/workspace/fixtures/agent-project';

let project: Awaited<ReturnType<typeof openAgentProject>>;
const secret = 'hunter2-and-more';
beforeEach(async () => {
  project = await openAgentProject({ environment: { KEY: secret } });
  await project.run();
});
afterEach(() => project.close());

const says = (text: string) => ({ type: 'assistant', message: { content: [{ type: 'text', text }] } });
const calls = (id: string) => ({
  type: 'assistant',
  message: { content: [{ type: 'tool_use', id, name: 'Bash', input: { command: id } }] },
});
const answers = (id: string) => ({
  type: 'user',
  message: { content: [{ type: 'tool_result', tool_use_id: id, content: `of ${id}` }] },
});
const read = (after = 0) => project.call('steps', { spec, task: 'L0.1', after });

/** All steps by index, read part by part. */
async function readAll(held: Step[] = [], from = 0): Promise<{ steps: Step[]; to: number; parts: number }> {
  let to = from;
  for (let parts = 1; ; parts++) {
    const page = await read(to);
    for (const step of page.steps) held[step.index] = step;
    to = page.to;
    if (page.to >= page.size || page.steps.length === 0) return { steps: held, to, parts };
  }
}

test('a growing file is read from where the last part ended, and a result fills the call of an earlier part', async () => {
  const agent = await project.agent();
  expect(await read()).toMatchObject({ n: 1, attemptId: agent.spec.attemptId, steps: [], to: 0, size: 0 });
  agent.write(says('one'), calls('t1'));
  const first = await read();
  expect(first.steps).toMatchObject([
    { index: 0, type: 'text' },
    { index: 1, state: 'under-way' },
  ]);
  agent.write(answers('t1'), says('two'));
  const second = await read(first.to);
  expect(second.steps).toMatchObject([
    { index: 1, title: '$ t1', state: 'done', result: 'of t1' },
    { index: 2, text: 'two' },
  ]);
  expect(await read(second.to)).toMatchObject({ steps: [], to: second.to, size: second.to });
  // Somebody else may ask from any earlier place, also where no reader stood.
  expect((await read(first.to)).steps).toEqual(second.steps);
  expect((await read(1)).steps).toHaveLength(3);
});

test('a line that is still being written waits until it is whole, or the attempt is over', async () => {
  const agent = await project.agent();
  agent.writeText(`${JSON.stringify(says('one'))}\n${JSON.stringify(says('two')).slice(0, 20)}`);
  const page = await read();
  expect(page.steps).toHaveLength(1);
  expect(page.to).toBeLessThan(page.size);
  agent.end();
  await expect.poll(async () => (await read(page.to)).steps).toMatchObject([{ type: 'note' }]);
  expect((await read(page.to)).to).toBe(page.size);
});

test('thousands of steps come in parts of a bounded size, none twice and none missing', async () => {
  const agent = await project.agent();
  for (let n = 0; n < 5000; n += 2) agent.write(says(`step ${n}`), says(`step ${n + 1}`));
  expect((await read()).steps.length).toBeLessThanOrEqual(200);
  const { steps, parts } = await readAll();
  expect(parts).toBeGreaterThanOrEqual(25);
  expect(steps.map((step) => step.type === 'text' && step.text)).toEqual(
    Array.from({ length: 5000 }, (_, n) => `step ${n}`),
  );
});

test('a message too long to look at is noted, and what comes after it is read', async () => {
  const agent = await project.agent();
  agent.writeText(`${JSON.stringify(says('x'.repeat(5_000_000)))}\n`);
  agent.write(says('after'));
  const { steps } = await readAll();
  expect(steps).toMatchObject([{ type: 'note', text: expect.stringContaining('too long') }, { text: 'after' }]);
});

test('values of the environment never leave, however JSON wrote them', async () => {
  const agent = await project.agent();
  const escaped = [...secret].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('');
  agent.writeText(`${JSON.stringify(says('PLACE')).replace('PLACE', escaped)}\n`);
  agent.write({ type: 'ashlar_said', text: `it is ${secret}` });
  const text = JSON.stringify((await read()).steps);
  expect(text).toContain('•••');
  expect(text).not.toContain(secret);
});

test('attempts are told apart by number and by id, and unknown ones are refused', async () => {
  const agent = await project.agent();
  agent.write(says('first'));
  agent.end('failed');
  await expect.poll(async () => (await project.call('status', { spec })).run?.status).toBe('paused');
  await project.call('retry', { spec, task: 'L0.1' });
  (await project.agent(1)).write(says('second'));
  const of = async (input: object) => (await project.call('steps', { spec, task: 'L0.1', ...input })).steps;
  expect(await of({ n: 1 })).toMatchObject([{ text: 'first' }]);
  expect(await of({ attempt: agent.spec.attemptId })).toMatchObject([{ text: 'first' }]);
  expect(await of({})).toMatchObject([{ text: 'second' }]);
  for (const input of [{ n: 9 }, { attempt: 'att_none' }, { task: 'L9.9' }]) {
    await expect(of(input)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  }
});
