import { expect, test } from 'vitest';
import { type AgentFacts, noAgentFacts } from '@/lib/domain/agent';
import type { FileChanges, FinishedEvent } from '@/lib/domain/attempt';
import { type AttemptOutcome, attemptOutcomes } from '@/lib/domain/attempt-status';
import type { Verification } from '@/lib/domain/verification';
import { countChanges, judge } from './judge';

const none: FileChanges = { created: [], modified: [], deleted: [], complete: true };

function finished(outcome: AttemptOutcome, change: Partial<FinishedEvent> = {}): FinishedEvent {
  return {
    ...{ type: 'finished', attemptId: 'att_1', seq: 1, at: '2026-01-01T10:00:00.000Z', outcome, exitCode: 0 },
    ...{ signal: null, problem: null, files: none, failure: null, agent: null, logBytes: 0, tail: '', durationMs: 1 },
    ...change,
  };
}

test('an exit code alone never completes a task', () => {
  const verdict = judge(finished('succeeded', { exitCode: 0 }), 'files', false);
  expect(verdict).toMatchObject({ status: 'unproven', evidence: null, problem: { code: 'E_UNPROVEN' } });
  expect(verdict.problem?.message).toBe('The command ended well but changed no file.');
});

test.each<[Partial<FileChanges>, string]>([
  [{ created: ['a'] }, '1 file created'],
  [{ created: ['a', 'b'], modified: ['c'] }, '2 files created, 1 file changed'],
  [{ deleted: ['a'] }, '1 file deleted'],
])('changed files are evidence: %j', (changes, text) => {
  const files = { ...none, ...changes };
  expect(judge(finished('succeeded', { files }), 'files', false)).toEqual({
    status: 'complete',
    problem: null,
    evidence: { by: 'files', text, files },
  });
});

test.each([
  ['not looked at', null],
  ['too many to look at', { ...none, created: ['a'], complete: false }],
])('files that were %s prove nothing', (_, files) => {
  const verdict = judge(finished('succeeded', { files }), 'files', false);
  expect(verdict).toMatchObject({ status: 'unproven', evidence: null });
  expect(verdict.problem?.message).toBe('The project’s files could not be compared.');
});

test('a command known to change no files is complete by its end, and what it changed all the same is kept', () => {
  const files = { ...none, created: ['report.txt'] };
  expect(judge(finished('succeeded', { files }), 'none', false)).toMatchObject({
    status: 'complete',
    evidence: { by: 'command', files },
  });
  expect(judge(finished('succeeded', { files: null }), 'none', false).status).toBe('complete');
});

test('a rehearsal is complete by having been played, and says that nothing was run', () => {
  expect(judge(finished('succeeded', { files: null }), 'files', true)).toMatchObject({
    status: 'complete',
    evidence: { by: 'rehearsal', text: 'played, nothing was run' },
  });
});

test.each(attemptOutcomes.filter((outcome) => outcome !== 'succeeded'))(
  'no file and no rehearsal makes %s a success',
  (outcome) => {
    const files = { ...none, created: ['a'] };
    for (const [effect, rehearsal] of [
      ['files', false],
      ['none', false],
      ['none', true],
    ] as const) {
      expect(judge(finished(outcome, { files }), effect, rehearsal)).toMatchObject({ status: outcome, evidence: null });
    }
  },
);

test('the problem is what the executor said, else how the attempt ended', () => {
  const problem = { code: 'E_SPAWN', message: 'No such program.', hint: null };
  expect(judge(finished('failed', { problem }), 'files', false).problem).toBe(problem);
  expect(judge(finished('failed', { exitCode: 3 }), 'files', false).problem?.message).toBe('failed (exit code 3).');
  const killed = finished('cancelled', { exitCode: null, signal: 'SIGTERM' });
  expect(judge(killed, 'files', false).problem?.message).toBe('cancelled (ended by SIGTERM).');
  const unknown = finished('failed', { exitCode: null });
  expect(judge(unknown, 'files', false).problem?.message).toBe('failed (exit code unknown).');
});

test('all three kinds of changes count', () => {
  expect(countChanges({ created: ['a'], modified: ['b', 'c'], deleted: ['d'], complete: true })).toBe(4);
});

const files = { ...none, modified: ['a'] };
const worked = (change: Partial<AgentFacts> = {}): AgentFacts => ({ ...noAgentFacts, turns: 3, ...change });
const verified = (change: Partial<Verification> = {}): Verification => ({
  ...{ command: 'npm test', passed: true, message: null, tail: '', durationMs: 1 },
  ...change,
});

test('an agent that took turns and was refused nothing is judged by its files like any command', () => {
  expect(judge(finished('succeeded', { files, agent: worked() }), 'files', false).status).toBe('complete');
  expect(judge(finished('succeeded', { agent: worked() }), 'files', false).status).toBe('unproven');
  expect(judge(finished('succeeded', { agent: worked() }), 'none', false).status).toBe('complete');
});

test.each(['files', 'none'] as const)('an agent that took no turn is never complete (effect %s)', (effect) => {
  const verdict = judge(finished('succeeded', { files, agent: worked({ turns: 0 }) }), effect, false);
  expect(verdict).toMatchObject({ status: 'unproven', evidence: null, problem: { code: 'E_SILENT' } });
});

test.each<[Partial<AgentFacts>, string]>([
  [{ denials: 1 }, 'The agent was refused one tool call and ended all the same.'],
  [{ denials: 2 }, 'The agent was refused 2 tool calls and ended all the same.'],
  [{ denials: 1, refused: ['Bash(git push)'] }, 'The agent was refused Bash(git push), and ended all the same.'],
  [{ denials: 3, refused: ['Write(a)'] }, 'The agent was refused Write(a) and 2 more, and ended all the same.'],
])('a refusal leaves the task unproven, whatever files changed, and is told: %j', (change, message) => {
  for (const effect of ['files', 'none'] as const) {
    const verdict = judge(finished('succeeded', { files, agent: worked(change) }), effect, false);
    expect(verdict).toMatchObject({ status: 'unproven', evidence: null, problem: { code: 'E_DENIED', message } });
  }
});

test('a check that passed is named by the evidence; alone it proves nothing where files were to change', () => {
  const verification = verified();
  expect(judge(finished('succeeded', { files, verification }), 'files', false).evidence?.text).toBe(
    '1 file changed; npm test passed',
  );
  expect(judge(finished('succeeded', { verification }), 'none', false).evidence?.text).toContain('npm test passed');
  expect(judge(finished('succeeded', { verification }), 'files', false).status).toBe('unproven');
});

test('a check that did not pass leaves the task unproven with its last line', () => {
  const verification = verified({ passed: false, message: '2 tests failed' });
  for (const effect of ['files', 'none'] as const) {
    expect(judge(finished('succeeded', { files, verification }), effect, false)).toMatchObject({
      status: 'unproven',
      evidence: null,
      problem: { code: 'E_VERIFY', message: 'npm test did not pass: 2 tests failed' },
    });
  }
});

test('an end with a question waits for the person, and only an end that failed does', () => {
  const failure = { kind: 'needs-input', until: null, retryAfterMs: null, didWork: true } as const;
  expect(judge(finished('failed', { failure, exitCode: null }), 'files', false)).toMatchObject({
    status: 'needs-input',
    evidence: null,
    problem: { code: 'E_NEEDS_INPUT' },
  });
  expect(judge(finished('cancelled', { failure }), 'files', false).status).toBe('cancelled');
});
