import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AgentSettings, agentSettingsSchema } from '@/lib/domain/project';
import { claudeBinary, describeWithClaude } from '@/lib/executors/claude/fixtures/claude-binary';
import { type MessagesStub, startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
let stub: MessagesStub;
let workspace: Workspace;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-agent-run-')));
  project = join(root, 'project');
  const file = (name: string) => ({ name: 'Write', input: { file_path: join(project, name), content: 'x' } });
  stub = await startMessagesStub([
    { prompt: 'Build the page', turns: [{ text: 'I build.', tools: [file('page.tsx')] }, { text: 'Built.' }] },
    { prompt: 'broken off', turns: [{ tools: [file('page.tsx')] }, { text: 'Went on.' }] },
    {
      prompt: 'Wait for it',
      turns: [{ tools: [{ name: 'Bash', input: { command: 'touch begun; tail -f /dev/null' } }] }],
    },
    { prompt: 'Do nothing', turns: [{ text: 'Nothing to do here.' }] },
  ]);
  const home = join(root, 'home');
  env = { ...stub.environment(home), NODE_ENV: 'test', ASHLAR_CONFIG_DIR: join(root, 'config') };
  env.ANTHROPIC_API_KEY = '';
  write('.claude/commands/build.md', '---\ndescription: Builds a page\n---\nBuild the page $ARGUMENTS');
  write('.claude/commands/idle.md', '---\ndescription: Idles\n---\nDo nothing');
  write(
    'specs/F001/layered-tasks.md',
    '# F001\n\n## Layer 0: Ground\n\n- Build it (`/build home`)\n- Rest (`/idle`)\n',
  );
});
afterEach(async () => {
  await workspace.close('stop');
  await stub.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

function write(path: string, content: string): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function open(agent: Partial<AgentSettings>, environment: Record<string, string> = {}): Promise<void> {
  const settings = loadSettings(project, env);
  const whole = { ...agentSettingsSchema.parse({}), ...agent };
  saveSettings({ ...settings, trusted: true, syncCommand: null, agent: whole, environment, writeBack: false }, env);
  workspace = await openWorkspace(project, { env, packageRoot });
}
const board = async () => await workspace.call('board', { spec: 'F001' });
const rows = async () => (await board()).layers.flatMap(({ tasks }) => tasks);
async function run(): Promise<void> {
  await workspace.call('approve', { spec: 'F001', all: true });
  await workspace.call('run', { spec: 'F001' });
}
const untilStatus = (index: number, status: string) =>
  vi.waitFor(async () => expect((await rows())[index]?.status).toBe(status), { timeout: 25_000, interval: 50 });

test.each<[string, Partial<AgentSettings>, RegExp]>([
  ['no login', {}, claudeBinary() ? /not logged in: run claude in a terminal/ : /is not installed: install it/],
  ['the agent turned off', { enabled: false }, /turned off for this project/],
  ['a program that is not there', { program: '/nowhere/claude' }, /no program \/nowhere\/claude/],
])('with %s an installed command without a route is not carried out, and says why', async (_, agent, why) => {
  await open(agent);
  const [first] = await rows();
  expect(first?.preflight).toMatchObject({ state: 'no-executor', message: expect.stringMatching(why) });
  expect(stub.requests).toEqual([]);
});

describeWithClaude('a run by the real claude', () => {
  test('carries installed commands out that have no route; what did nothing is unproven', async () => {
    await open({ permissionMode: 'edits' }, { ANTHROPIC_API_KEY: 'sk-ant-stub-key-for-tests' });
    expect((await rows()).map(({ preflight }) => preflight)).toMatchObject([
      { state: 'ready', how: 'the agent runs it' },
      { state: 'ready' },
    ]);
    await run();
    await untilStatus(0, 'complete');
    await untilStatus(1, 'unproven');
    expect(readFileSync(join(project, 'page.tsx'), 'utf8')).toBe('x');
    expect(stub.asked('Build the page home')).toHaveLength(2);
  });

  test('stopped in the midst of a command goes on in its session when the person retries it so', async () => {
    write('.claude/commands/build.md', '---\nallowed-tools: Bash, Write\n---\nWait for it $ARGUMENTS');
    await open({ permissionMode: 'edits' }, { ANTHROPIC_API_KEY: 'sk-ant-stub-key-for-tests' });
    await run();
    await vi.waitFor(() => expect(existsSync(join(project, 'begun'))).toBe(true), { timeout: 25_000, interval: 50 });
    await workspace.call('cancel', { spec: 'F001', task: 'L0.1' });
    await untilStatus(0, 'cancelled');
    await workspace.call('retry', { spec: 'F001', task: 'L0.1', resume: true });
    await untilStatus(0, 'complete');
    const { attempts } = await workspace.call('task', { spec: 'F001', task: 'L0.1' });
    const sessions = attempts.map(({ agent }) => agent?.sessionId);
    expect(sessions).toEqual([expect.any(String), sessions[0]]);
    await expect(workspace.call('retry', { spec: 'F001', task: 'L0.2', resume: true })).rejects.toMatchObject({
      code: 'E_CONFLICT',
    });
  });

  test('waits for a permission, which a person gives from the page', async () => {
    await open({}, { ANTHROPIC_API_KEY: 'sk-ant-stub-key-for-tests' });
    await run();
    await untilStatus(0, 'asking');
    const [row] = await rows();
    const question = row?.runTask?.question?.id ?? '';
    const reply = { type: 'allow', always: false, input: null } as const;
    await workspace.call('reply', { spec: 'F001', task: 'L0.1', question, reply });
    await untilStatus(0, 'complete');
  });
});
