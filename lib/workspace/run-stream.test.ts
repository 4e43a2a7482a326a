import { describe, expect, test } from 'vitest';
import { insertEvent, lastSeq, listEvents } from '@/db/queries/events';
import type { RunStreamItem } from '@/lib/domain/run-event';
import { newRun } from '@/lib/engine/fixtures/engine-on-disk';
import { eventsOf, folded, openFollowed, read, soon, until } from './fixtures/followed-run';

const kinds = (items: RunStreamItem[]) => items.map(({ type }) => type);

describe('following a run', () => {
  test('gives a snapshot, then what happens, then the end', async () => {
    const { engine, attempts, follow, db } = openFollowed();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    const cursor = lastSeq(db, state.run.id);
    const { items, done } = read(follow(state.run.id).stream);
    await until(() => items.length > 0);
    attempts.carryOut();
    attempts.carryOut();
    await done;
    expect(items[0]).toMatchObject({ type: 'snapshot', snapshot: { cursor, run: { status: 'running' } } });
    expect(items.at(-1)).toEqual({ type: 'finished', cursor: lastSeq(db, state.run.id) });
    expect(eventsOf(items)).toEqual(listEvents(db, state.run.id, cursor, 1000));
    const last = folded(items);
    expect([last?.run, last?.tasks]).toEqual([engine.state(state.run.id).run, engine.state(state.run.id).tasks]);
    expect(last?.attempts.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
  });

  test('of a run that is over gives its snapshot and the end', async () => {
    const { engine, attempts, follow } = openFollowed();
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut();
    const { items, done } = read(follow(state.run.id).stream);
    await done;
    expect(kinds(items)).toEqual(['snapshot', 'finished']);
  });

  test('the snapshot has the latest attempt of each task alone', async () => {
    const { engine, attempts, follow } = openFollowed();
    const state = newRun(['L0.1', 'L0.2']);
    engine.start(state);
    attempts.carryOut('failed');
    engine.answer(state.run.id, state.tasks[0]?.taskId ?? '', { type: 'retry' });
    const first = await follow(state.run.id).stream.next();
    expect(first.value).toMatchObject({ snapshot: { attempts: [{ n: 2, status: 'starting' }] } });
  });

  test('of a run nobody knows is refused', async () => {
    const { follow } = openFollowed();
    await expect(follow('run_none').stream.next()).rejects.toThrow('There is no run run_none.');
  });

  test('hears nothing of other runs', async () => {
    const { engine, attempts, follow, write } = openFollowed();
    const [one, two] = [newRun(['L0.1']), newRun(['L0.1'], { specId: 'F002' })];
    engine.start(one);
    engine.start(two);
    const { items, done } = read(follow(one.run.id).stream);
    attempts.carryOut();
    attempts.apply(write('of the other run'));
    attempts.carryOut();
    await done;
    expect(eventsOf(items).every(({ runId }) => runId === one.run.id)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('of the other run');
  });
});

describe('each event exactly once', () => {
  test('whenever a reader joins, leaves, and comes again', async () => {
    const { engine, attempts, follow, db, write } = openFollowed({ concurrency: 3 });
    const state = newRun(
      Array.from({ length: 12 }, (_, i) => `L0.${i + 1}`),
      { parallel: true },
    );
    engine.start(state);
    const { id } = state.run;
    const readers: { from: number; items: RunStreamItem[]; done: Promise<void> }[] = [];
    const join = (cursor: number) => {
      const { stream, abort } = follow(id, cursor);
      readers.push({ from: cursor, ...read(stream) });
      return abort;
    };
    join(0);
    let step = 0;
    const steps = [
      () => attempts.apply(attempts.begun(attempts.newest())),
      () => attempts.apply(write(`line ${step}\n`)),
      () => join(0),
      () => soon(),
      () => join(lastSeq(db, id)),
      () => join(1 + Math.floor(lastSeq(db, id) / 2)),
      () => soon(),
    ];
    while (engine.state(id).run.status === 'running') {
      await steps[step % steps.length]?.();
      step += 1;
      if (step % 3) continue;
      const spec = attempts.submitted.find(({ attemptId }) => attempts.dispatcher.open().includes(attemptId));
      if (!spec) continue;
      attempts.forget(spec);
      attempts.apply(attempts.ended(spec));
    }
    await Promise.all(readers.map(({ done }) => done));
    expect(readers.length).toBeGreaterThan(10);
    for (const { from, items } of readers) {
      const first = items[0];
      const start = first?.type === 'snapshot' ? first.snapshot.cursor : from;
      expect(first?.type === 'snapshot').toBe(from === 0);
      expect(eventsOf(items).map(({ seq }) => seq)).toEqual(listEvents(db, id, start, 10_000).map(({ seq }) => seq));
      expect(items.at(-1)).toEqual({ type: 'finished', cursor: lastSeq(db, id) });
      if (from === 0) expect(folded(items)?.tasks).toEqual(engine.state(id).tasks);
    }
  });

  test('after very many the reader is asked to come again, and misses none', async () => {
    const { engine, attempts, follow, db } = openFollowed();
    const state = newRun(['L0.1']);
    engine.start(state);
    const { id } = state.run;
    const from = lastSeq(db, id);
    const task = engine.state(id).tasks[0];
    if (!task) return expect.unreachable();
    for (let i = 0; i < 6200; i++) insertEvent(db, id, 'then', { type: 'task.changed', task });
    const first = read(follow(id, from).stream);
    await first.done;
    const more = first.items.at(-1);
    expect(more?.type).toBe('more');
    attempts.carryOut();
    const second = read(follow(id, more?.type === 'more' ? more.cursor : -1).stream);
    await second.done;
    expect(second.items.at(-1)?.type).toBe('finished');
    const seqs = [...eventsOf(first.items), ...eventsOf(second.items)].map(({ seq }) => seq);
    expect(seqs).toEqual(listEvents(db, id, from, 10_000).map(({ seq }) => seq));
    expect(
      Math.max(...first.items.map((item) => (item.type === 'events' ? item.events.length : 0))),
    ).toBeLessThanOrEqual(500);
  });
});

describe('leaving', () => {
  test('ends the stream at once, also while nothing happens', async () => {
    const { engine, follow, following } = openFollowed();
    const state = newRun(['L0.1']);
    engine.start(state);
    const { stream, abort } = follow(state.run.id);
    const { items, done } = read(stream);
    await until(() => items.length === 1);
    await soon();
    abort.abort();
    await done;
    expect(kinds(items)).toEqual(['snapshot']);
    expect(following()).toBe(0);
  });

  test('before the beginning gives nothing', async () => {
    const { engine, follow } = openFollowed();
    const state = newRun(['L0.1']);
    engine.start(state);
    for (const cursor of [0, 1]) {
      const { stream, abort } = follow(state.run.id, cursor);
      abort.abort();
      const { items, done } = read(stream);
      await done;
      expect(items).toEqual([]);
    }
  });

  test('by return() or by an end of its own leaves nothing that listens', async () => {
    const { engine, attempts, follow, following } = openFollowed();
    const state = newRun(['L0.1']);
    engine.start(state);
    const { stream } = follow(state.run.id);
    await stream.next();
    expect(following()).toBe(1);
    await stream.return();
    expect(following()).toBe(0);
    attempts.carryOut();
    await read(follow(state.run.id).stream).done;
    expect(following()).toBe(0);
  });
});
