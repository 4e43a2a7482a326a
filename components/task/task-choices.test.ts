import { describe, expect, it } from 'vitest';
import type { BoardTask } from '@/lib/domain/board';
import type { Attempt } from '@/lib/domain/run';
import { taskStatuses } from '@/lib/domain/task-status';
import { applyAnswer, type TaskAnswer } from '@/lib/engine/answers';
import { taskChoices, withResume } from './task-choices';

const row = (change: Partial<BoardTask>) =>
  ({
    status: 'pending',
    mapping: { status: 'proposed', answer: { kind: 'skip' } },
    preflight: { state: 'ready' },
    ...change,
  }) as BoardTask;
const all = (choices: { front: string[]; more: string[] }) => [...choices.front, ...choices.more];

describe('taskChoices', () => {
  it('offers to approve a proposal, but never a dead command or none at all', () => {
    expect(all(taskChoices(row({}), null))).toContain('approve');
    expect(all(taskChoices(row({ preflight: { state: 'missing', message: '', nearest: [] } }), null))).not.toContain(
      'approve',
    );
    expect(all(taskChoices(row({ mapping: { status: 'proposed', answer: null } as never }), null))).not.toContain(
      'approve',
    );
  });

  it('offers retry, alternate, skip and done by me for every way to fail, and only while the run is open', () => {
    for (const status of ['failed', 'timed-out', 'cancelled', 'interrupted'] as const) {
      expect(taskChoices(row({ status }), 'paused').front).toEqual(['retry', 'alternate', 'skip', 'done-by-me']);
      expect(all(taskChoices(row({ status }), 'cancelled'))).not.toContain('retry');
    }
  });

  it('offers to retry a task that asks although it has its command, and only such a task', () => {
    const asking = (answer: unknown) =>
      taskChoices(row({ status: 'needs-mapping', runTask: { answer } as never }), 'paused');
    expect(asking({ kind: 'skip', note: '' }).front).toContain('retry');
    expect(all(asking(null))).not.toContain('retry');
  });

  it('offers to approve a settled task again whose text changed, outside a run', () => {
    const mapping = { status: 'proposed', answer: { kind: 'skip', note: '' }, voided: 'The task changed.' } as never;
    expect(taskChoices(row({ status: 'complete', mapping }), null).front).toEqual(['approve']);
  });

  it('offers nothing in a run that the engine would refuse', () => {
    for (const status of taskStatuses) {
      for (const choice of all(
        taskChoices(row({ status, runTask: { answer: { kind: 'skip' } } as never }), 'paused'),
      )) {
        if (choice !== 'retry' && choice !== 'skip' && choice !== 'accept' && choice !== 'reject') continue;
        const given: TaskAnswer = choice === 'retry' ? { type: choice } : { type: choice, note: '' };
        const outcome = applyAnswer({ key: 'L0.1', status, answer: null } as never, given, '');
        expect(outcome.ok, `${choice} while ${status}`).toBe(true);
      }
    }
  });

  it('offers to go on in the agent’s session beside Retry, where the newest attempt was broken off and left one', () => {
    const broken = taskChoices(row({ status: 'interrupted' }), 'paused');
    const attempt = { status: 'interrupted', executor: 'claude', agent: { sessionId: 'one' } } as Attempt;
    expect(withResume(broken, attempt).front).toEqual(['retry', 'resume', 'alternate', 'skip', 'done-by-me']);
    for (const status of ['cancelled', 'timed-out'] as const) {
      expect(withResume(broken, { ...attempt, status }).front).toContain('resume');
    }
    const none = { ...attempt, agent: { sessionId: null } } as Attempt;
    for (const other of [{ ...attempt, status: 'failed' as const }, none, { ...attempt, agent: null }, undefined]) {
      expect(withResume(broken, other)).toBe(broken);
    }
    const settled = taskChoices(row({ status: 'complete' }), 'paused');
    expect(withResume(settled, attempt)).toBe(settled);
  });
});
