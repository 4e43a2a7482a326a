import { describe, expect, test } from 'vitest';
import { run, runTask } from '@/lib/domain/fixtures/run';
import type { RunTask } from '@/lib/domain/run';
import type { TaskStatus } from '@/lib/domain/task-status';
import { downstream } from './downstream';

const task = (name: string, status: TaskStatus, ...dependsOn: string[]): RunTask =>
  runTask(name, status, { dependsOn: dependsOn.map((key) => `task_${key}`) });

function told(tasks: RunTask[], answer: 'skip' | 'retry', scope: string[] | null = null) {
  const result = downstream({ run: run(['L0', 'L1'], { scope }), tasks }, 'task_L0.1', answer);
  return Object.fromEntries(Object.entries(result).map(([kind, list]) => [kind, list.map(({ key }) => key).join(' ')]));
}

describe('what an answer means for the tasks behind', () => {
  const chain = [
    task('L0.1', 'failed'),
    task('L0.2', 'pending', 'L0.1'),
    task('L0.3', 'pending'),
    task('L1.1', 'pending', 'L0.2'),
  ];

  test('a skip lets all that depend on it go on without it, directly or through others; nothing else is named', () => {
    expect(told(chain, 'skip')).toEqual({ blocked: '', cleared: '', runAnyway: 'L0.2 L1.1' });
  });

  test('a retry holds them until it has come to its end', () => {
    expect(told(chain, 'retry')).toEqual({ blocked: 'L0.2 L1.1', cleared: '', runAnyway: '' });
  });

  test('a skip does not free what also depends on another task that a person must answer', () => {
    const tasks = [...chain.slice(0, 3), task('L0.4', 'failed'), task('L1.1', 'pending', 'L0.2', 'L0.4')];
    expect(told(tasks, 'skip')).toEqual({ blocked: 'L1.1', cleared: '', runAnyway: 'L0.2' });
  });

  test('a retry of what was skipped names what has run without it, and the sync that comes again', () => {
    const tasks = [task('L0.1', 'skipped'), task('L0.2', 'complete', 'L0.1'), task('L0.sync', 'complete')];
    expect(told(tasks, 'retry')).toEqual({ blocked: '', cleared: 'L0.sync', runAnyway: 'L0.2' });
  });

  test('layers outside the run are not named', () => {
    expect(told(chain, 'skip', ['L0'])).toEqual({ blocked: '', cleared: '', runAnyway: 'L0.2' });
  });

  test('a circle of dependencies and a chain of 20,000 come to an end', () => {
    expect(told([task('L0.1', 'failed', 'L0.2'), task('L0.2', 'pending', 'L0.1')], 'skip').runAnyway).toBe('L0.2');
    const long = Array.from({ length: 20_000 }, (_, at) => task(`L0.${at + 1}`, 'pending', `L0.${at}`));
    expect(told(long, 'skip').runAnyway?.split(' ')).toHaveLength(19_999);
  });
});
