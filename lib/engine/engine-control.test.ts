import { describe, expect, test } from 'vitest';
import { isAshlarError } from '@/lib/domain/errors';
import { newRun, openEngine } from './fixtures/engine-on-disk';

const taskId = (key: string, spec = 'F001') => `task_${spec}_${key}`;

function refusal(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (isAshlarError(error)) return `${error.code}: ${error.message} ${error.hint ?? ''}`.trim();
    throw error;
  }
  return 'accepted';
}

describe('pause and continue', () => {
  test('what is under way goes on, nothing more begins, and Continue takes up where it was', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    engine.pause(state.run.id);
    attempts.carryOut();
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'pending' });
    expect(engine.state(state.run.id).run.pause).toMatchObject({ reason: 'person', message: 'Paused by you.' });
    engine.continue(state.run.id);
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': 'complete', 'L0.2': 'starting' });
    expect(engine.state(state.run.id).run.pause).toBeNull();
  });

  test('a second pause keeps the first reason', () => {
    const { engine, attempts } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut('failed');
    engine.pause(state.run.id);
    expect(engine.state(state.run.id).run.pause?.reason).toBe('failed');
  });

  test('Continue stops again at a question that is still open', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    attempts.carryOut('failed');
    engine.continue(state.run.id);
    expect(stored(state.run.id)).toMatchObject({ run: 'paused', 'L0.1': 'failed' });
    expect(attempts.submitted).toHaveLength(1);
  });

  test('a run that is over takes no verb, and says what to do instead', () => {
    const { engine, attempts } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut();
    const said = 'E_CONFLICT: This run is complete. Start a new run to do what is left.';
    const { id } = state.run;
    expect(refusal(() => engine.pause(id))).toBe(said);
    expect(refusal(() => engine.continue(id))).toBe(said);
    expect(refusal(() => engine.cancel(id, null))).toBe(said);
    expect(refusal(() => engine.answer(id, taskId('L0.1'), { type: 'retry' }))).toBe(said);
    expect(refusal(() => engine.continue('run_none'))).toBe('E_NOT_FOUND: There is no run run_none.');
  });
});

describe('cancel', () => {
  test('of one task stops its attempt and pauses the run; the ledger waits for the end it really had', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    const spec = attempts.newest();
    engine.cancel(state.run.id, taskId('L0.1'));
    expect(attempts.cancelled).toEqual([[spec.attemptId, 'cancelled']]);
    expect(stored(state.run.id)).toMatchObject({ run: 'running', 'L0.1': 'starting' });
    attempts.apply(attempts.ended(spec, 'cancelled'));
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'cancelled', 'L0.2': 'pending' });
  });

  test('of a task that is not under way is refused', () => {
    const { engine } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    expect(refusal(() => engine.cancel(state.run.id, taskId('L0.2')))).toBe('E_CONFLICT: This task is not under way.');
  });

  test('of a run ends it once its last attempt has ended, whatever that came to', () => {
    for (const [outcome, status] of [
      ['cancelled', 'cancelled'],
      ['succeeded', 'cancelled'],
      ['failed', 'failed'],
    ] as const) {
      const { engine, attempts, stored } = openEngine({ concurrency: 2 });
      const state = newRun(['L0.1', 'L0.2', 'L0.3'], { parallel: true });
      engine.start(state);
      engine.cancel(state.run.id, null);
      const [first, second] = attempts.submitted;
      if (!first || !second) return expect.unreachable();
      expect(attempts.cancelled).toHaveLength(2);
      attempts.apply(attempts.ended(first, outcome));
      expect(engine.state(state.run.id).run.pause?.reason).toBe('cancelling');
      attempts.apply(attempts.ended(second, 'cancelled'));
      expect(stored(state.run.id)).toMatchObject({ run: status, 'L0.3': 'pending' });
      expect(attempts.submitted).toHaveLength(2);
    }
  });

  test('of a run that was asked to end is undone by no other press', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    engine.cancel(state.run.id, null);
    expect(() => engine.continue(state.run.id)).toThrow('This run is being cancelled.');
    expect(() => engine.pause(state.run.id)).toThrow('This run is being cancelled.');
    attempts.carryOut();
    expect(stored(state.run.id)).toEqual({ run: 'cancelled', 'L0.1': 'complete', 'L0.2': 'pending' });
  });

  test('of an attempt whose process is gone closes it as interrupted, not as cancelled', () => {
    const { engine, attempts, stored, task } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.forget(attempts.newest());
    engine.cancel(state.run.id, taskId('L0.1'));
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'interrupted' });
    expect(task(state.run.id, 'L0.1').problem?.message).toContain('its process is gone');
  });

  test('of a run that stands still or waits ends it at once', () => {
    const { engine, attempts, stored } = openEngine();
    const [one, two] = [newRun(['L0.1']), newRun(['L0.1'], { specId: 'F002' })];
    engine.start(one);
    engine.start(two);
    engine.cancel(two.run.id, null);
    expect(stored(two.run.id).run).toBe('cancelled');
    attempts.carryOut('interrupted');
    engine.cancel(one.run.id, null);
    expect(stored(one.run.id).run).toBe('cancelled');
  });
});

describe('one run at a time', () => {
  test('the second waits until the first has ended, then begins by itself', () => {
    const { engine, attempts, stored } = openEngine();
    const [one, two, three] = ['F001', 'F002', 'F003'].map((specId) => newRun(['L0.1'], { specId }));
    if (!one || !two || !three) return expect.unreachable();
    for (const state of [one, two, three]) engine.start(state);
    expect([one, two, three].map(({ run }) => stored(run.id).run)).toEqual(['running', 'queued', 'queued']);
    attempts.carryOut();
    expect([one, two, three].map(({ run }) => stored(run.id).run)).toEqual(['complete', 'running', 'queued']);
    engine.cancel(two.run.id, null);
    attempts.carryOut('cancelled');
    expect([one, two, three].map(({ run }) => stored(run.id).run)).toEqual(['complete', 'cancelled', 'running']);
  });

  test('the waiting one begins when the first stands still for a question', () => {
    const { engine, attempts, stored } = openEngine();
    const [one, two] = [newRun(['L0.1']), newRun(['L0.1'], { specId: 'F002' })];
    engine.start(one);
    engine.start(two);
    attempts.carryOut('failed');
    expect([stored(one.run.id).run, stored(two.run.id).run]).toEqual(['paused', 'running']);
    engine.answer(one.run.id, taskId('L0.1'), { type: 'retry' });
    expect(stored(one.run.id)).toEqual({ run: 'queued', 'L0.1': 'pending' });
    attempts.carryOut();
    expect([stored(one.run.id).run, stored(two.run.id).run]).toEqual(['running', 'complete']);
  });

  test('a paused run keeps its place in the checkout until its last attempt has ended', () => {
    const { engine, attempts, stored, openAttempts } = openEngine();
    const [one, two] = [newRun(['L0.1', 'L0.2']), newRun(['L0.1'], { specId: 'F002' })];
    engine.start(one);
    engine.pause(one.run.id);
    engine.start(two);
    engine.continue(two.run.id);
    expect(stored(two.run.id).run).toBe('queued');
    expect(openAttempts()).toHaveLength(1);
    attempts.carryOut();
    expect([stored(one.run.id).run, stored(two.run.id).run]).toEqual(['paused', 'running']);
    expect(openAttempts()).toHaveLength(1);
  });
});
