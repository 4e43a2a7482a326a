import { expect, test } from 'vitest';
import { runTask } from '@/lib/domain/fixtures/run';
import { waysOn } from './question';

test('a task or sync that asks although it has its command can be retried, one without a command cannot', () => {
  for (const key of ['L0.3', 'L0.sync']) {
    const pause = { reason: 'needs-mapping' as const, taskId: `task_${key}`, message: '' };
    const commands = (task = runTask(key, 'needs-mapping')) =>
      waysOn('F001', { pause, task, proposal: null }).map(({ command }) => command);
    expect(commands()).toContain(`ashlar retry F001 ${key}`);
    expect(commands(runTask(key, 'needs-mapping', { answer: null }))).not.toContain(`ashlar retry F001 ${key}`);
  }
});

test('a run that a person paused lists the answers to the task that was stopped before it lists going on', () => {
  const pause = { reason: 'person' as const, taskId: null, message: 'Paused by you.' };
  const commands = (task = runTask('L0.3', 'cancelled')) =>
    waysOn('F001', { pause, task, proposal: null }).map(({ command }) => command);
  expect(commands()[0]).toBe('ashlar retry F001 L0.3');
  expect(commands()).toContain('ashlar skip F001 L0.3');
  expect(commands().at(-1)).toBe('ashlar continue F001');
  expect(commands(runTask('L0.3', 'unproven'))).toContain('ashlar reject F001 L0.3');
});
