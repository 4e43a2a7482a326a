import { expect, test } from 'vitest';
import type { AttemptSpec, FinishedEvent } from '@/lib/domain/attempt';
import type { RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { isOpen, isSettled, needsPerson } from '@/lib/domain/task-status';
import { shareFile } from './beside';
import { openEngine } from './fixtures/engine-on-disk';
import { createRandom, randomEnd, randomRun, randomSettings } from './fixtures/random-run';
import { createVirtualTime } from './fixtures/virtual-time';
import { RETRY_DELAYS_MS } from './policy';

/** What is known of a task beside the engine, to tell whether a start was allowed. */
type Witness = { last: FinishedEvent | null; asked: boolean; triesSinceAsked: number };

/** One run under a dispatcher, a person, a clock and crashes that chance drives. Throws where a promise is broken. */
function play(seed: number): RunState {
  const random = createRandom(seed);
  const settings = randomSettings(random);
  const state = randomRun(random);
  const time = createVirtualTime();
  const runId = state.run.id;
  const seen = new Map<string, Witness>(
    state.tasks.map(({ taskId }) => [taskId, { last: null, asked: true, triesSinceAsked: 0 }]),
  );

  const broken: unknown[] = [];

  const open = (file?: string) => {
    const world = openEngine({ ...time, settings: () => settings, ...(file ? { file } : {}) });
    const { submit } = world.attempts.dispatcher;
    world.attempts.dispatcher.submit = (spec) => {
      // The engine takes what is thrown here for a start that failed.
      try {
        assertMayStart(spec, world.ledger.loadRun(runId) as RunState, seen);
      } catch (error) {
        broken.push(error);
      }
      submit(spec);
    };
    return world;
  };
  let world = open();
  const now = (): RunState => world.engine.state(runId);
  const openSpecs = () =>
    world.attempts.submitted.filter((spec) => world.attempts.dispatcher.open().includes(spec.attemptId));

  const end = (spec: AttemptSpec) => {
    const { attempts } = world;
    if (random.once(2)) attempts.apply(attempts.begun(spec));
    const [outcome, change] = randomEnd(random);
    const event = { ...attempts.ended(spec, outcome, change), at: time.clock.now() };
    const witness = seen.get(spec.taskId) as Witness;
    seen.set(spec.taskId, { ...witness, last: event, asked: false });
    attempts.forget(spec);
    attempts.apply(event);
    if (random.once(4)) attempts.apply(event);
  };
  const person = () => {
    const { tasks, run } = now();
    if (isEnded(run.status)) return;
    const asking = tasks.filter(({ status }) => needsPerson(status) || status === 'waiting');
    const task = asking.length ? random.oneOf(asking) : null;
    if (!task || random.once(4)) return world.engine.continue(runId);
    const type = random.oneOf(['retry', 'skip', 'accept', 'retry'] as const);
    if (type === 'retry' && task.answer === null)
      return world.engine.answer(runId, task.taskId, { type: 'skip', note: '' });
    if (type === 'retry')
      seen.set(task.taskId, { ...(seen.get(task.taskId) as Witness), asked: true, triesSinceAsked: 0 });
    world.engine.answer(runId, task.taskId, type === 'retry' ? { type } : { type, note: '' });
  };
  const restart = () => {
    world.engine.halt();
    for (const spec of openSpecs()) {
      const lost = world.attempts.ended(spec, 'interrupted');
      seen.set(spec.taskId, { ...(seen.get(spec.taskId) as Witness), last: lost, asked: false });
    }
    world = open(world.file);
    world.engine.recover();
    world.engine.wakeWaiting();
  };

  world.engine.start(state);
  for (let step = 0; step < 60 && !isEnded(now().run.status); step++) {
    const specs = openSpecs();
    const dice = random.below(20);
    if (dice === 0) restart();
    else if (dice === 1) time.jump((random.below(3) - 1) * 86_400_000);
    else if (dice === 2 && now().run.status === 'running') world.engine.pause(runId);
    else if (dice < 13 && specs.length) end(random.oneOf(specs));
    else if (dice < 16) time.pass(random.oneOf([1000, 10_000, 3_600_000]));
    else if (now().run.status === 'paused' || random.once(5)) person();
    if (broken.length) throw broken[0];
    assertSound(now(), world.ledger.loadRun(runId) as RunState, settings.concurrency);
  }
  rest(world, time);
  if (broken.length) throw broken[0];
  return now();

  /** Left alone, every attempt ended well and all waits over, the run comes to a rest that has a reason. */
  function rest({ attempts }: typeof world, { pass }: typeof time): void {
    for (let left = 100; left > 0; left--) {
      const [spec] = openSpecs();
      if (spec) {
        seen.set(spec.taskId, { ...(seen.get(spec.taskId) as Witness), last: null });
        attempts.forget(spec);
        attempts.apply({ ...attempts.ended(spec), at: time.clock.now() });
      } else pass(3_600_000 * 48);
    }
    const { run, tasks } = now();
    expect(openSpecs()).toEqual([]);
    if (run.status === 'paused') expect(run.pause?.message).toBeTruthy();
    else
      expect([run.status, ...tasks.map(({ status }) => (isSettled(status) ? 'settled' : status))]).toEqual([
        'complete',
        ...tasks.map(() => 'settled'),
      ]);
  }
}

/** Nothing starts before what it depends on, and nothing starts again by itself whose end is not known. */
function assertMayStart(spec: AttemptSpec, { run, tasks }: RunState, seen: Map<string, Witness>): void {
  const task = tasks.find(({ taskId }) => taskId === spec.taskId) as RunTask;
  expect(run.status).toBe('running');
  const before = tasks.filter((other) => task.dependsOn.includes(other.taskId) || other.layerKey < task.layerKey);
  expect(before.filter(({ status }) => !isSettled(status)).map(({ key }) => key)).toEqual([]);
  const witness = seen.get(spec.taskId) as Witness;
  if (witness.asked) return;
  const { last } = witness;
  // Its end is in the ledger, was a failure, and of a kind that is tried again.
  expect(last?.outcome).toBe('failed');
  expect(['transient', 'usage-limit']).toContain(last?.failure?.kind);
  if (last?.failure?.kind !== 'transient') return;
  expect(last.failure.didWork).toBe(false);
  const triesSinceAsked = witness.triesSinceAsked + 1;
  expect(triesSinceAsked).toBeLessThanOrEqual(RETRY_DELAYS_MS.length);
  seen.set(spec.taskId, { ...witness, triesSinceAsked });
}

function assertSound(state: RunState, stored: RunState, concurrency: number): void {
  expect(state).toEqual(stored);
  const { run, tasks } = state;
  const underWay = tasks.filter(({ status }) => isOpen(status));
  for (const task of underWay) {
    const layer = run.layers.find(({ key }) => key === task.layerKey);
    const most = run.policy.parallel ?? (layer?.parallel ? concurrency : 1);
    expect(underWay.filter(({ layerKey }) => layerKey === task.layerKey).length).toBeLessThanOrEqual(most);
    for (const other of underWay) if (other !== task) expect(shareFile(task, other)).toBe(false);
  }
  for (const task of tasks) if (task.status === 'waiting') expect(task.wait?.until).toBeTruthy();
  if (run.status === 'running' && underWay.length === 0)
    expect(tasks.some(({ status }) => status === 'waiting')).toBe(true);
  if (run.status === 'paused') expect(run.pause?.message).toBeTruthy();
}

const first = Number(process.env.ASHLAR_SEED ?? 1);

test('whatever chance does to a run, every promise of the engine holds, and it ends complete or with a reason', () => {
  const ends = new Set<string>();
  for (let seed = first; seed < first + 60; seed++) {
    try {
      const { run } = play(seed);
      ends.add(run.pause?.reason ?? run.status);
    } catch (error) {
      throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
  // A play that never gets anywhere would prove nothing.
  expect(ends).toContain('complete');
  expect(ends.size).toBeGreaterThan(3);
}, 120_000);
