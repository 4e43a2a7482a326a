import { expect, test } from 'vitest';
import { noAgentFacts } from '@/lib/domain/agent';
import { attempt } from '@/lib/domain/fixtures/run';
import { evidencePoints } from './evidence-points';

const files = { created: ['a'], modified: ['b'], deleted: [], complete: true };
const told = (change: Parameters<typeof attempt>[1]) =>
  evidencePoints(attempt('task_1', { status: 'succeeded', exitCode: 0, files, ...change })).map(
    ({ speaks, text }) => `${speaks}: ${text}`,
  );

test('what speaks for an attempt and what against it is told one by one', () => {
  expect(told({})).toEqual(['for: It ended well, with exit code 0.', 'for: 2 files changed.']);
  const verification = { command: 'npm test', passed: false, message: '2 failed', tail: '', durationMs: 1 };
  const agent = { ...noAgentFacts, turns: 2, denials: 2, refused: ['Bash(git push)'] };
  expect(told({ agent, verification, exitCode: null })).toEqual([
    'for: It ended well.',
    'for: Its agent took 2 turns.',
    'against: It was refused 2 tool calls: Bash(git push) ….',
    'for: 2 files changed.',
    'against: npm test did not pass: 2 failed',
  ]);
  expect(told({ agent: noAgentFacts })).toContain('against: Its agent took no turn: nothing was done.');
});

test('files that were not looked at speak neither for nor against; none changed speaks against', () => {
  expect(told({ files: null })[1]).toMatch(/^neither: /);
  expect(told({ files: { ...files, complete: false } })[1]).toMatch(/^against: .*could not be compared/);
  expect(told({ files: { ...files, created: [], modified: [] } })[1]).toBe('against: No file changed.');
});

test('an attempt that did not end well says how', () => {
  const problem = { code: 'E_EXIT', message: 'no such table', hint: null };
  expect(told({ status: 'failed', exitCode: 3, problem })[0]).toBe(
    'against: It did not end well (exit code 3): no such table',
  );
  expect(told({ status: 'timed-out', exitCode: null, signal: 'SIGTERM' })[0]).toBe(
    'against: It did not end well (signal SIGTERM).',
  );
});
