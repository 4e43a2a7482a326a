import { describe, expect, test } from 'vitest';
import { isAshlarError } from '@/lib/domain/errors';
import type { Answer } from '@/lib/domain/mapping';
import { newRun, openEngine, withTask } from './fixtures/engine-on-disk';

const shell: Answer = { kind: 'shell', text: 'npm run make', effect: 'files' };
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

describe('answers', () => {
  test('a retry is the next attempt, with a log and a number of its own', () => {
    const { engine, attempts, stored, openAttempts } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut('failed');
    engine.answer(state.run.id, taskId('L0.1'), { type: 'retry' });
    expect(attempts.submitted.map(({ n, logPath }) => [n, logPath])).toEqual([
      [1, 'F001-L0.1-1.log'],
      [2, 'F001-L0.1-2.log'],
    ]);
    expect(openAttempts()).toHaveLength(1);
    attempts.carryOut();
    expect(stored(state.run.id)).toEqual({ run: 'complete', 'L0.1': 'complete' });
  });

  test('an alternate is tried at once and stays the task’s answer', () => {
    const { engine, attempts, task } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut('failed');
    engine.answer(state.run.id, taskId('L0.1'), { type: 'alternate', answer: shell, mappingId: 'map_7' });
    expect(task(state.run.id, 'L0.1')).toMatchObject({
      status: 'starting',
      answer: shell,
      mappingId: 'map_7',
      attempts: 2,
    });
  });

  test.each([
    [{ type: 'skip', note: '' }, 'skipped'],
    [{ type: 'accept', note: '' }, 'complete'],
    [{ type: 'alternate', answer: { kind: 'done-by-me', note: '' }, mappingId: null }, 'complete'],
  ] as const)('%j settles the task and the run goes on', (given, status) => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    attempts.carryOut('interrupted');
    engine.answer(state.run.id, taskId('L0.1'), given);
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': status, 'L0.2': 'starting' });
  });

  test('while a task is under way it takes no answer', () => {
    const { engine } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    expect(refusal(() => engine.answer(state.run.id, taskId('L0.1'), { type: 'skip', note: '' }))).toBe(
      'E_CONFLICT: L0.1 is under way. Cancel it first, or wait until it ends.',
    );
    expect(refusal(() => engine.answer(state.run.id, 'task_none', { type: 'retry' }))).toBe(
      'E_NOT_FOUND: This run has no task task_none.',
    );
  });

  test('a pause of the person’s own outlives answers that start nothing, and ends with one that does', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2', 'L0.3']);
    engine.start(state);
    engine.pause(state.run.id);
    attempts.carryOut();
    engine.answer(state.run.id, taskId('L0.2'), { type: 'skip', note: '' });
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'skipped', 'L0.3': 'pending' });
    expect(engine.state(state.run.id).run.pause?.reason).toBe('person');
    engine.answer(state.run.id, taskId('L0.2'), { type: 'retry' });
    expect(stored(state.run.id)).toMatchObject({ run: 'running', 'L0.2': 'starting' });
  });

  test('a task of an earlier layer taken up again goes first, and the sync of its layer comes after it once more', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.sync', 'L1.1', 'L1.2']);
    engine.start(state);
    engine.cancel(state.run.id, taskId('L0.1'));
    attempts.carryOut('cancelled');
    engine.answer(state.run.id, taskId('L0.1'), { type: 'skip', note: '' });
    attempts.carryOut();
    expect(stored(state.run.id)).toMatchObject({ 'L0.sync': 'complete', 'L1.1': 'starting' });
    engine.answer(state.run.id, taskId('L0.1'), { type: 'retry' });
    expect(stored(state.run.id)).toMatchObject({ 'L0.1': 'pending', 'L0.sync': 'pending', 'L1.1': 'starting' });
    attempts.carryOut();
    attempts.carryOut();
    attempts.carryOut();
    attempts.carryOut();
    const order = attempts.submitted.map(({ command }) => command);
    expect(order).toEqual(['L0.1', 'L0.sync', 'L1.1', 'L0.1', 'L0.sync', 'L1.2']);
    expect(stored(state.run.id).run).toBe('complete');
  });
});

