import { describe, expect, test } from 'vitest';
import { noAgentFacts } from '@/lib/domain/agent';
import type { FinishedEvent } from '@/lib/domain/attempt';
import type { Failure } from '@/lib/domain/failure';
import type { RunState } from '@/lib/domain/run';
import { newRun, openEngine } from './fixtures/engine-on-disk';
import { createVirtualTime } from './fixtures/virtual-time';

const failed = (kind: Failure['kind'], change: Partial<Failure> = {}): Partial<FinishedEvent> => ({
  problem: { code: 'E_API', message: 'The API is overloaded (529).', hint: null },
  failure: { kind, until: null, retryAfterMs: null, didWork: false, ...change },
  files: null,
});

function world(names = ['L0.1', 'L0.2'], change: Parameters<typeof newRun>[1] = {}) {
  const time = createVirtualTime();
  const opened = openEngine({ ...time });
  const state = newRun(names, change);
  opened.engine.start(state);
  const shown = () => opened.stored(state.run.id);
  return { ...opened, time, runId: state.run.id, shown, starts: () => opened.attempts.submitted.length };
}

/** The server ends, and another one opens the same file. */
function restart({ engine, file, time, runId }: ReturnType<typeof world>, { stays = true } = {}) {
  engine.halt();
  engine.recover();
  const next = openEngine({ ...time, file });
  next.engine.recover();
  if (stays) next.engine.wakeWaiting();
  return { ...next, shown: () => next.stored(runId), starts: () => next.attempts.submitted.length };
}

describe('an end that will pass', () => {
  test('is tried again after 2, 4 and 8 seconds, then it is a failure for the person', () => {
    const { attempts, time, shown, starts, task, runId } = world();
    for (const [tries, wait] of [2000, 4000, 8000].entries()) {
      attempts.carryOut('failed', failed('transient'));
      expect(shown()).toEqual({ run: 'running', 'L0.1': 'waiting', 'L0.2': 'pending' });
      expect(task(runId, 'L0.1').wait).toMatchObject({ reason: 'retry', tries: tries + 1 });
      time.pass(wait - 1);
      expect(starts()).toBe(tries + 1);
      time.pass(1);
      expect(starts()).toBe(tries + 2);
    }
    attempts.carryOut('failed', failed('transient'));
    expect(shown()).toEqual({ run: 'paused', 'L0.1': 'failed', 'L0.2': 'pending' });
    time.pass(3_600_000);
    expect(starts()).toBe(4);
  });

  test('is tried three times more once the person said go', () => {
    const { engine, attempts, time, shown, starts, runId, task } = world();
    for (let i = 0; i < 4; i++) {
      attempts.carryOut('failed', failed('transient'));
      time.pass(10_000);
    }
    engine.answer(runId, task(runId, 'L0.1').taskId, { type: 'retry' });
    for (let i = 0; i < 4; i++) {
      attempts.carryOut('failed', failed('transient'));
      time.pass(10_000);
    }
    expect(starts()).toBe(8);
    expect(shown()['L0.1']).toBe('failed');
  });

  test.each([
    ['the attempt used a tool or changed a file', 'failed', failed('transient', { didWork: true }), 'failed'],
    ['the attempt was interrupted', 'interrupted', failed('transient'), 'interrupted'],
    ['the attempt was ended by its time limit', 'timed-out', failed('transient'), 'timed-out'],
    ['the error is permanent', 'failed', failed('permanent'), 'failed'],
    ['nobody knows what kind it is', 'failed', failed('unknown'), 'failed'],
    ['a program failed that says nothing of kinds', 'failed', { failure: null }, 'failed'],
  ] as const)('is not tried again when %s', (_, outcome, change, status) => {
    const { attempts, time, shown, starts } = world();
    attempts.carryOut(outcome, change);
    expect(shown()).toMatchObject({ run: 'paused', 'L0.1': status });
    time.pass(86_400_000);
    expect(starts()).toBe(1);
  });

  test('an attempt that needs a word of the person asks for it', () => {
    const { attempts, shown, engine, runId } = world();
    attempts.carryOut('failed', failed('needs-input'));
    expect(shown()).toMatchObject({ run: 'paused', 'L0.1': 'needs-input' });
    expect(engine.state(runId).run.pause?.reason).toBe('needs-input');
  });
});

