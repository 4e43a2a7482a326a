import { expect, test } from 'vitest';
import { openAgentProject, permission, spec } from '@/lib/workspace/fixtures/agent-project';
import { answersHere } from './answer-here';
import { inboxLines } from './show/inbox';
import { createStyle } from './style';
import { createTerminal } from './terminal';
import { createTextView } from './text-view';

const plain = createStyle(false);
const output = () => {
  const written = { out: '', err: '' };
  const streams = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  return { written, terminal: createTerminal({ ...streams, env: {}, json: false }) };
};

/** A terminal whose lines are typed by the test. */
function typing() {
  const lines: string[] = [];
  let wake = (): void => undefined;
  const stdin = (async function* () {
    for (;;) {
      const line = lines.shift();
      if (line !== undefined) yield `${line}\n`;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  })();
  const type = (line: string): void => {
    lines.push(line);
    wake();
  };
  return { stdin, type };
}

async function asking() {
  const project = await openAgentProject();
  await project.run();
  const agent = await project.agent();
  agent.ask(permission);
  await expect.poll(async () => (await project.call('inbox', {})).waiting).toBe(1);
  const { run, task } = await project.call('task', { spec, task: 'L0.1' });
  if (!run || !task.runTask) throw new Error('Nothing runs.');
  return { project, agent, state: { run, tasks: [task.runTask], attempts: [], output: {}, cursor: 1 } };
}

test('where no dashboard holds the project, a typed line answers; a wrong one is told and the question stays', async () => {
  const { project, agent, state } = await asking();
  const { written, terminal } = output();
  const { stdin, type } = typing();
  const ashlar = { call: project.call } as never;
  const cli = { terminal, stdin, confirm: async () => false } as never;
  createTextView(terminal, '').item({ type: 'snapshot', snapshot: state }, state);
  expect(written.out).toContain('may it use Bash? $ npm test');
  expect(written.out).toContain('allow   always   deny "why"');
  answersHere(cli, ashlar)(state);
  type('perhaps');
  await expect.poll(() => written.err).toContain('perhaps is no answer');
  type('deny "Not here."');
  await expect.poll(() => agent.heard).toMatchObject([{ reply: { type: 'deny', reason: 'Not here.' } }]);
  await project.close();
});

test('where nobody sits at the terminal, a remark says that the agent waits in vain', async () => {
  const { project, state } = await asking();
  const { written, terminal } = output();
  answersHere({ terminal, stdin: typing().stdin, confirm: null } as never, { call: project.call } as never)(state);
  expect(written.err).toContain('nobody is here to answer');
  await project.close();
});

test('the inbox says what is asked and what to type', async () => {
  const { project } = await asking();
  const text = inboxLines(await project.call('inbox', {}), plain).join('\n');
  expect(text).toContain('1 thing waits for you.');
  expect(text).toContain('F001 L0.1  asking  Lay pipes');
  expect(text).toContain('may it use Bash? $ npm test');
  expect(text).toContain(
    'ashlar reply F001 L0.1 allow   ashlar reply F001 L0.1 always   ashlar reply F001 L0.1 deny "why"',
  );
  await project.close();
});
