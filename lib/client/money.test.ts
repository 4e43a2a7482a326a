import { expect, test } from 'vitest';
import { formatTokens, formatUsd } from './money';

test.each([
  [0, '$0.00'],
  [0.00001, '$0.0001'],
  [0.0035, '$0.0035'],
  [0.4249, '$0.42'],
  [12.3, '$12.30'],
])('%d dollars read %s: little is never shown as nothing', (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test.each([
  [812, '812'],
  [4_100, '4.1k'],
  [35_400, '35k'],
  [999_900, '1.0M'],
  [1_240_000, '1.2M'],
])('%d tokens read %s', (count, text) => {
  expect(formatTokens(count)).toBe(text);
});
