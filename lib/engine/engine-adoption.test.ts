import { describe, expect, test } from 'vitest';
import { newRun, openEngine } from './fixtures/engine-on-disk';

const taskId = (key: string, spec = 'F001') => `task_${spec}_${key}`;

describe('an attempt that outlives its process', () => {
  /** A process that is gone while L0.1 was at work, and the next one, which follows it. */
  function outlived(keys: string[]) {
    const before = openEngine();
    const state = newRun(keys);
    before.engine.start(state);
    before.attempts.apply(before.attempts.begun(before.attempts.newest()));
    const next = openEngine({ file: before.file });
    next.attempts.outlive();
    const strays = next.engine.adopt();
    next.engine.recover();
    return { ...next, before, state, strays, runId: state.run.id };
  }

  test('is followed: the task stays under way, and its run stands still and names it', () => {
    const { strays, stored, engine, runId, attempts, before } = outlived(['L0.1', 'L0.2']);
    expect(strays).toEqual([]);
    expect(stored(runId)).toEqual({ run: 'paused', 'L0.1': 'running', 'L0.2': 'pending' });
    expect(engine.state(runId).run.pause).toMatchObject({ reason: 'interrupted', taskId: taskId('L0.1') });
    expect(engine.state(runId).run.pause?.message).toContain('L0.1');
    expect(attempts.newest().attemptId).toBe(before.attempts.newest().attemptId);
  });

  test('has its real end recorded; nothing else is started until a person says so', () => {
    const { stored, engine, runId, attempts } = outlived(['L0.1', 'L0.2']);
    attempts.apply(attempts.ended(attempts.newest()));
    expect(stored(runId)).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'pending' });
    expect(engine.state(runId).run.pause?.message).toContain('has ended by now; press Continue');
    expect(attempts.submitted).toHaveLength(1);
    engine.continue(runId);
    expect(attempts.newest().command).toBe('L0.2');
  });

  test('and fails makes its run ask about it', () => {
    const { stored, engine, runId, attempts } = outlived(['L0.1', 'L0.2']);
    attempts.apply(attempts.ended(attempts.newest(), 'failed'));
    expect(stored(runId)).toMatchObject({ run: 'paused', 'L0.1': 'failed' });
    expect(engine.state(runId).run.pause).toMatchObject({ reason: 'failed', taskId: taskId('L0.1') });
  });

  test('and was the last one completes its run', () => {
    const { stored, runId, attempts } = outlived(['L0.1']);
    attempts.apply(attempts.ended(attempts.newest()));
    expect(stored(runId)).toEqual({ run: 'complete', 'L0.1': 'complete' });
  });

  test('and is still at work when the person continues is waited for', () => {
    const { stored, engine, runId, attempts } = outlived(['L0.1', 'L0.2']);
    engine.continue(runId);
    expect(stored(runId)).toEqual({ run: 'running', 'L0.1': 'running', 'L0.2': 'pending' });
    expect(attempts.submitted).toHaveLength(1);
    attempts.apply(attempts.ended(attempts.newest()));
    expect(attempts.newest().command).toBe('L0.2');
  });

  test('in a run that was being cancelled is not followed but ended', () => {
    const before = openEngine();
    const state = newRun(['L0.1']);
    before.engine.start(state);
    before.attempts.apply(before.attempts.begun(before.attempts.newest()));
    before.engine.cancel(state.run.id, null);
    const next = openEngine({ file: before.file });
    next.attempts.outlive();
    expect(next.engine.adopt()).toEqual([before.attempts.newest().attemptId]);
    next.engine.recover();
    expect(next.stored(state.run.id).run).toBe('cancelled');
  });
});

describe('an attempt whose end is found before its server has looked at the rest', () => {
  test('starts nothing: its run stands still, and goes on when a person says so', () => {
    const before = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    before.engine.start(state);
    before.attempts.apply(before.attempts.begun(before.attempts.newest()));
    const { engine, attempts, stored } = openEngine({ file: before.file });
    attempts.outlive();
    engine.adopt();
    const known = attempts.submitted.length;
    attempts.apply(attempts.ended(attempts.newest()));
    engine.recover();
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'pending' });
    expect(attempts.submitted).toHaveLength(known);
    engine.continue(state.run.id);
    expect(attempts.newest().command).toBe('L0.2');
  });

  test('completes its run when it was the last one', () => {
    const before = openEngine();
    const state = newRun(['L0.1']);
    before.engine.start(state);
    before.attempts.apply(before.attempts.begun(before.attempts.newest()));
    const { engine, attempts, stored } = openEngine({ file: before.file });
    attempts.outlive();
    engine.adopt();
    attempts.apply(attempts.ended(attempts.newest()));
    engine.recover();
    expect(stored(state.run.id)).toEqual({ run: 'complete', 'L0.1': 'complete' });
  });
});
