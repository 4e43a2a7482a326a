import { expect, test } from 'vitest';
import { runTask } from './fixtures/run';
import { compareTasks } from './run-comparison';

const done = (key: string, change = {}) => runTask(key, 'complete', { workMs: 10_000, attempts: 1, ...change });

test('only tasks whose status, command, time or cost differs are listed, with what differs', () => {
  const other = { kind: 'command', command: '/x:z', args: '', effect: 'files' } as const;
  const a = [done('L0.1'), done('L0.2'), done('L0.3'), done('L0.4'), done('L0.5')];
  const b = [
    done('L0.1'),
    runTask('L0.2', 'failed', { workMs: 10_000 }),
    done('L0.3', { answer: other }),
    done('L0.4', { workMs: 20_000 }),
    done('L0.5', { costUsd: 0.5 }),
  ];
  const { differences, same } = compareTasks(a, b);
  expect(differences.map(({ key, differs }) => [key, differs])).toEqual([
    ['L0.2', ['status']],
    ['L0.3', ['command']],
    ['L0.4', ['duration']],
    ['L0.5', ['cost']],
  ]);
  expect(same).toBe(1);
});

test('a little more or less time is no difference, and what an earlier run did has no time', () => {
  const evidence = { by: 'earlier-run', text: '', files: null } as const;
  const { differences } = compareTasks(
    [done('L0.1'), done('L0.2', { workMs: 100 }), done('L0.3')],
    [done('L0.1', { workMs: 11_500 }), done('L0.2', { workMs: 900 }), done('L0.3', { workMs: 0, evidence })],
  );
  expect(differences.map(({ key, differs }) => [key, differs])).toEqual([['L0.3', ['status']]]);
});

test('a task that one of the runs does not have is listed with one side', () => {
  const { differences, same } = compareTasks([done('L0.1')], [done('L0.2')]);
  expect(differences.map(({ key, a, b }) => [key, a === null, b === null])).toEqual([
    ['L0.2', true, false],
    ['L0.1', false, true],
  ]);
  expect(same).toBe(0);
});
