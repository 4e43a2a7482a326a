import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stopReasonOf, watchForStop } from './stop-reason';

test('the first reason to stop counts: asked before the time limit', async () => {
  const controller = new AbortController();
  const watch = watchForStop(controller.signal, 5);
  controller.abort('interrupted');
  await sleep(50);
  expect(await watch.reason).toBe('interrupted');
});

test('the first reason to stop counts: the time limit before being asked', async () => {
  const controller = new AbortController();
  const watch = watchForStop(controller.signal, 5);
  await sleep(50);
  controller.abort('cancelled');
  expect(await watch.reason).toBe('timed-out');
});

test('who was asked already stops at once', async () => {
  expect(await watchForStop(AbortSignal.abort('cancelled'), null).reason).toBe('cancelled');
});

test('after being disposed of nothing asks to stop any more', async () => {
  const controller = new AbortController();
  const watch = watchForStop(controller.signal, 5);
  watch.dispose();
  await sleep(50);
  controller.abort('cancelled');
  expect(await Promise.race([watch.reason, sleep(20, 'nothing')])).toBe('nothing');
});

test('a signal aborted without one of our reasons counts as cancelled', () => {
  expect(stopReasonOf(AbortSignal.abort())).toBe('cancelled');
});