describe('a usage limit', () => {
  const until = '2026-01-01T14:30:00.000Z';
  const limit = { ...failed('usage-limit', { until }), agent: { ...noAgentFacts, sessionId: 'session-1' } };

  test('waits until it is over and goes on by itself, never failed and never done', () => {
    const { attempts, time, shown, starts, task, runId } = world(['L0.1']);
    attempts.carryOut('failed', limit);
    expect(shown()).toEqual({ run: 'running', 'L0.1': 'waiting' });
    expect(task(runId, 'L0.1').wait?.until).toBe(until);
    time.pass(4.5 * 3_600_000 - 1);
    expect(shown()).toEqual({ run: 'running', 'L0.1': 'waiting' });
    time.pass(1);
    expect(starts()).toBe(2);
    attempts.carryOut();
    expect(shown()).toEqual({ run: 'complete', 'L0.1': 'complete' });
  });

  test('that nobody gave an end is looked at again every 15 minutes', () => {
    const { attempts, time, shown, starts } = world(['L0.1']);
    for (let tries = 1; tries <= 6; tries++) {
      attempts.carryOut('failed', failed('usage-limit'));
      expect(shown()).toEqual({ run: 'running', 'L0.1': 'waiting' });
      time.pass(15 * 60_000);
      expect(starts()).toBe(tries + 1);
    }
  });

  test('that should be over already is not asked again at once', () => {
    const { attempts, time, starts } = world(['L0.1']);
    attempts.carryOut('failed', failed('usage-limit', { until: '2025-12-31T00:00:00.000Z' }));
    time.pass(59_999);
    expect(starts()).toBe(1);
    time.pass(1);
    expect(starts()).toBe(2);
  });

  test('the conversation that had begun its work goes on; one that had not begins anew', () => {
    for (const [didWork, resume] of [
      [true, 'session-1'],
      [false, null],
    ] as const) {
      const { attempts, time } = world(['L0.1']);
      attempts.carryOut('failed', { ...limit, ...failed('usage-limit', { until, didWork }) });
      time.pass(86_400_000);
      expect(attempts.newest().resume).toBe(resume);
    }
  });

  test('nothing else of the layer is started against it', () => {
    const { attempts, starts } = world(['L0.1', 'L0.2'], { parallel: true });
    attempts.carryOut('failed', limit);
    expect(starts()).toBe(1);
  });

  test('a clock set on by a year or back by an hour changes no state, and the wait is as long as it was', () => {
    const { attempts, time, shown, starts } = world(['L0.1']);
    attempts.carryOut('failed', limit);
    time.jump(365 * 86_400_000);
    time.pass(3_600_000);
    expect(shown()).toEqual({ run: 'running', 'L0.1': 'waiting' });
    time.jump(-366 * 86_400_000);
    time.pass(3.5 * 3_600_000 - 1);
    expect(starts()).toBe(1);
    time.pass(1);
    expect(starts()).toBe(2);
  });

  test('goes on waiting after a restart, and its run stays what it was', () => {
    const before = world(['L0.1']);
    before.attempts.carryOut('failed', limit);
    before.time.pass(3_600_000);
    const after = restart(before);
    expect(after.shown()).toEqual({ run: 'running', 'L0.1': 'waiting' });
    before.time.pass(3.5 * 3_600_000);
    expect([before.starts(), after.starts()]).toEqual([1, 1]);
  });

  test('that ended while nothing ran is gone on from at the next start of a process that stays, not by a look', () => {
    const before = world(['L0.1']);
    before.attempts.carryOut('failed', limit);
    before.engine.halt();
    before.time.pass(86_400_000);
    const look = restart(before, { stays: false });
    before.time.pass(60_000);
    expect([look.shown()['L0.1'], look.starts()]).toEqual(['waiting', 0]);
    const stays = restart(before);
    before.time.pass(0);
    expect(stays.starts()).toBe(1);
  });
});

describe('a person and a task that waits', () => {
  const waits = (names?: string[]) => {
    const opened = world(names);
    opened.attempts.carryOut('failed', failed('usage-limit', { until: '2026-01-01T20:00:00.000Z' }));
    const { taskId } = opened.task(opened.runId, 'L0.1');
    return { ...opened, taskId };
  };

  test('can retry it now; the time of the wait then means nothing', () => {
    const { engine, runId, taskId, time, starts, shown } = waits();
    engine.answer(runId, taskId, { type: 'retry' });
    expect([starts(), shown()['L0.1']]).toEqual([2, 'starting']);
    time.pass(86_400_000);
    expect(starts()).toBe(2);
  });

  test('can skip it', () => {
    const { engine, runId, taskId, shown } = waits();
    engine.answer(runId, taskId, { type: 'skip', note: '' });
    expect(shown()).toEqual({ run: 'running', 'L0.1': 'skipped', 'L0.2': 'starting' });
  });

  test('can cancel it alone, or the whole run', () => {
    const one = waits();
    one.engine.cancel(one.runId, one.taskId);
    expect(one.shown()).toEqual({ run: 'paused', 'L0.1': 'cancelled', 'L0.2': 'pending' });
    const all = waits();
    all.engine.cancel(all.runId, null);
    expect(all.shown()).toEqual({ run: 'cancelled', 'L0.1': 'cancelled', 'L0.2': 'pending' });
  });

  test('can pause the run: it wakes for nothing before Continue, and then at once if its time has come', () => {
    const { engine, runId, time, starts } = waits();
    engine.pause(runId);
    time.pass(86_400_000);
    expect(starts()).toBe(1);
    engine.continue(runId);
    time.pass(0);
    expect(starts()).toBe(2);
  });

  test('can begin another run meanwhile: it waits in the queue and comes after', () => {
    const { engine, attempts, time, ledger } = waits(['L0.1']);
    const other = newRun(['L0.1'], { specId: 'F002' });
    engine.start(other);
    expect((ledger.loadRun(other.run.id) as RunState).run.status).toBe('queued');
    time.pass(86_400_000);
    attempts.carryOut();
    expect(attempts.newest().taskId).toBe(other.tasks[0]?.taskId);
  });
});
