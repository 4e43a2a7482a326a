import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Question } from '@/lib/domain/question';
import { openAgentProject, permission, spec } from '@/lib/workspace/fixtures/agent-project';

let project: Awaited<ReturnType<typeof openAgentProject>>;
const task = 'L0.1';
beforeEach(async () => {
  project = await openAgentProject();
  await project.run();
});
afterEach(() => project.close());

const statusOf = async () => (await project.call('task', { spec, task })).task.runTask;
const allow = { type: 'allow', always: false, input: null } as const;

test('a reply reaches the agent that asked, word for word, and the task goes on', async () => {
  const agent = await project.agent();
  agent.ask(permission);
  await expect.poll(async () => (await statusOf())?.status).toBe('asking');
  const reply = { type: 'allow', always: true, input: '{"command":"npm run lint"}' } as const;
  const { run, task: after } = await project.call('reply', { spec, task, question: 'q1', reply });
  expect(run.status).toBe('running');
  expect(after?.taskId).toBe(agent.spec.taskId);
  expect(agent.heard).toEqual([{ type: 'reply', questionId: 'q1', reply }]);
  await expect.poll(statusOf).toMatchObject({ status: 'running', question: null });
});

test('a question that was answered elsewhere refuses a second answer, and so does one that never was', async () => {
  const agent = await project.agent();
  agent.ask(permission);
  await expect.poll(async () => (await statusOf())?.status).toBe('asking');
  await project.call('reply', { spec, task, question: 'q1', reply: allow });
  await expect.poll(async () => (await statusOf())?.status).toBe('running');
  for (const question of ['q1', 'q2']) {
    await expect(project.call('reply', { spec, task, question, reply: allow })).rejects.toMatchObject({
      code: 'E_CONFLICT',
    });
  }
  expect(agent.heard).toHaveLength(1);
});

test('a reply that does not fit its question is refused before the agent hears of it', async () => {
  const agent = await project.agent();
  const choice: Question = {
    ...{ id: 'q2', askedAt: permission.askedAt, kind: 'choice' },
    questions: [{ header: '', text: 'Which?', several: false, choices: [{ label: 'a', description: '' }] }],
  };
  agent.ask({ ...permission, always: null });
  await expect.poll(async () => (await statusOf())?.status).toBe('asking');
  const reply = (question: string, given: object) =>
    project.call('reply', { spec, task, question, reply: given as never });
  for (const [given, says] of [
    [{ ...allow, input: '{"command":' }, 'not JSON'],
    [{ ...allow, input: '[1]' }, 'JSON object'],
    [{ ...allow, always: true }, 'for always'],
    [{ type: 'choose', answers: [['a']] }, 'permission'],
  ] as const) {
    await expect(reply('q1', given)).rejects.toMatchObject({ code: 'E_INPUT', message: expect.stringContaining(says) });
  }
  await reply('q1', { type: 'deny', reason: 'no' });
  agent.ask(choice);
  await expect.poll(async () => (await statusOf())?.question?.id).toBe('q2');
  for (const [given, says] of [
    [allow, 'choice'],
    [{ type: 'choose', answers: [['a'], ['b']] }, '1 questions'],
    [{ type: 'choose', answers: [['a', 'b']] }, 'one answer'],
    [{ type: 'choose', answers: [[' ']] }, 'no answer'],
  ] as const) {
    await expect(reply('q2', given)).rejects.toMatchObject({ code: 'E_INPUT', message: expect.stringContaining(says) });
  }
  await reply('q2', { type: 'choose', answers: [['something else']] });
  expect(agent.heard.map((message) => message.type === 'reply' && message.reply.type)).toEqual(['deny', 'choose']);
});

test('words of the person reach the agent at work, and are refused where none is', async () => {
  const agent = await project.agent();
  await expect.poll(async () => (await statusOf())?.status).toBe('running');
  await project.call('say', { spec, task, text: ' Use tabs. ' });
  expect(agent.heard).toEqual([{ type: 'say', text: 'Use tabs.' }]);
  await expect(project.call('say', { spec, task: 'L1.1', text: 'x' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
  await expect(project.call('say', { spec, task, text: '  ' })).rejects.toThrow();
});
