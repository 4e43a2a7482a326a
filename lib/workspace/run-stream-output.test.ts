import { expect, test } from 'vitest';
import { lastSeq } from '@/db/queries/events';
import type { RunStreamItem } from '@/lib/domain/run-event';
import { newRun } from '@/lib/engine/fixtures/engine-on-disk';
import { folded, openFollowed, read, soon, until } from './fixtures/followed-run';

test('live output is in the snapshot as far as it was written, and goes on without a hole or a repeat', async () => {
  const { engine, attempts, follow, write } = openFollowed();
  const state = newRun(['L0.1']);
  engine.start(state);
  const { attemptId } = attempts.newest();
  attempts.apply(write('one\n'));
  // In the log when the reader comes, reported after it.
  const late = write('two\nth');
  const { items, done } = read(follow(state.run.id).stream);
  await until(() => items.length > 0);
  const { bytes } = write('ree\nfour\n');
  attempts.apply({ ...late, bytes: late.bytes + bytes, text: 'two\nthree\nfour\n' });
  await soon();
  expect(folded(items)?.output[attemptId]).toEqual({ text: 'one\ntwo\nthree\nfour\n', end: 19 });
  attempts.carryOut();
  await done;
});

test('live output that was written between two streams is not lost', async () => {
  const { engine, attempts, follow, write, db } = openFollowed();
  const state = newRun(['L0.1']);
  engine.start(state);
  const { attemptId } = attempts.newest();
  attempts.apply(write('one\n'));
  const first = follow(state.run.id);
  const before = read(first.stream);
  await until(() => before.items.length > 0);
  first.abort.abort();
  await before.done;
  attempts.apply(write('two\n'));
  const after = read(follow(state.run.id, lastSeq(db, state.run.id)).stream);
  await until(() => after.items.length > 0);
  attempts.apply(write('three\n'));
  attempts.carryOut();
  await after.done;
  const shown = folded(after.items, folded(before.items));
  expect(shown?.output[attemptId]).toEqual({ text: 'one\ntwo\nthree\n', end: 14 });
});

test('live output read from the log hides secrets', async () => {
  const { engine, attempts, follow, write } = openFollowed();
  const state = newRun(['L0.1']);
  engine.start(state);
  attempts.apply(write('password hunter2 ok\n', 'password … ok\n'));
  for (const cursor of [0, 1]) {
    const { value } = await follow(state.run.id, cursor).stream.next();
    expect(JSON.stringify(value)).toContain('password');
    expect(JSON.stringify(value)).not.toContain('hunter2');
  }
});

test('live output of a reader that does not come is bounded; its newest end is kept', async () => {
  const { engine, attempts, follow, write } = openFollowed();
  const state = newRun(['L0.1']);
  engine.start(state);
  const { attemptId } = attempts.newest();
  const { stream } = follow(state.run.id);
  const items = [(await stream.next()).value as RunStreamItem];
  for (let i = 0; i < 3000; i++) attempts.apply(write(`${String(i).padStart(999)}\n`));
  items.push((await stream.next()).value as RunStreamItem);
  const told = items[1]?.type === 'events' ? items[1].output : [];
  expect(told.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(400_000);
  const tail = folded(items)?.output[attemptId];
  expect(tail?.end).toBe(3_000_000);
  expect(tail?.text.length).toBe(32_768);
  expect(tail?.text.endsWith('2998\n'.padStart(1000) + '2999\n'.padStart(1000))).toBe(true);
  await stream.return();
});

test('live output alone also ends a stream that has lasted long enough', async () => {
  const { engine, attempts, follow } = openFollowed();
  const state = newRun(['L0.1']);
  engine.start(state);
  const { items, done } = read(follow(state.run.id).stream);
  let offset = 0;
  while (items.at(-1)?.type !== 'more') {
    for (let i = 0; i < 100; i++) attempts.apply(attempts.written(attempts.newest(), 'x', offset++));
    await soon();
  }
  await done;
  expect(offset).toBeGreaterThanOrEqual(5000);
});
