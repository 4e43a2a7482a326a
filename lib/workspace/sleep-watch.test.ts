import { afterEach, expect, test } from 'vitest';
import { createSleepWatch, type Sleep, type SleepWatch, sleepText } from './sleep-watch';

const hour = 3_600_000;
let watch: SleepWatch | null = null;
afterEach(() => watch?.close());

/** Two clocks; `pass` moves both, `sleep` the wall alone, as a machine that is suspended does. */
function clocks() {
  let wall = Date.parse('2026-01-01T10:00:00Z');
  let monotonic = 1000;
  return {
    given: { wall: () => wall, monotonic: () => monotonic },
    pass: (ms: number) => {
      wall += ms;
      monotonic += ms;
    },
    sleep: (ms: number) => {
      wall += ms;
    },
  };
}

function watched() {
  const time = clocks();
  const told: Sleep[] = [];
  watch = createSleepWatch((sleep) => told.push(sleep), time.given);
  return { ...time, told, look: watch.look };
}

test('a night’s sleep is told once, with its length', () => {
  const { pass, sleep, told, look } = watched();
  pass(hour);
  sleep(8 * hour);
  pass(5000);
  expect(look()).toMatchObject({ sleptMs: 8 * hour });
  pass(hour);
  look();
  expect(told).toHaveLength(1);
  expect(sleepText(told[0] as Sleep)).toContain('8 h');
});

test('a second sleep is told as well', () => {
  const { sleep, told, look } = watched();
  sleep(60_000);
  look();
  sleep(2 * hour);
  look();
  expect(told.map(({ sleptMs }) => sleptMs)).toEqual([60_000, 2 * hour]);
});

test('waking time, small corrections and a clock set back are no sleep', () => {
  const { pass, sleep, told, look } = watched();
  pass(24 * hour);
  look();
  sleep(29_000);
  look();
  sleep(-hour);
  look();
  expect([told, look()]).toEqual([[], null]);
});
