import { describe, expect, test } from 'vitest';
import type { Question } from '@/lib/domain/question';
import { isOpen } from '@/lib/domain/task-status';
import { newRun, openEngine, withTask } from './fixtures/engine-on-disk';
import type { RunStore } from './ports';

const taskId = (key: string, spec = 'F001') => `task_${spec}_${key}`;
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

/** Waits for something that comes by itself; the test's own time limit ends it. */
async function until(check: () => boolean): Promise<void> {
  while (!check()) await soon();
}

describe('after a process that ended without a word', () => {
  test.each([
    ['running', 'we do not know how it ended: Ashlar ended while it ran.'],
    ['starting', 'we do not know how it ended: it may not have begun.'],
  ])('an attempt found %s is interrupted, its run pauses for it, and nothing is started again', (status, message) => {
    const before = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    before.engine.start(state);
    if (status === 'running') before.attempts.apply(before.attempts.begun(before.attempts.newest()));
    const { engine, attempts, stored, task, openAttempts } = openEngine({ file: before.file });
    engine.recover();
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'interrupted', 'L0.2': 'pending' });
    expect(task(state.run.id, 'L0.1').problem).toMatchObject({ code: 'E_INTERRUPTED', message });
    expect(engine.state(state.run.id).run.pause).toMatchObject({ reason: 'interrupted', taskId: taskId('L0.1') });
    expect([openAttempts(), attempts.submitted]).toEqual([[], []]);
  });

  test('a question of an agent that is gone is open no more, and nothing can be said to it', () => {
    const before = openEngine();
    const state = newRun(['L0.1']);
    before.engine.start(state);
    const { attemptId } = before.attempts.newest();
    before.attempts.apply(before.attempts.begun(before.attempts.newest()));
    const question: Question = {
      ...{ id: 'one', askedAt: '2026-01-01T10:00:00.000Z', kind: 'permission', tool: 'Bash', title: '$ ls' },
      ...{ reason: null, input: '{}', editable: true, always: null },
    };
    before.attempts.apply({ type: 'question', question, attemptId, seq: 50, at: question.askedAt });
    expect(before.task(state.run.id, 'L0.1')).toMatchObject({ status: 'asking', question: { id: 'one' } });
    const { engine, task, openAttempts } = openEngine({ file: before.file });
    engine.recover();
    expect(task(state.run.id, 'L0.1')).toMatchObject({ status: 'interrupted', question: null });
    expect(openAttempts()).toEqual([]);
    const reply = { type: 'allow', always: false, input: null } as const;
    expect(() => engine.reply(state.run.id, taskId('L0.1'), 'one', reply)).toThrow(/not open any more/);
    expect(() => engine.say(state.run.id, taskId('L0.1'), 'hello')).toThrow(/No agent is at work/);
  });

  test('recovering once more changes nothing', () => {
    const before = openEngine();
    before.engine.start(newRun(['L0.1', 'L0.2']));
    const { engine, events } = openEngine({ file: before.file });
    engine.recover();
    const heard = events.length;
    engine.recover();
    expect(events).toHaveLength(heard);
  });

  test('a person takes the interrupted task up again, as a new attempt', () => {
    const before = openEngine();
    const state = newRun(['L0.1']);
    before.engine.start(state);
    const { engine, attempts, stored } = openEngine({ file: before.file });
    engine.recover();
    engine.answer(state.run.id, taskId('L0.1'), { type: 'retry' });
    expect(attempts.newest()).toMatchObject({ n: 2, command: 'L0.1' });
    attempts.carryOut();
    expect(stored(state.run.id).run).toBe('complete');
  });

  test('a run between two tasks pauses, says that nothing was under way, and Continue goes on', () => {
    const before = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    before.engine.start(state);
    before.engine.halt();
    before.attempts.carryOut();
    const { engine, attempts, stored } = openEngine({ file: before.file });
    engine.recover();
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'pending' });
    expect(engine.state(state.run.id).run.pause?.message).toBe(
      'Ashlar ended while this run was going on. Nothing was under way; press Continue to go on.',
    );
    expect(attempts.submitted).toEqual([]);
    engine.continue(state.run.id);
    expect(attempts.newest().command).toBe('L0.2');
  });

  test('a run whose last task was done is complete', () => {
    const before = openEngine();
    const state = newRun(['L0.1']);
    before.engine.start(state);
    before.engine.halt();
    before.attempts.carryOut();
    const { engine, stored } = openEngine({ file: before.file });
    engine.recover();
    expect(stored(state.run.id)).toEqual({ run: 'complete', 'L0.1': 'complete' });
  });

  test('a run that stood still stays as it was, with its own reason', () => {
    const before = openEngine();
    const state = withTask(newRun(['L0.1', 'L0.2']), 'L0.1', { answer: null });
    before.engine.start(state);
    const { engine, stored } = openEngine({ file: before.file });
    engine.recover();
    expect(stored(state.run.id)).toMatchObject({ run: 'paused', 'L0.1': 'needs-mapping' });
    expect(engine.state(state.run.id).run.pause?.reason).toBe('needs-mapping');
  });

  test('a run that was being cancelled ends as cancelled', () => {
    const before = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    before.engine.start(state);
    before.engine.cancel(state.run.id, null);
    const { engine, stored } = openEngine({ file: before.file });
    engine.recover();
    expect(stored(state.run.id)).toEqual({ run: 'cancelled', 'L0.1': 'interrupted', 'L0.2': 'pending' });
  });

  test('a waiting run pauses as well: it begins when the person says so, never by itself later', () => {
    const before = openEngine();
    const [one, two] = [newRun(['L0.1']), newRun(['L0.1'], { specId: 'F002' })];
    before.engine.start(one);
    before.engine.start(two);
    const { engine, attempts, stored } = openEngine({ file: before.file });
    engine.recover();
    expect([stored(one.run.id).run, stored(two.run.id).run]).toEqual(['paused', 'paused']);
    engine.answer(one.run.id, taskId('L0.1'), { type: 'accept', note: '' });
    expect([stored(one.run.id).run, stored(two.run.id).run]).toEqual(['complete', 'paused']);
    engine.continue(two.run.id);
    expect(attempts.submitted.map(({ taskId: id }) => id)).toEqual([taskId('L0.1', 'F002')]);
  });

  test('a waiting run that nobody is left to begin becomes one that the person can continue', () => {
    const before = openEngine();
    const [one, two] = [newRun(['L0.1']), newRun(['L0.1'], { specId: 'F002' })];
    before.engine.start(one);
    before.engine.start(two);
    before.engine.halt();
    before.attempts.carryOut();
    const { engine, attempts, stored } = openEngine({ file: before.file });
    engine.recover();
    expect([stored(one.run.id).run, stored(two.run.id).run]).toEqual(['complete', 'paused']);
    expect(attempts.submitted).toEqual([]);
    engine.continue(two.run.id);
    expect(stored(two.run.id).run).toBe('running');
  });
});

