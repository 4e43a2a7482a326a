import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findTagged } from '@/lib/executors/sweep';
import { type ClaudeBench, openClaudeBench } from './fixtures/claude-attempt';
import { describeWithClaude } from './fixtures/claude-binary';
import { taskPrompt } from './prompt-text';

let bench: ClaudeBench;
afterEach(() => bench.close());

const allow = () => ({ type: 'allow', always: false, input: null }) as const;

describeWithClaude('an attempt by the real claude', () => {
  test('leaves files as evidence, readable and raw logs for its owner alone, facts of its own, and no process', async () => {
    bench = await openClaudeBench((project) => [
      {
        prompt: 'Make a.txt',
        turns: [
          {
            text: 'I make it.',
            tools: [{ name: 'Write', input: { file_path: join(project, 'a.txt'), content: 'x' } }],
          },
          { text: 'Made it.' },
        ],
      },
    ]);
    const prompt = taskPrompt({ text: 'Make a.txt', task: 'Make a.txt' });
    const attempt = bench.start({ prompt }, { agent: { permissionMode: 'edits' } });
    const end = await attempt.done;
    expect(end).toMatchObject({
      ...{ outcome: 'succeeded', problem: null, failure: null },
      files: { created: ['a.txt'], modified: [], deleted: [], complete: true },
      agent: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), turns: 2, toolCalls: 1, denials: 0 },
    });
    expect(end.agent?.costUsd).toBeGreaterThan(0);
    expect(bench.read('a.txt')).toBe('x');
    const [started, ...later] = attempt.reports;
    expect(started).toMatchObject({ type: 'started', pid: expect.any(Number) });
    expect(later.find(({ type }) => type === 'agent')).toMatchObject({ agent: { sessionId: end.agent?.sessionId } });
    expect(attempt.log()).toMatch(/I make it\.\n● Write a\.txt\n {2}.*created[\s\S]*Made it\./);
    expect(end.logBytes).toBe(Buffer.byteLength(attempt.log()));
    expect(attempt.raw().map(({ type }) => type)).toEqual(
      expect.arrayContaining(['system', 'assistant', 'user', 'result']),
    );
    expect(attempt.raw().every(({ ashlar_at }) => Number.isFinite(Date.parse(String(ashlar_at))))).toBe(true);
    const raw = join(bench.project, `.claude/ashlar/logs/${attempt.attemptId}.jsonl`);
    expect(statSync(raw).mode & 0o777).toBe(0o600);
    expect(findTagged([attempt.attemptId])).toEqual(new Map());
    // Claude Code's own instructions, not the few words of the SDK.
    expect(JSON.stringify(bench.stub.requests[0]?.body?.system).length).toBeGreaterThan(1500);
  });

  test('of an installed slash command carries it out; of an unknown one fails for good without a single request', async () => {
    bench = await openClaudeBench([{ prompt: 'Say hello to world', turns: [{ text: 'hello' }] }]);
    bench.write('.claude/commands/hello.md', 'Say hello to $ARGUMENTS');
    const known = bench.start({ prompt: '/hello world', effect: 'none' });
    expect(await known.done).toMatchObject({ outcome: 'succeeded', agent: { turns: 1, toolCalls: 0 } });
    const { length } = bench.stub.requests;
    expect(length).toBe(1);
    expect(await bench.start({ prompt: '/nosuch world' }).done).toMatchObject({
      ...{ outcome: 'failed', problem: { code: 'E_DEAD_COMMAND' } },
      failure: { kind: 'permanent', didWork: false },
    });
    expect(bench.stub.requests.length).toBe(length);
  });

  test('that only answers by itself, without the model, is no success', async () => {
    bench = await openClaudeBench([]);
    expect(await bench.start({ prompt: '/cost' }).done).toMatchObject({
      ...{ outcome: 'failed', problem: { code: 'E_NOTHING_DONE' }, failure: { kind: 'unknown', didWork: false } },
    });
    expect(bench.stub.asked()).toEqual([]);
  });

  test('that ends with a question and changed nothing needs input', async () => {
    bench = await openClaudeBench([{ prompt: 'go', turns: [{ text: 'Which database shall I use?' }] }]);
    expect(await bench.start({ prompt: 'go' }).done).toMatchObject({
      ...{ outcome: 'failed', problem: { code: 'E_NEEDS_INPUT' }, failure: { kind: 'needs-input' } },
    });
  });

  test('hears what a person says meanwhile and carries it out, and a slash in it is no command', async () => {
    bench = await openClaudeBench([
      { prompt: '/clear the table', turns: [{ text: 'cleared' }] },
      { prompt: 'go', turns: [{ delayMs: 1500, text: 'first' }] },
    ]);
    const attempt = bench.start({ prompt: 'go' });
    await expect.poll(() => bench.stub.asked('go').length, { timeout: 20_000 }).toBe(1);
    expect(attempt.say('/clear the table')).toBe(true);
    const end = await attempt.done;
    expect(end.outcome).toBe('succeeded');
    expect(attempt.log()).toContain('» /clear the table');
    expect(attempt.log()).toContain('cleared');
    expect(attempt.raw()).toContainEqual(expect.objectContaining({ type: 'ashlar_said', text: '/clear the table' }));
    expect(attempt.say('more')).toBe(false);
  });

  test('has an environment of its own: nothing of Ashlar or of an agent around it, background tasks off', async () => {
    bench = await openClaudeBench([
      { prompt: 'go', turns: [{ tools: [{ name: 'Bash', input: { command: 'env > env.txt' } }] }, { text: 'done' }] },
    ]);
    const foreign = { CLAUDECODE: '1', CLAUDE_CODE_SSE_PORT: '1', ASHLAR_KEY: 'secret' };
    const attempt = bench.start({ prompt: 'go', env: { ADDED: 'yes' } }, { env: foreign, answer: allow });
    expect(await attempt.done).toMatchObject({ outcome: 'succeeded' });
    const env = readFileSync(join(bench.project, 'env.txt'), 'utf8');
    expect(env).toContain(`ASHLAR_ATTEMPT=${attempt.attemptId}\n`);
    expect(env).toContain('ADDED=yes\n');
    expect(env).toContain('CLAUDE_CODE_DISABLE_BACKGROUND_TASKS=1\n');
    expect(env).not.toMatch(/ASHLAR_KEY|CLAUDE_CODE_SSE_PORT/);
  });

  test('leaves nothing running behind, also what was put into the background in a session of its own', async () => {
    const command = 'nohup setsid tail -f /dev/null >/dev/null 2>&1 & echo begun';
    bench = await openClaudeBench([
      { prompt: 'go', turns: [{ tools: [{ name: 'Bash', input: { command } }] }, { text: 'done' }] },
    ]);
    const attempt = bench.start({ prompt: 'go' }, { answer: allow });
    expect(await attempt.done).toMatchObject({ outcome: 'succeeded' });
    expect(attempt.log()).toContain('begun');
    expect(findTagged([attempt.attemptId])).toEqual(new Map());
  });

  test('that is stopped in the midst of a command leaves no process, and goes on in its session at its own cost', async () => {
    const command = 'echo begun > begun.txt; tail -f /dev/null';
    bench = await openClaudeBench([
      { prompt: 'broken off', turns: [{ text: 'the rest', usage: { input: 1000, output: 100 } }] },
      {
        prompt: 'go',
        turns: [{ tools: [{ name: 'Bash', input: { command } }], usage: { input: 5000, output: 100 } }],
      },
    ]);
    const attempt = bench.start({ prompt: 'go' }, { answer: allow });
    await expect.poll(() => readOrEmpty('begun.txt'), { timeout: 20_000 }).toContain('begun');
    attempt.stop('cancelled');
    const end = await attempt.done;
    expect(end).toMatchObject({ outcome: 'cancelled', files: { created: ['begun.txt'] }, agent: { toolCalls: 1 } });
    expect(findTagged([attempt.attemptId])).toEqual(new Map());
    const session = end.agent?.sessionId ?? '';
    const before = end.agent?.costUsd ?? 0;
    expect(before).toBeGreaterThan(0.02);
    const second = bench.start({ prompt: 'go', resume: session });
    const resumed = await second.done;
    expect(resumed).toMatchObject({ outcome: 'succeeded', agent: { sessionId: session, turns: 1, inputTokens: 1000 } });
    expect(resumed.agent?.costUsd).toBeGreaterThan(0);
    expect(resumed.agent?.costUsd).toBeLessThan(before / 2);
    const lost = bench.start({ prompt: 'go', resume: '11111111-1111-4111-8111-111111111111' });
    expect(await lost.done).toMatchObject({ outcome: 'failed', problem: { code: 'E_NO_SESSION' } });
  });

  test('that may cost no more ends when it has, and cannot be begun without a program', async () => {
    bench = await openClaudeBench((project) => [
      {
        prompt: 'go',
        turns: [
          { tools: [{ name: 'Read', input: { file_path: join(project, 'a') } }], usage: { input: 100_000, output: 9 } },
        ],
      },
    ]);
    bench.write('a', 'a');
    expect(await bench.start({ prompt: 'go', budgetUsd: 0.01 }).done).toMatchObject({
      ...{ outcome: 'failed', problem: { code: 'E_BUDGET' }, failure: { kind: 'permanent', didWork: true } },
    });
    const none = bench.start({ prompt: 'go' }, { program: null });
    expect(await none.done).toMatchObject({ outcome: 'failed', problem: { code: 'E_NO_CLAUDE' } });
    const gone = bench.start({ prompt: 'go' }, { program: join(bench.home, 'nothing') });
    expect(await gone.done).toMatchObject({ outcome: 'failed', failure: { didWork: false } });
  });
});

function readOrEmpty(path: string): string {
  try {
    return bench.read(path);
  } catch {
    return '';
  }
}
