import { describe, expect, test } from 'vitest';
import { noAgentFacts } from '@/lib/domain/agent';
import { plainPolicy, type RunPolicy } from '@/lib/domain/run';
import { newRun, openEngine, withTask } from './fixtures/engine-on-disk';
import { noBudget, runSettings } from './fixtures/run-settings';
import type { RunSettings } from './ports';

type Choice = { settings?: Partial<RunSettings>; policy?: Partial<RunPolicy>; parallel?: boolean };

function world(
  names: string[],
  { settings = {}, policy = {}, parallel }: Choice,
  change = (s: ReturnType<typeof newRun>) => s,
) {
  const now = runSettings(settings);
  const opened = openEngine({ settings: () => now });
  const state = change(newRun(names, { parallel, policy: { ...plainPolicy, ...policy } }));
  opened.engine.start(state);
  const { attempts } = opened;
  const spec = (key: string) =>
    attempts.submitted.findLast(({ command }) => command === key) ?? expect.unreachable(`${key} was not started`);
  return {
    ...opened,
    runId: state.run.id,
    shown: () => opened.stored(state.run.id),
    pause: () => opened.engine.state(state.run.id).run.pause,
    started: () => attempts.submitted.map(({ command }) => command),
    spec,
    /** Ends the newest attempt of a task. */
    end(key: string, outcome: 'succeeded' | 'failed' = 'succeeded', message = 'It broke.') {
      const problem = outcome === 'failed' ? { code: 'E_X', message, hint: null } : null;
      attempts.forget(spec(key));
      attempts.apply(
        attempts.ended(spec(key), outcome, {
          problem,
          agent: { ...noAgentFacts, turns: 1, toolCalls: 1, costUsd: 3 },
          durationMs: 60_000,
        }),
      );
    },
  };
}

describe('the same command that ends with the same error', () => {
  test('twice in a row stops the run as such, also where the rest of the layer was to come first', () => {
    const { end, shown, pause } = world(['L0.1', 'L0.2', 'L0.3'], { settings: { onFailure: 'finish-layer' } });
    end('L0.1', 'failed', 'No room: 12 MB left at 10:31.');
    expect(shown()).toMatchObject({ run: 'running', 'L0.2': 'starting' });
    end('L0.2', 'failed', 'No room: 9 MB left at 10:32.');
    expect(shown()).toMatchObject({ run: 'paused', 'L0.3': 'pending' });
    expect(pause()).toMatchObject({ reason: 'same-error', message: expect.stringContaining('2 times in a row') });
  });

  test('is not the same when the words are others, or when work came to a good end in between', () => {
    const { end, pause } = world(['L0.1', 'L0.2', 'L0.3', 'L0.4'], { settings: { onFailure: 'finish-layer' } });
    end('L0.1', 'failed', 'No room.');
    end('L0.2', 'failed', 'No light.');
    end('L0.3');
    end('L0.4', 'failed', 'No light.');
    expect(pause()?.reason).toBe('failed');
  });

  test('once more after the person said go stops it again', () => {
    const { engine, runId, task, end, pause } = world(['L0.1'], {});
    end('L0.1', 'failed');
    expect(pause()?.reason).toBe('failed');
    engine.answer(runId, task(runId, 'L0.1').taskId, { type: 'retry' });
    end('L0.1', 'failed');
    expect(pause()?.reason).toBe('same-error');
  });
});

describe('after a failure', () => {
  const behind = (state: ReturnType<typeof newRun>) =>
    withTask(state, 'L0.2', { dependsOn: [state.tasks[0]?.taskId ?? ''] });
  const names = ['L0.1', 'L0.2', 'L0.3', 'L0.sync', 'L1.1'];

  test('nothing more is started unless the person chose so', () => {
    const { end, started, shown } = world(names, {}, behind);
    end('L0.1', 'failed');
    expect([started(), shown().run]).toEqual([['L0.1'], 'paused']);
  });

  test.each([
    ['in the settings', { settings: { onFailure: 'finish-layer' } }],
    ['for the run', { policy: { onFailure: 'finish-layer' } }],
  ] as const)(
    'what does not depend on it comes first where that was chosen %s; no sync, no next layer',
    (_, choice) => {
      const { end, started, shown, pause } = world(names, choice, behind);
      end('L0.1', 'failed');
      end('L0.3');
      expect(started()).toEqual(['L0.1', 'L0.3']);
      expect(shown()).toMatchObject({ run: 'paused', 'L0.2': 'pending', 'L0.sync': 'pending' });
      expect(pause()?.reason).toBe('failed');
    },
  );
});

