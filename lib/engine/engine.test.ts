import { describe, expect, test } from 'vitest';
import { listEvents } from '@/db/queries/events';
import { isAshlarError } from '@/lib/domain/errors';
import { newRun, openEngine, withTask } from './fixtures/engine-on-disk';
import { oneFile } from './fixtures/recording-dispatcher';

const codeOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return isAshlarError(error) ? error.code : String(error);
  }
};

describe('a run from its beginning to its end', () => {
  test('goes through layers, syncs and tasks in order and is then complete, in the ledger and in memory', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2', 'L0.sync', 'L1.1', 'L1.sync']);
    engine.start(state);
    for (let i = 0; i < 5; i++) attempts.carryOut();
    expect(attempts.submitted.map(({ command }) => command)).toEqual(['L0.1', 'L0.2', 'L0.sync', 'L1.1', 'L1.sync']);
    expect(new Set(Object.values(stored(state.run.id)))).toEqual(new Set(['complete']));
    expect(engine.state(state.run.id).run).toMatchObject({ status: 'complete', pause: null });
    expect(engine.state(state.run.id).run.finishedAt).not.toBeNull();
  });

  test('an attempt is committed before it is handed over, and its process identity as soon as it is known', () => {
    const { engine, attempts, ledger, stored } = openEngine();
    const state = newRun(['L0.1']);
    let rowAtSubmit: unknown;
    const { submit } = attempts.dispatcher;
    attempts.dispatcher.submit = (spec) => {
      rowAtSubmit = ledger.getAttempt(spec.attemptId);
      submit(spec);
    };
    engine.start(state);
    expect(rowAtSubmit).toMatchObject({ status: 'starting', pid: null, n: 1 });
    expect(stored(state.run.id)['L0.1']).toBe('starting');
    const spec = attempts.newest();
    attempts.apply(attempts.begun(spec));
    expect(ledger.getAttempt(spec.attemptId)).toMatchObject({
      status: 'running',
      pid: 4242,
      processStart: '77',
      bootId: 'boot',
    });
    expect(stored(state.run.id)['L0.1']).toBe('running');
  });

  test('every change is one event in the ledger, heard in the order it was written', () => {
    const { engine, attempts, events, db } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    attempts.carryOut();
    attempts.carryOut('failed');
    expect(events).toEqual(listEvents(db, state.run.id, 0, 1000));
    expect(events.map(({ seq }) => seq)).toEqual([...events.keys()].map((at) => at + 1));
  });

  test('what ended keeps its evidence, its output and its duration', () => {
    const { engine, attempts, task, ledger } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    attempts.carryOut('succeeded', { durationMs: 12.6, tail: 'last line' });
    expect(task(state.run.id, 'L0.1')).toMatchObject({
      ...{ status: 'complete', attempts: 1, durationMs: 13, output: 'last line', problem: null },
      evidence: { by: 'files', files: oneFile },
    });
    expect(ledger.getAttempt(attempts.submitted[0]?.attemptId ?? '')).toMatchObject({
      status: 'succeeded',
      files: oneFile,
    });
  });

  test('an exit code without changed files pauses the run as unproven', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    attempts.carryOut('succeeded', { files: { ...oneFile, created: [] } });
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'unproven', 'L0.2': 'pending' });
    expect(engine.state(state.run.id).run.pause?.reason).toBe('unproven');
    expect(attempts.submitted).toHaveLength(1);
  });

  test('an attempt is judged by the effect that was resolved when it began', () => {
    const { engine, attempts, stored } = openEngine();
    const state = withTask(newRun(['L0.sync']), 'L0.sync', {
      answer: { kind: 'command', command: '/x:y', args: '', effect: 'files' },
    });
    engine.start(state);
    attempts.carryOut('succeeded', { files: null });
    expect(stored(state.run.id)).toEqual({ run: 'complete', 'L0.sync': 'complete' });
  });

  test('live output is passed on and never written', () => {
    const { engine, attempts, output, events } = openEngine();
    engine.start(newRun(['L0.1']));
    const before = events.length;
    attempts.apply(attempts.written(attempts.newest(), 'hello\n', 7));
    const { attemptId, taskId } = attempts.newest();
    expect(output).toEqual([{ attemptId, taskId, offset: 7, bytes: 6, text: 'hello\n' }]);
    expect(events).toHaveLength(before);
  });

  test('answers that need no attempt are settled when their turn comes', () => {
    const { engine, attempts, stored, task } = openEngine();
    const byHand = { answer: { kind: 'done-by-me', note: 'in the console' } } as const;
    const state = withTask(withTask(newRun(['L0.1', 'L0.2', 'L0.3']), 'L0.1', byHand), 'L0.2', {
      answer: { kind: 'skip', note: '' },
    });
    engine.start(state);
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': 'complete', 'L0.2': 'skipped', 'L0.3': 'starting' });
    expect(task(state.run.id, 'L0.1').evidence).toMatchObject({ by: 'person', text: 'in the console' });
    expect(attempts.submitted).toHaveLength(1);
  });
});

