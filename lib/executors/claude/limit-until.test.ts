import { expect, test } from 'vitest';
import { limitUntil, tellsOfLimit } from './limit-until';

const now = new Date('2026-03-10T12:30:20Z');

test.each<[string, string | null]>([
  ['Claude AI usage limit reached|1773160000', '2026-03-10T16:26:40.000Z'],
  ["You've hit your session limit · resets 3pm (UTC)", '2026-03-10T15:00:00.000Z'],
  ["You've hit your weekly limit · resets 12:30pm (UTC)", '2026-03-11T12:30:00.000Z'],
  ['5-hour limit reached ∙ resets 12am (UTC)', '2026-03-11T00:00:00.000Z'],
  ['5-hour limit reached ∙ resets 2:15pm (Europe/Berlin)', '2026-03-10T13:15:00.000Z'],
  ['limit reached, resets at 2026-03-11T00:00:00Z', '2026-03-11T00:00:00.000Z'],
  ['limit reached ∙ resets 3pm (Nowhere/Land)', null],
  ['limit reached ∙ resets 33pm', null],
  ['limit reached', null],
])('“%s” tells of a limit until %s', (text, until) => {
  expect(tellsOfLimit(text)).toBe(true);
  expect(limitUntil(text, now)).toBe(until);
});

test('too many requests at once are no limit of a plan', () => {
  for (const text of ['API Error: Request rejected (429) · Too many requests', 'Overloaded', 'rate limit']) {
    expect(tellsOfLimit(text)).toBe(false);
  }
});