describe('tasks at once', () => {
  const naming = (state: ReturnType<typeof newRun>) =>
    withTask(withTask(state, 'L0.1', { files: ['src/a.ts'] }), 'L0.2', { files: ['a.ts', 'b.ts'] });

  test('as many as were chosen for the run, in any layer, but never two that name one file', () => {
    const { started, end } = world(['L0.1', 'L0.2', 'L0.3', 'L0.4'], { policy: { parallel: 3 } }, naming);
    expect(started()).toEqual(['L0.1', 'L0.3', 'L0.4']);
    end('L0.3');
    expect(started()).toHaveLength(3);
    end('L0.1');
    expect(started()).toEqual(['L0.1', 'L0.3', 'L0.4', 'L0.2']);
  });

  test('one at a time where the run was begun so, whatever the settings and the layer say', () => {
    const { started } = world(['L0.1', 'L0.2'], {
      policy: { parallel: 1 },
      settings: { concurrency: 4 },
      parallel: true,
    });
    expect(started()).toEqual(['L0.1']);
  });

  test('evidence taken while others ran says so, and a file that only another one names is no evidence', () => {
    const { task, runId, attempts, spec } = world(['L0.1', 'L0.2'], { policy: { parallel: 2 } }, (state) =>
      withTask(state, 'L0.2', { files: ['b.ts'] }),
    );
    const files = { created: ['b.ts'], modified: [], deleted: [], complete: true };
    attempts.apply(attempts.ended(spec('L0.2'), 'succeeded', { files }));
    expect(task(runId, 'L0.2').evidence?.text).toBe('1 file created (while L0.1 ran as well)');
    attempts.apply({ ...attempts.ended(spec('L0.1'), 'succeeded', { files }), at: '2026-01-01T11:00:00.000Z' });
    expect(task(runId, 'L0.1').status).toBe('complete');
  });
});

describe('a ceiling', () => {
  const budget = { ...noBudget, runUsd: 5 };

  test('of cost is looked at before each start, and says what is reached and how much was spent', () => {
    const { end, shown, pause } = world(['L0.1', 'L0.2', 'L0.3'], { settings: { budget } });
    end('L0.1');
    end('L0.2');
    expect(shown()).toEqual({ run: 'paused', 'L0.1': 'complete', 'L0.2': 'complete', 'L0.3': 'pending' });
    expect(pause()).toMatchObject({ reason: 'budget', ceiling: 'run.usd' });
    expect(pause()?.message).toContain('The run has reached its ceiling of US$ 5.00: its cost so far is US$ 6.00.');
  });

  test('is raised once by its own amount when the person continues', () => {
    const { engine, runId, end, pause, shown } = world(['L0.1', 'L0.2', 'L0.3', 'L0.4', 'L0.5'], {
      settings: { budget },
    });
    end('L0.1');
    end('L0.2');
    engine.continue(runId);
    expect(engine.state(runId).run.policy.raised).toEqual({ 'run.usd': 1 });
    end('L0.3');
    end('L0.4');
    expect(pause()?.message).toContain('US$ 10.00');
    expect(shown()['L0.5']).toBe('pending');
  });

  test('leaves what a task may cost at most to its attempt', () => {
    const { attempts, end } = world(['L0.1', 'L0.2'], { settings: { budget: { ...noBudget, taskUsd: 4, runUsd: 5 } } });
    end('L0.1');
    expect(attempts.submitted.map(({ budgetUsd }) => budgetUsd)).toEqual([4, 2]);
  });

  test.each([
    ['layerMs', 60_000, 'Layer L0 has reached its ceiling of 1 min: its time of work so far is 1 min.'],
    ['runMs', 30_000, 'The run has reached its ceiling of 30.0 s: its time of work so far is 1 min.'],
    ['layerUsd', 3, 'Layer L0 has reached its ceiling of US$ 3.00: its cost so far is US$ 3.00.'],
  ])('of %s stops the run before the next task', (name, most, message) => {
    const { end, pause } = world(['L0.1', 'L0.2'], { settings: { budget: { ...noBudget, [name]: most } } });
    end('L0.1');
    expect(pause()?.message).toContain(message);
  });

  test('of a task is reached by its own attempts alone', () => {
    const budget = { ...noBudget, taskUsd: 3 };
    const { engine, runId, task, end, pause, started } = world(['L0.1', 'L0.2'], { settings: { budget } });
    end('L0.1', 'failed');
    engine.answer(runId, task(runId, 'L0.1').taskId, { type: 'retry' });
    expect(pause()).toMatchObject({ reason: 'budget', taskId: task(runId, 'L0.1').taskId });
    engine.continue(runId);
    end('L0.1');
    expect(started()).toEqual(['L0.1', 'L0.1', 'L0.2']);
  });
});
