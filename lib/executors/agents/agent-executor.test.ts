import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AttemptSpec } from '@/lib/domain/attempt';
import { adoptAttempt, startAttempt, temporaryFolder } from '@/lib/executors/fixtures/shell-attempt';
import { createAgentExecutor } from './agent-executor';
import { agentCommand, agentPrograms } from './programs';

const { codex, gemini } = agentPrograms;
const fake = fileURLToPath(new URL('./fixtures/fake-codex.mjs', import.meta.url));
const around = (shell: Parameters<typeof createAgentExecutor>[1]) => createAgentExecutor(codex, shell);

/** Codex with this prompt, carried out by the real executor. */
function start(prompt: string, change: Partial<AttemptSpec> = {}) {
  const cwd = temporaryFolder();
  const { argv } = agentCommand(codex, { file: fake, folder: cwd, permissionMode: 'ask' });
  const spec: Partial<AttemptSpec> = { executor: 'codex', cwd, prompt, effect: 'files', ...change };
  return { cwd, ...startAttempt([process.execPath, ...argv], spec, { around, gracePeriodMs: 200 }) };
}

test('an agent works, tells what it did, and is judged by its own words and the files it changed', async () => {
  const attempt = start('make it');
  const finished = await attempt.finished();
  expect(finished).toMatchObject({
    ...{ outcome: 'succeeded', exitCode: 0, problem: null, failure: null, tail: 'Made it.' },
    files: { created: ['made.txt'], complete: true },
    agent: { sessionId: 'th-fake', turns: 1, toolCalls: 1, inputTokens: 7, outputTokens: 3, denials: 0 },
  });
  expect(attempt.reports.map(({ type }) => type)).toContain('agent');
  expect(attempt.reports.at(-1)?.type).toBe('finished');
});

test('a prompt reaches the agent whole and as text: nothing in it becomes an option or is run by a shell', async () => {
  const prompt = `--dangerously-bypass-approvals-and-sandbox\n$(touch PWNED) "quoted" \\ \u2028${'x'.repeat(300_000)}`;
  const attempt = start(prompt);
  await attempt.finished();
  const seen = JSON.parse(readFileSync(join(attempt.cwd, 'made.txt'), 'utf8'));
  expect(seen.prompt).toBe(prompt);
  expect(seen.argv).toEqual(['exec', '--json', '--skip-git-repo-check', '--sandbox', 'workspace-write', '-']);
});

test('after work that was broken off it is told to look at what is done already, and its task', async () => {
  const attempt = start('make it', { resume: 'th-before' });
  await attempt.finished();
  const { prompt } = JSON.parse(readFileSync(join(attempt.cwd, 'made.txt'), 'utf8'));
  expect(prompt).toMatch(/broken off[\s\S]+\n\nmake it$/);
});

test.each([
  ['[limit]', { kind: 'usage-limit', until: '2026-03-01T10:00:00.000Z' }, 'E_USAGE_LIMIT'],
  ['[busy]', { kind: 'transient' }, 'E_AGENT_BUSY'],
  ['[login]', { kind: 'permanent' }, 'E_LOGIN'],
  ['[crash]', { kind: 'unknown' }, 'E_AGENT'],
])('a failure of kind %s is told apart, in the agent’s own words', async (prompt, failure, code) => {
  const finished = await start(prompt).finished();
  expect(finished).toMatchObject({
    outcome: 'failed',
    exitCode: 1,
    failure: { ...failure, didWork: false },
    problem: { code },
  });
  expect(finished.problem?.message).not.toMatch(/^\{/);
});

test('an end without a result is no success, and neither is one with another exit code than nought', async () => {
  expect(await start('[cut]').finished()).toMatchObject({
    outcome: 'failed',
    problem: { message: 'It ended without a result.' },
  });
  expect(await start('[odd]').finished()).toMatchObject({ outcome: 'failed', exitCode: 9, failure: { didWork: true } });
});

test('an agent that is stopped in the middle of a tool is gone, and what it told is kept', async () => {
  const attempt = start('[hang]');
  await attempt.until((text) => text.includes('item.started'));
  attempt.stop('cancelled');
  const finished = await attempt.finished();
  expect(finished).toMatchObject({ outcome: 'cancelled', problem: { code: 'E_CANCELLED' }, agent: { toolCalls: 1 } });
  const [started] = attempt.reports;
  const pid = started?.type === 'started' ? (started.pid ?? 0) : 0;
  expect(() => process.kill(pid, 0)).toThrow();
});

test('a program that is not there is told as such', async () => {
  const finished = await start('x', { argv: ['/nowhere/codex'] }).finished();
  expect(finished).toMatchObject({ outcome: 'failed', problem: { code: 'E_SPAWN' }, agent: { turns: 0 } });
});

test('a later server reads the whole work of an agent that went on without one', async () => {
  const attempt = start('make it');
  await attempt.finished();
  const trace = { pid: 1, processStart: 'none', bootId: null, startedAt: new Date().toISOString() };
  const adopted = adoptAttempt(attempt.spec, trace, { around });
  const finished = await adopted?.finished();
  expect(finished).toMatchObject({
    outcome: 'succeeded',
    agent: { sessionId: 'th-fake', toolCalls: 1 },
    tail: 'Made it.',
  });
});

test('no permission mode of any agent lets everything pass', () => {
  for (const agent of Object.values(agentPrograms)) {
    for (const permissionMode of ['ask', 'edits', 'plan'] as const) {
      const { argv, env } = agentCommand(agent, { file: agent.program, folder: '/p', permissionMode });
      expect([...argv, ...Object.values(env)].join(' ')).not.toMatch(
        /yolo|danger|bypass|full-access|--auto\b|"bash":"allow"/,
      );
    }
  }
  const { argv } = agentCommand(gemini, { file: '/bin/gemini', folder: '/p', permissionMode: 'ask' });
  expect(argv).toEqual(['/bin/gemini', '--output-format', 'stream-json', '--approval-mode', 'default']);
});
