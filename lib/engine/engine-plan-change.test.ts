import { describe, expect, test } from 'vitest';
import type { Answer } from '@/lib/domain/mapping';
import type { RunState } from '@/lib/domain/run';
import type { TaskFacts } from './build-run';
import { newRun, openEngine } from './fixtures/engine-on-disk';

const id = (key: string) => `task_F001_${key}`;
const answer: Answer = { kind: 'command', command: '/x:z', args: '', effect: 'files' };
const facts: TaskFacts = {
  ...{ ref: null, description: 'Do it otherwise', line: 9, agent: null, complexity: null, fingerprint: 'new' },
};

/** A run whose tasks were taken from a plan, and the plan as it stands by now. */
function open(names: string[], rehearsal = false) {
  const inPlan = new Map(names.map((name) => [id(name), 'old']));
  const plans = { fingerprint: (_spec: string, taskId: string) => inPlan.get(taskId) ?? null };
  const world = openEngine({ plans });
  const fresh = newRun(names, { rehearsal });
  const tasks = fresh.tasks.map((task) => ({ ...task, fingerprint: task.role === 'task' ? 'old' : null }));
  const state: RunState = { ...fresh, tasks };
  world.engine.start(state);
  return { ...world, inPlan, runId: state.run.id, pause: () => world.engine.state(state.run.id).run.pause };
}

test('what runs already goes on with its own copy; what comes later waits when the plan changed under it', () => {
  const { attempts, inPlan, runId, stored, pause, task } = open(['L0.1', 'L0.2', 'L0.3']);
  inPlan.set(id('L0.1'), 'new');
  inPlan.set(id('L0.2'), 'new');
  expect(stored(runId)).toMatchObject({ 'L0.1': 'starting' });
  attempts.carryOut();
  expect(stored(runId)).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'needs-mapping', 'L0.3': 'pending' });
  expect(task(runId, 'L0.2').problem?.code).toBe('E_TASK_CHANGED');
  expect(pause()?.message).toMatch(/^L0\.2 “Do L0\.2” waits: the plan changed/);
  expect(attempts.submitted).toHaveLength(1);
});

describe('a task that changed', () => {
  const changed = () => {
    const world = open(['L0.1', 'L0.2']);
    world.inPlan.set(id('L0.2'), 'new');
    world.attempts.carryOut();
    return world;
  };

  test('runs by its new text once it is approved again', () => {
    const { engine, runId, stored, task } = changed();
    engine.setAnswer(runId, id('L0.2'), { id: 'map_2', answer }, facts);
    expect(stored(runId)).toMatchObject({ run: 'running', 'L0.2': 'starting' });
    expect(task(runId, 'L0.2')).toMatchObject({ description: 'Do it otherwise', line: 9, answer, fingerprint: 'new' });
  });

  test('waits again as long as it is only continued or retried, and goes on when the plan is as it was', () => {
    const { engine, runId, stored, inPlan } = changed();
    engine.continue(runId);
    expect(stored(runId)).toMatchObject({ run: 'paused', 'L0.2': 'needs-mapping' });
    engine.answer(runId, id('L0.2'), { type: 'retry' });
    expect(stored(runId)).toMatchObject({ run: 'paused', 'L0.2': 'needs-mapping' });
    inPlan.set(id('L0.2'), 'old');
    engine.continue(runId);
    expect(stored(runId)).toMatchObject({ run: 'running', 'L0.2': 'starting' });
  });

  test('takes its new text with another command', () => {
    const { engine, runId, task } = changed();
    engine.answer(runId, id('L0.2'), { type: 'alternate', answer, mappingId: null, facts });
    expect(task(runId, 'L0.2')).toMatchObject({ status: 'starting', description: 'Do it otherwise', answer });
  });
});

test('a task that is approved again before its turn never waits', () => {
  const { engine, attempts, inPlan, runId, stored, task } = open(['L0.1', 'L0.2']);
  inPlan.set(id('L0.2'), 'new');
  engine.setAnswer(runId, id('L0.2'), { id: 'map_2', answer }, facts);
  attempts.carryOut();
  expect(stored(runId)).toMatchObject({ run: 'running', 'L0.2': 'starting' });
  expect(task(runId, 'L0.2').description).toBe('Do it otherwise');
});

describe('a task that is no longer in the plan waits for a person', () => {
  const gone = () => {
    const world = open(['L0.1', 'L0.2', 'L0.3']);
    world.inPlan.delete(id('L0.2'));
    world.attempts.carryOut();
    return world;
  };

  test('who skips it', () => {
    const { engine, runId, stored, pause } = gone();
    expect(stored(runId)).toMatchObject({ run: 'paused', 'L0.2': 'needs-mapping' });
    expect(pause()?.message).toContain('it is no longer in the plan');
    engine.answer(runId, id('L0.2'), { type: 'skip', note: '' });
    expect(stored(runId)).toMatchObject({ run: 'running', 'L0.2': 'skipped', 'L0.3': 'starting' });
  });

  test('or runs it as it was', () => {
    const { engine, runId, stored, task } = gone();
    engine.answer(runId, id('L0.2'), { type: 'retry' });
    expect(stored(runId)).toMatchObject({ run: 'running', 'L0.2': 'starting' });
    expect(task(runId, 'L0.2').description).toBe('Do L0.2');
  });
});

test('answers that need no attempt are not taken for another text either', () => {
  const { engine, attempts, inPlan, runId, stored } = open(['L0.1', 'L0.2']);
  engine.setAnswer(runId, id('L0.2'), { id: 'map_2', answer: { kind: 'done-by-me', note: '' } });
  inPlan.set(id('L0.2'), 'new');
  attempts.carryOut();
  expect(stored(runId)).toMatchObject({ run: 'paused', 'L0.2': 'needs-mapping' });
});

test('a rehearsal plays the plan it began with', () => {
  const { attempts, inPlan, runId, stored } = open(['L0.1', 'L0.2'], true);
  inPlan.clear();
  attempts.carryOut();
  expect(stored(runId)).toMatchObject({ run: 'running', 'L0.2': 'starting' });
});

test('a plan that cannot be asked is a question, not the end of the run', () => {
  const plans = {
    fingerprint: () => {
      throw new Error('the disk is gone');
    },
  };
  const { engine, stored, task } = openEngine({ plans });
  const state = newRun(['L0.1']);
  const tasks = state.tasks.map((each) => ({ ...each, fingerprint: 'old' }));
  engine.start({ ...state, tasks });
  expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'needs-mapping' });
  expect(task(state.run.id, 'L0.1').problem?.message).toBe('the disk is gone');
});