describe('a mapping approved during a run', () => {
  const asking = (keys: string[]) => withTask(newRun(keys, { parallel: true }), 'L0.1', { answer: null });

  test('is taken up at once when the run waited for just that', () => {
    const { engine, attempts, task } = openEngine();
    const state = asking(['L0.1']);
    engine.start(state);
    expect(engine.state(state.run.id).run.pause?.reason).toBe('needs-mapping');
    engine.setAnswer(state.run.id, taskId('L0.1'), { id: 'map_3', answer: shell });
    expect(task(state.run.id, 'L0.1')).toMatchObject({ status: 'starting', answer: shell, mappingId: 'map_3' });
    expect(attempts.submitted).toHaveLength(1);
  });

  test('for a task that has not begun waits for its turn, also in a pause', () => {
    const { engine, attempts, task, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    engine.pause(state.run.id);
    engine.setAnswer(state.run.id, taskId('L0.2'), { id: 'map_3', answer: shell });
    expect(stored(state.run.id)).toMatchObject({ run: 'paused', 'L0.2': 'pending' });
    expect(task(state.run.id, 'L0.2')).toMatchObject({ answer: shell, mappingId: 'map_3' });
    expect(attempts.submitted).toHaveLength(1);
  });

  test('does not end a pause that has another reason', () => {
    const { engine, attempts, stored } = openEngine();
    const state = withTask(newRun(['L0.1', 'L0.2']), 'L0.2', { answer: null });
    engine.start(state);
    attempts.carryOut('failed');
    engine.setAnswer(state.run.id, taskId('L0.2'), { id: 'map_3', answer: shell });
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'failed', 'L0.2': 'pending' });
  });

  test('given while its layer still runs makes use of the room there is', () => {
    const { engine, attempts } = openEngine({ concurrency: 2 });
    const state = withTask(newRun(['L0.1', 'L0.2'], { parallel: true }), 'L0.2', { answer: null });
    engine.start(state);
    expect(engine.state(state.run.id).run.status).toBe('running');
    engine.setAnswer(state.run.id, taskId('L0.2'), { id: 'map_3', answer: shell });
    expect(attempts.submitted.map(({ command }) => command)).toEqual(['L0.1', 'L0.2']);
  });

  test('or taken back leaves the task asked for when its turn comes', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    engine.setAnswer(state.run.id, taskId('L0.2'), { id: 'map_3', answer: null });
    attempts.carryOut();
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'needs-mapping' });
  });

  test('settles its task when the answer needs no attempt', () => {
    const { engine, stored } = openEngine();
    const state = asking(['L0.1', 'L0.2']);
    engine.start(state);
    engine.setAnswer(state.run.id, taskId('L0.1'), { id: 'map_3', answer: { kind: 'done-by-me', note: '' } });
    expect(stored(state.run.id)).toEqual({ run: 'running', 'L0.1': 'complete', 'L0.2': 'starting' });
  });

  test('changes nothing of what has begun, is done, or is over', () => {
    const { engine, attempts, task, events } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    const silent = () => {
      const before = events.length;
      engine.setAnswer(state.run.id, taskId('L0.1'), { id: 'map_3', answer: shell });
      engine.setAnswer(state.run.id, 'task_none', { id: 'map_3', answer: shell });
      expect(events).toHaveLength(before);
      expect(task(state.run.id, 'L0.1').mappingId).toBeNull();
    };
    silent();
    attempts.carryOut();
    silent();
  });

  test('waits on a task that failed until the person has it tried again', () => {
    const { engine, attempts, task, stored } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut('failed');
    engine.setAnswer(state.run.id, taskId('L0.1'), { id: 'map_3', answer: shell });
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'failed' });
    engine.answer(state.run.id, taskId('L0.1'), { type: 'retry' });
    expect(task(state.run.id, 'L0.1')).toMatchObject({ status: 'starting', mappingId: 'map_3', answer: shell });
  });
});
