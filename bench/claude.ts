import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { query, type SDKUserMessage } from '@anthropic-ai/claude-agent-sdk';
import { createMessageLine } from '@/lib/dispatch/message-line';
import type { AttemptSpec, Executor } from '@/lib/domain/attempt';
import { agentSettingsSchema, settingsSchema } from '@/lib/domain/project';
import { bundledClaude } from '@/lib/executors/claude/bundled-claude';
import { createClaudeExecutor } from '@/lib/executors/claude/claude-executor';
import { type MessagesStub, startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace } from '@/lib/workspace/open-workspace';
import { median } from './claude/median';

const ROUNDS = 9;
const AT_ONCE = 4;
const RATIO_MAX = 1.2;

/**
 * What an attempt by Claude Code takes to begin: from its start to the first event of the agent, against a bare query
 * of the Agent SDK with the same options, taken in turn in one process. Then four at once, and what they do to the
 * answers of the board. Nothing leaves the machine: a double of the Messages API answers.
 */
export async function bench(flags: string[], packageRoot: string): Promise<number> {
  const program = bundledClaude();
  if (!program) {
    console.error('The claude binary of the Agent SDK is not installed: run npm ci.');
    return 2;
  }
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-bench-')));
  const stub = await startMessagesStub([{ prompt: 'go', turns: [{ delayMs: 1500, text: 'done' }] }]);
  try {
    const place = makePlace(root, stub, program);
    const bare: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      // The first of each warms up files and network.
      const pair = [await bareStart(place), await ourStart(place)] as const;
      if (round > 0) bare.push(pair[0]);
      if (round > 0) ours.push(pair[1]);
    }
    const bareAtOnce = await Promise.all(Array.from({ length: AT_ONCE }, () => bareStart(place)));
    const oursAtOnce = await Promise.all(Array.from({ length: AT_ONCE }, () => ourStart(place)));
    const board = await boardTimes(place, packageRoot);
    const result = {
      ...{ bareMs: median(bare), oursMs: median(ours), ratio: median(ours) / median(bare) },
      ...{ bareAtOnceMs: Math.max(...bareAtOnce), oursAtOnceMs: Math.max(...oursAtOnce) },
      ...{ boardIdleMs: board.idle, boardBusyMs: board.busy, boardRatio: board.busy / board.idle },
    };
    report(result, flags.includes('--json'));
    return result.ratio <= RATIO_MAX ? 0 : 1;
  } finally {
    await stub.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Place = { project: string; env: Record<string, string>; program: string; executor: Executor };

function makePlace(root: string, stub: MessagesStub, program: string): Place {
  const [project, home] = [join(root, 'project'), join(root, 'home')];
  for (const folder of [project, home]) mkdirSync(folder);
  const env = { ...stub.environment(home), ASHLAR_CONFIG_DIR: join(root, 'config') };
  const agent = () => agentSettingsSchema.parse({});
  return { project, env, program, executor: createClaudeExecutor({ agent, program: () => program, environment: env }) };
}

/** Milliseconds from the call to the first message of a bare query. */
async function bareStart({ project, env, program }: Place): Promise<number> {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  async function* prompt(): AsyncGenerator<SDKUserMessage> {
    yield { type: 'user', message: { role: 'user', content: 'go' }, parent_tool_use_id: null };
    await ended;
  }
  const began = performance.now();
  const talk = query({
    prompt: prompt(),
    options: {
      ...{ cwd: project, env, pathToClaudeCodeExecutable: program, permissionMode: 'default' },
      systemPrompt: { type: 'preset', preset: 'claude_code' },
      settingSources: ['user', 'project', 'local'],
    },
  });
  let tookMs = 0;
  for await (const message of talk) {
    if (tookMs === 0) tookMs = performance.now() - began;
    if (message.type === 'result') break;
  }
  end();
  talk.close();
  return tookMs;
}

let attempts = 0;

/** Milliseconds from handing an attempt over to the first that is heard of the agent. */
async function ourStart({ project, executor }: Place): Promise<number> {
  const spec: AttemptSpec = {
    ...{
      attemptId: `bench-${process.pid}-${++attempts}`,
      taskId: 't',
      n: 1,
      executor: 'claude',
      command: '',
      argv: [],
    },
    ...{ cwd: project, env: {}, effect: 'files', timeoutMs: null, idleMs: null, prompt: 'go', resume: null },
    ...{ budgetUsd: null, logPath: `.claude/ashlar/logs/${attempts}.log` },
  };
  const began = performance.now();
  let tookMs = 0;
  await executor.execute(spec, {
    signal: new AbortController().signal,
    messages: createMessageLine(),
    emit: (event) => {
      if (event.type === 'agent' && tookMs === 0) tookMs = performance.now() - began;
      if (event.type === 'finished' && event.outcome !== 'succeeded') throw new Error(JSON.stringify(event.problem));
    },
  });
  return tookMs;
}

/** Median milliseconds of the board's answer with nothing under way, and with four attempts in the same process. */
async function boardTimes(place: Place, packageRoot: string): Promise<{ idle: number; busy: number }> {
  const plan = Array.from({ length: 100 }, (_, n) => `- [ ] Check part ${n + 1} of the building`).join('\n');
  mkdirSync(join(place.project, 'specs', 'F001'), { recursive: true });
  writeFileSync(join(place.project, 'specs', 'F001', 'layered-tasks.md'), `# Bench\n\n## Layer 0: Ground\n\n${plan}\n`);
  saveSettings(settingsSchema.parse({ project: place.project, trusted: true }), place.env);
  const workspace = await openWorkspace(place.project, { env: place.env, packageRoot });
  const ask = async (): Promise<number> => {
    const began = performance.now();
    await workspace.call('board', { spec: 'F001' });
    return performance.now() - began;
  };
  const idle: number[] = [];
  const busy: number[] = [];
  for (let n = 0; n < 60; n++) idle.push(await ask());
  let under = true;
  const agents = Promise.all(Array.from({ length: AT_ONCE }, () => ourStart(place))).finally(() => {
    under = false;
  });
  while (under) {
    busy.push(await ask());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await agents;
  await workspace.close('stop');
  return { idle: median(idle.slice(10)), busy: median(busy) };
}

function report(result: Record<string, number>, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  const ms = (name: string): string => `${(result[name] ?? 0).toFixed(name.startsWith('board') ? 1 : 0)} ms`;
  console.log(`start to first event of the agent: ${ms('oursMs')}, bare query of the SDK: ${ms('bareMs')}`);
  console.log(`ratio ${(result.ratio ?? 0).toFixed(2)} (at most ${RATIO_MAX})`);
  console.log(`${AT_ONCE} at once, until the last has begun: ${ms('oursAtOnceMs')}, bare: ${ms('bareAtOnceMs')}`);
  console.log(`the board’s answer: ${ms('boardIdleMs')}, beside ${AT_ONCE} attempts: ${ms('boardBusyMs')}`);
}