describe('halt', () => {
  test('records how what runs ended and starts nothing more; recovering then pauses the run', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    engine.halt();
    attempts.carryOut();
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': 'complete', 'L0.2': 'pending' });
    engine.recover();
    expect(stored(state.run.id).run).toBe('paused');
    expect(attempts.submitted).toHaveLength(1);
  });

  test('holds against every verb', () => {
    const { engine, attempts, stored } = openEngine();
    const [one, two] = [newRun(['L0.1', 'L0.2']), newRun(['L0.1'], { specId: 'F002' })];
    engine.start(one);
    engine.start(two);
    engine.halt();
    engine.pause(one.run.id);
    attempts.carryOut();
    engine.continue(one.run.id);
    engine.start(newRun(['L0.1'], { specId: 'F003' }));
    expect(attempts.submitted).toHaveLength(1);
    expect(stored(two.run.id).run).toBe('queued');
  });

  test('a run that was asked to end still ends, instead of pausing', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    engine.cancel(state.run.id, null);
    engine.halt();
    attempts.carryOut('cancelled');
    engine.recover();
    expect(stored(state.run.id)).toEqual({ run: 'cancelled', 'L0.1': 'cancelled', 'L0.2': 'pending' });
  });
});

/** A disk that refuses chosen commits, counted from 1. */
function failingAt(refused: (n: number) => boolean) {
  let n = 0;
  const store = (ledger: RunStore): RunStore => ({
    ...ledger,
    commit(update) {
      n += 1;
      if (refused(n)) throw new Error('database or disk is full');
      return ledger.commit(update);
    },
  });
  return { store, commits: () => n };
}

