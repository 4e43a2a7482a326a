import { expect, test } from 'vitest';
import { createBus } from './bus';

function follower() {
  const heard: string[] = [];
  const chunk = { attemptId: 'att_1', taskId: 'task_1', offset: 0, bytes: 1, text: 'x' };
  return { heard, chunk, events: () => void heard.push('events'), output: () => void heard.push('output') };
}

test('a follower hears of its own run until it leaves', () => {
  const bus = createBus();
  const [one, two] = [follower(), follower()];
  const leave = bus.follow('run_1', one);
  bus.follow('run_2', two);
  bus.events('run_1', []);
  bus.output('run_1', one.chunk);
  leave();
  leave();
  bus.events('run_1', []);
  expect([one.heard, two.heard]).toEqual([['events', 'output'], []]);
});

test('a follower that leaves while it is told does not keep the others from hearing', () => {
  const bus = createBus();
  const last = follower();
  const leave = bus.follow('run_1', { events: () => leave(), output: () => {} });
  bus.follow('run_1', last);
  bus.events('run_1', []);
  bus.events('run_1', []);
  expect(last.heard).toEqual(['events', 'events']);
});

test('one that comes back after everybody left is heard of again', () => {
  const bus = createBus();
  bus.follow('run_1', follower())();
  const again = follower();
  bus.follow('run_1', again);
  bus.events('run_1', []);
  expect(again.heard).toEqual(['events']);
});
