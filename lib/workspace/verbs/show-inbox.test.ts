import { appendFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAgentProject, permission, spec } from '@/lib/workspace/fixtures/agent-project';

let project: Awaited<ReturnType<typeof openAgentProject>>;
beforeEach(async () => {
  project = await openAgentProject({ agent: { questionTimeoutMs: 60_000 } });
});
afterEach(() => project.close());

const inbox = () => project.call('inbox', {});
const kinds = async () => (await inbox()).items.map(({ kind }) => kind);

test('nothing waits while nothing runs, or while it runs well', async () => {
  expect(await inbox()).toEqual({ items: [], waiting: 0 });
  await project.run();
  await project.agent();
  expect(await inbox()).toEqual({ items: [], waiting: 0 });
});

test('a question stands in it with its task, since when and until when, and is gone once it is answered', async () => {
  await project.run();
  (await project.agent()).ask(permission);
  await expect.poll(kinds).toEqual(['question']);
  expect(await inbox()).toMatchObject({
    waiting: 1,
    items: [
      {
        ...{ spec, title: 'Books', text: '$ npm test', question: permission, since: permission.askedAt },
        ...{ until: '2026-11-22T10:01:00.000Z', task: { key: 'L0.1', role: 'task', status: 'asking' } },
      },
    ],
  });
  expect((await project.call('version', {})).waiting).toBe(1);
  expect((await project.call('specs', {})).specs[0]?.waitsFor).toBe('The agent at L0.1 asks you.');
  await project.call('reply', { spec, task: 'L0.1', question: 'q1', reply: { type: 'deny', reason: '' } });
  await expect.poll(kinds).toEqual([]);
});

test('a task that broke stands in it once, not beside the pause it led to, and a pause of the person by itself', async () => {
  await project.run();
  (await project.agent()).end('failed');
  await expect.poll(kinds).toEqual(['failed']);
  await project.call('skip', { spec, task: 'L0.1' });
  await project.agent(1);
  await project.call('pause', { spec });
  await expect.poll(kinds).toEqual(['paused']);
  expect((await inbox()).items[0]).toMatchObject({ task: null, text: 'Paused by you.' });
});

test('a plan that changed since it was seen is mentioned, and counts for no run', async () => {
  const answer = { kind: 'done-by-me', note: '' } as const;
  await project.call('correct', { spec, task: 'L0.1', answer, remember: false });
  appendFileSync(project.planFile, '- Raise the roof\n');
  await expect.poll(kinds, { timeout: 10_000 }).toEqual(['plan-changed']);
  expect((await inbox()).waiting).toBe(0);
});
