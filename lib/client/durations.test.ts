import { expect, it } from 'vitest';
import { formatBytes } from './bytes';
import { formatDuration, formatElapsed, formatEstimate, formatLimit } from './durations';

it.each([
  [0, '0.0 s'],
  [420, '0.4 s'],
  [42_300, '42 s'],
  [59_600, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [4_320_000, '1 h 12 min'],
])('reads %i milliseconds as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it('lets a clock show whole seconds only, and never a negative one', () => {
  expect([-5, 999, 9_999, 61_900].map(formatElapsed)).toEqual(['0 s', '0 s', '9 s', '1 min 01 s']);
});

it('gives estimates and limits no finer than they are', () => {
  expect([20_000, 310_000, 9_000_000].map(formatEstimate)).toEqual(['under a minute', 'about 5 min', 'about 3 h']);
  expect(formatLimit(1_800_000)).toBe('30 min');
});

it('counts bytes in steps of 1,024', () => {
  expect([0, 1023, 1024, 4_200, 12_582_912].map(formatBytes)).toEqual(['0 B', '1023 B', '1.0 KB', '4.1 KB', '12 MB']);
});
