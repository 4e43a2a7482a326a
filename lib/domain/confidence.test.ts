import { expect, test } from 'vitest';
import { confidenceBand, toConfidence } from './confidence';

test.each([
  [100, 'high'],
  [90, 'high'],
  [89, 'medium'],
  [60, 'medium'],
  [59, 'ask'],
  [0, 'ask'],
])('%i is in the band %s', (confidence, band) => {
  expect(confidenceBand(confidence)).toBe(band);
});

test.each([
  [0.9, 90],
  [0.895, 90],
  [0.29, 29],
  [1, 100],
  [90, 90],
  [59.6, 60],
  [0, 0],
  [-3, 0],
  [250, 100],
])('%d is understood as %i percent', (value, confidence) => {
  expect(toConfidence(value)).toBe(confidence);
});
