import { expect, test } from 'vitest';
import type { FileChanges, FinishedEvent } from '@/lib/domain/attempt';
import { type AttemptOutcome, attemptOutcomes } from '@/lib/domain/attempt-status';
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
