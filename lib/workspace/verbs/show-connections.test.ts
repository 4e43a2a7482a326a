import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { describeWithClaude } from '@/lib/executors/claude/fixtures/claude-binary';
import { startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { readProcStat } from '@/lib/executors/processes/proc-stat';
import { openTwoSpecs } from '@/lib/workspace/fixtures/two-specs';

const home = mkdtempSync(join(tmpdir(), 'ashlar-connections-'));
const old = fileURLToPath(new URL('../fixtures/old-claude.mjs', import.meta.url));
/** Answers as an MCP server without tools. */
const server = `import { createInterface } from 'node:readline';
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  const info = { protocolVersion: params?.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'up', version: '1' } };
  const result = method === 'initialize' ? info : { tools: [] };
  console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
});
`;
let world: Awaited<ReturnType<typeof openTwoSpecs>>;
beforeEach(async () => {
  world = await openTwoSpecs();
});
afterEach(() => world.close());
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

const agentOf = async () => (await world.call('connections', { again: true })).agent;

test('an agent that is turned off is said to be, and nothing is started', async () => {
  await world.reopen({ agent: { enabled: false } });
  expect(await world.call('connections', {})).toMatchObject({ agent: { state: 'off' }, servers: null });
});

test('a program that is not there is told with its path and what to do', async () => {
  await world.reopen({ agent: { program: '/nowhere/claude' } });
  const agent = await agentOf();
  expect(agent).toMatchObject({ state: 'missing', program: null, message: 'There is no program /nowhere/claude.' });
  expect(agent.hint).toContain('npm install');
});

test('in a project that is not trusted nothing is started to ask', async () => {
  await world.reopen({ trusted: false, agent: { program: old } });
  expect(await agentOf()).toMatchObject({ state: 'untrusted', program: old, version: null });
});

test('a version older than those that were tried is told, with the way to update', async () => {
  await world.reopen({ agent: { program: old } });
  expect(await agentOf()).toMatchObject({ state: 'old', version: '1.0.30', hint: expect.stringContaining('update') });
});

test('a program that is no Claude Code is told as one that does not answer', async () => {
  await world.reopen({ agent: { program: '/bin/false' } });
  expect(await agentOf()).toMatchObject({ state: 'broken', from: 'settings' });
});

test.runIf(process.platform === 'linux')(
  'closing the project ends a program that is being asked, and all it started',
  async () => {
    const program = join(home, 'silent-claude');
    const pids = join(home, 'pids');
    // Neither heeds the end of its input nor TERM.
    const own = `trap "" TERM; echo $$ >> ${pids}; while :; do sleep 1; done`;
    writeFileSync(program, `#!/bin/sh\nsetsid sh -c '${own}' &\n${own}\n`, { mode: 0o755 });
    await world.reopen({ agent: { program } });
    const asked = world.call('connections', {});
    const started = (): number[] => (existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n').map(Number) : []);
    await expect.poll(() => new Set(started()).size, { timeout: 10_000 }).toBe(2);
    await world.reopen();
    expect(await asked).toMatchObject({ agent: { state: 'broken' } });
    // Where nobody collects what has ended, it stays as a zombie.
    expect(started().filter((pid) => !['Z', undefined].includes(readProcStat(pid)?.state))).toEqual([]);
  },
  30_000,
);

describeWithClaude('with the real Claude Code', (program) => {
  test('without a login it says how to log in, and no request was made', async () => {
    const stub = await startMessagesStub([]);
    const env = { ...stub.environment(home), ANTHROPIC_API_KEY: undefined };
    await world.reopen({ env, agent: { program } });
    const agent = await agentOf();
    expect(agent).toMatchObject({ state: 'no-login', login: null });
    expect(agent.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(stub.requests).toEqual([]);
    await stub.close();
  });

  test('with a key and its servers up or down, each is shown with what it is', async () => {
    const stub = await startMessagesStub([]);
    world.write('up.mjs', server);
    const down = { command: '/bin/false', args: ['--token', 'sk-not-shown'] };
    world.write('.mcp.json', JSON.stringify({ mcpServers: { down, up: { command: 'node', args: ['up.mjs'] } } }));
    world.write('.claude/commands/hello.md', '---\ndescription: Says hello\n---\nHello\n');
    await world.reopen({ env: stub.environment(home), agent: { program } });
    const found = await world.call('connections', { again: true });
    expect(found.agent).toMatchObject({
      state: 'ready',
      login: expect.stringContaining('ANTHROPIC_API_KEY'),
      hint: null,
    });
    expect(found.agent.commands).toBeGreaterThan(0);
    const states = Object.fromEntries((found.servers ?? []).map(({ name, state }) => [name, state]));
    expect(states).toEqual({ down: 'failed', up: 'connected' });
    expect(JSON.stringify(found)).not.toContain('sk-not-shown');
    expect(stub.requests).toEqual([]);
    // A second look within minutes starts nothing.
    expect(await world.call('connections', {})).toEqual(found);
    await stub.close();
  });
});