describe('a task is started at most once', () => {
  test('of twenty retries one starts, the others are told why not', () => {
    const { engine, attempts, openAttempts } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut('failed');
    const taskId = state.tasks[0]?.taskId ?? '';
    const codes = Array.from({ length: 20 }, () =>
      codeOf(() => engine.answer(state.run.id, taskId, { type: 'retry' })),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'E_CONFLICT')).toHaveLength(19);
    expect(attempts.submitted.map(({ n }) => n)).toEqual([1, 2]);
    expect(openAttempts()).toHaveLength(1);
  });

  test('of twenty presses of Run one run begins and the others wait in the queue', () => {
    const { engine, attempts, ledger, openAttempts } = openEngine();
    for (let i = 0; i < 20; i++) engine.start(newRun(['L0.1']));
    expect(attempts.submitted).toHaveLength(1);
    expect(openAttempts()).toHaveLength(1);
    const statuses = ledger.listOpenRuns().map(({ status }) => status);
    expect(statuses).toEqual(['running', ...Array.from({ length: 19 }, () => 'queued')]);
  });

  test('twenty presses of Continue start nothing twice', () => {
    const { engine, attempts } = openEngine({ concurrency: 4 });
    const state = newRun(['L0.1', 'L0.2'], { parallel: true });
    engine.start(state);
    engine.pause(state.run.id);
    for (let i = 0; i < 20; i++) engine.continue(state.run.id);
    expect(attempts.submitted.map(({ command }) => command)).toEqual(['L0.1', 'L0.2']);
  });

  test('another connection to the same file cannot open a second attempt: its run pauses and says so', () => {
    const first = openEngine();
    const state = newRun(['L0.1', 'L0.2'], { parallel: true });
    first.engine.start(state);
    first.attempts.carryOut('failed');
    const second = openEngine({ file: first.file, concurrency: 2 });
    const taskId = state.tasks[0]?.taskId ?? '';
    expect(second.engine.state(state.run.id).run.status).toBe('paused');
    first.engine.answer(state.run.id, taskId, { type: 'retry' });
    second.engine.answer(state.run.id, taskId, { type: 'retry' });
    expect(second.attempts.submitted).toEqual([]);
    expect(second.engine.state(state.run.id).run.pause).toMatchObject({
      reason: 'blocked',
      message: 'L0.1 already has an attempt under way elsewhere.',
    });
    expect(first.openAttempts()).toHaveLength(1);
  });
});

describe('events may come twice, late, or out of turn', () => {
  test('a repeated event changes nothing and is not heard again', () => {
    const { engine, attempts, events, ledger } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    const spec = attempts.newest();
    const [begun, ended] = [attempts.begun(spec), attempts.ended(spec)];
    for (const event of [begun, begun, ended, ended, begun, ended]) attempts.apply(event);
    attempts.apply(begun, ended, ended);
    expect(attempts.submitted.map(({ command }) => command)).toEqual(['L0.1', 'L0.2']);
    expect(
      events.filter((event) => event.type === 'attempt.changed' && event.attempt.id === spec.attemptId),
    ).toHaveLength(3);
    expect(ledger.getAttempt(spec.attemptId)).toMatchObject({ status: 'succeeded', n: 1 });
  });

  test('the first outcome stands', () => {
    const { engine, attempts, ledger, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    const spec = attempts.newest();
    attempts.apply(attempts.ended(spec, 'failed'));
    attempts.apply(attempts.ended(spec, 'succeeded'));
    expect(ledger.getAttempt(spec.attemptId)?.status).toBe('failed');
    expect(stored(state.run.id)).toMatchObject({ run: 'paused', 'L0.1': 'failed', 'L0.2': 'pending' });
  });

  test('the late word of an attempt that was given up leaves the next attempt alone', () => {
    const { engine, attempts, stored, ledger } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    const lost = attempts.newest();
    expect(engine.sink.lost(lost.attemptId, 'its worker is gone')).toBe(true);
    engine.answer(state.run.id, lost.taskId, { type: 'retry' });
    const next = attempts.newest();
    attempts.apply(attempts.begun(lost), attempts.ended(lost, 'succeeded'));
    expect(stored(state.run.id)['L0.1']).toBe('starting');
    expect(ledger.getAttempt(lost.attemptId)?.status).toBe('interrupted');
    attempts.apply(attempts.ended(next, 'succeeded'));
    expect(stored(state.run.id)).toEqual({ run: 'complete', 'L0.1': 'complete' });
  });

  test('an attempt that is lost pauses its run, once, and says that we do not know', () => {
    const { engine, attempts, stored, task } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    const { attemptId } = attempts.newest();
    expect(engine.sink.lost(attemptId, 'its worker is gone')).toBe(true);
    expect(engine.sink.lost(attemptId, 'its worker is gone')).toBe(false);
    expect(engine.sink.lost('att_unknown', 'never heard of')).toBe(false);
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'interrupted', 'L0.2': 'pending' });
    expect(engine.state(state.run.id).run.pause?.reason).toBe('interrupted');
    expect(task(state.run.id, 'L0.1').problem?.message).toBe('we do not know how it ended: its worker is gone.');
  });

  test('an event of an attempt nobody knows is let go', () => {
    const { engine, attempts, events } = openEngine();
    engine.start(newRun(['L0.1']));
    const before = events.length;
    const stranger = { ...attempts.newest(), attemptId: 'att_unknown' };
    attempts.apply(attempts.begun(stranger), attempts.written(stranger, 'x'), attempts.ended(stranger));
    expect(events).toHaveLength(before);
  });
});

