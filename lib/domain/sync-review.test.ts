import { expect, test } from 'vitest';
import { runTask } from './fixtures/run';
import type { Run } from './run';
import { syncReview } from './sync-review';

const run = {} as Run;
const of = (output: string, ...tasks: ReturnType<typeof runTask>[]) =>
  syncReview({ run, tasks: [...tasks, runTask('L0.sync', 'failed', { output })] }, []);
const files = { created: ['b.ts'], modified: ['a.ts'], deleted: ['c.ts'], complete: true };

test('of several checks the one that failed is named, with its own last lines and nothing of the manager', () => {
  const output = [
    '$ npm run lint',
    'all is well',
    '$ npm test',
    '',
    '> shop@1.0.0 test',
    '> jest',
    '',
    'cart.test.ts: 1 failed',
    '-----',
    'npm error code 1',
    'Check failed: npm test (exit code 1)',
    '',
  ].join('\n');
  expect(of(output)).toMatchObject({ layerKey: 'L0', failed: 'npm test', lines: ['cart.test.ts: 1 failed'] });
});

test('where the beginning of that check was cut off, what is left of the output is shown', () => {
  expect(of('line 7\nline 8\nCheck failed: make test (exit code 2)\n')).toMatchObject({
    failed: 'make test',
    lines: ['line 7', 'line 8'],
  });
});

test('of one command the last lines are shown, and no more than fit', () => {
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  expect(of(lines.join('\n'))).toMatchObject({ failed: null, lines: lines.slice(-14) });
});

test('the tasks of that layer alone are listed, with their files and whose word alone stands for them', () => {
  const evidence = { by: 'person' as const, text: 'seen', files: null };
  const review = of(
    '',
    runTask('L0.1', 'complete', { evidence: { by: 'files', text: '', files } }),
    runTask('L0.2', 'complete', { evidence }),
    runTask('L0.3', 'skipped'),
    runTask('L1.1', 'pending'),
  );
  expect(review?.tasks.map(({ key, unproven, files: shown }) => [key, unproven, shown])).toEqual([
    ['L0.1', false, ['a.ts', 'b.ts', 'c.ts']],
    ['L0.2', true, []],
    ['L0.3', false, []],
  ]);
});

test('a sync that passed, was skipped, or only waits to be told what to run, opens no review', () => {
  for (const status of ['complete', 'skipped', 'needs-mapping', 'pending', 'running'] as const) {
    expect(syncReview({ run, tasks: [runTask('L0.sync', status)] }, [])).toBeNull();
  }
});
