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