describe('what cannot be carried out is asked', () => {
  const problem = { code: 'E_NO_ROUTE', message: 'nothing here carries out /x:y.', hint: 'Add a route.' };
  const place = () => ({ cwd: '/tmp', logPath: 'x.log' });

  test('a task without an approved answer is asked for, and nothing is started', () => {
    const { engine, attempts, stored, task } = openEngine();
    const state = withTask(newRun(['L0.1', 'L0.2']), 'L0.1', { answer: null });
    engine.start(state);
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'needs-mapping', 'L0.2': 'pending' });
    expect(task(state.run.id, 'L0.1').problem?.code).toBe('E_NEEDS_MAPPING');
    expect(attempts.submitted).toEqual([]);
  });

  test('so is one that no route carries out, and its neighbour in a parallel layer does not begin', () => {
    const { engine, attempts, stored } = openEngine({
      concurrency: 2,
      resolver: { resolve: () => ({ ok: false, problem }), place },
    });
    const state = newRun(['L0.1', 'L0.2'], { parallel: true });
    engine.start(state);
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'needs-mapping', 'L0.2': 'pending' });
    expect(engine.state(state.run.id).run.pause?.message).toBe(`L0.1 “Do L0.1” needs a command: ${problem.message}`);
    expect(attempts.submitted).toEqual([]);
  });

  test('settings that cannot be read are asked about as well, instead of leaving the run without a word', () => {
    const resolve = () => {
      throw new Error('settings.json is no JSON');
    };
    const { engine, stored, task } = openEngine({ resolver: { resolve, place } });
    const state = newRun(['L0.1']);
    engine.start(state);
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'needs-mapping' });
    expect(task(state.run.id, 'L0.1').problem?.message).toContain('settings.json');
  });

  test('an attempt the dispatcher does not take is interrupted and not tried again by itself', () => {
    const { engine, attempts, stored, openAttempts } = openEngine();
    attempts.refuse(new Error('no connection'));
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'interrupted', 'L0.2': 'pending' });
    expect(engine.state(state.run.id).run.pause?.message).toContain('could not be handed over (no connection)');
    expect(openAttempts()).toEqual([]);
  });
});

test('what runs at once in a parallel layer ends before the run pauses for a person', () => {
  const { engine, attempts, stored } = openEngine({ concurrency: 2 });
  const state = newRun(['L0.1', 'L0.2', 'L0.3'], { parallel: true });
  engine.start(state);
  const [first, second] = attempts.submitted;
  if (!first || !second) return expect.unreachable();
  attempts.apply(attempts.ended(first, 'failed'));
  expect(stored(state.run.id)).toMatchObject({ run: 'running', 'L0.1': 'failed', 'L0.3': 'pending' });
  attempts.apply(attempts.ended(second));
  expect(stored(state.run.id)).toMatchObject({ run: 'paused', 'L0.2': 'complete', 'L0.3': 'pending' });
  expect(attempts.submitted).toHaveLength(2);
});