describe('a disk that fails', () => {
  test('once, at any commit, leaves no run stuck and starts nothing twice', async () => {
    for (let failing = 1; ; failing++) {
      const disk = failingAt((n) => n === failing);
      const { engine, attempts, stored, ledger } = openEngine({ store: disk.store, retryMs: 1 });
      const state = newRun(['L0.1', 'L0.sync', 'L1.1']);
      const next = newRun(['L0.1'], { specId: 'F002' });
      // The person is told of the failure; what was pressed is in the ledger or was never begun.
      const press = (work: () => void) => {
        try {
          work();
        } catch (error) {
          expect((error as Error).message).toContain('disk is full');
        }
      };
      press(() => engine.start(state));
      press(() => engine.start(next));
      const reported = new Set<string>();
      await until(() => {
        const spec = attempts.submitted.find(({ attemptId }) => !reported.has(attemptId));
        if (spec) {
          reported.add(spec.attemptId);
          const events = [attempts.begun(spec), attempts.ended(spec)];
          // As a dispatcher does: what was refused comes again, whole.
          press(() => attempts.apply(...events));
          press(() => attempts.apply(...events));
        }
        return ledger.listOpenRuns().length === 0;
      });
      expect(stored(state.run.id), `commit ${failing}`).toMatchObject({ run: 'complete', 'L1.1': 'complete' });
      expect(attempts.submitted.map(({ taskId: id, n }) => `${id} ${n}`).sort(), `commit ${failing}`).toEqual(
        [`sync_F001_L0.sync 1`, `${taskId('L0.1')} 1`, `${taskId('L0.1', 'F002')} 1`, `${taskId('L1.1')} 1`].sort(),
      );
      if (disk.commits() < failing) break;
    }
  });

  test('shows no state that was not written', () => {
    const disk = failingAt((n) => n > 1);
    const { engine, attempts, stored, events } = openEngine({ store: disk.store });
    const state = newRun(['L0.1']);
    engine.start(state);
    const heard = events.length;
    expect(() => attempts.apply(attempts.ended(attempts.newest()))).toThrow('disk is full');
    expect(engine.state(state.run.id).tasks[0]?.status).toBe('starting');
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': 'starting' });
    expect(events).toHaveLength(heard);
  });

  test('for a while, with real errors of SQLite: nothing new begins, and it goes on by itself afterwards', async () => {
    const { engine, attempts, stored, db } = openEngine({ retryMs: 1 });
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    const ended = attempts.ended(attempts.newest());
    db.$client.pragma('query_only = 1');
    for (let i = 0; i < 3; i++) expect(() => attempts.apply(ended)).toThrow(/readonly/);
    expect(() => engine.pause(state.run.id)).toThrow(/readonly/);
    expect(attempts.submitted).toHaveLength(1);
    expect(engine.state(state.run.id).tasks.map(({ status }) => isOpen(status))).toEqual([true, false]);
    db.$client.pragma('query_only = 0');
    attempts.apply(ended);
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': 'complete', 'L0.2': 'starting' });
  });

  test('after the person asked to end a run does not let the run go on', async () => {
    const disk = failingAt((n) => n === 3);
    const { engine, attempts, stored } = openEngine({ store: disk.store, retryMs: 1 });
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    engine.cancel(state.run.id, null);
    const ended = attempts.ended(attempts.newest());
    expect(() => attempts.apply(ended)).toThrow('disk is full');
    attempts.apply(ended);
    expect(stored(state.run.id)).toEqual({ run: 'cancelled', 'L0.1': 'complete', 'L0.2': 'pending' });
    expect(attempts.submitted).toHaveLength(1);
  });

  test('does not keep an engine busy that was halted', async () => {
    const disk = failingAt((n) => n === 1);
    const { engine, attempts, stored } = openEngine({ store: disk.store, retryMs: 1 });
    const state = newRun(['L0.1']);
    expect(() => engine.start(state)).toThrow('disk is full');
    engine.halt();
    for (let i = 0; i < 5; i++) await soon();
    expect(attempts.submitted).toEqual([]);
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': 'pending' });
  });
});
