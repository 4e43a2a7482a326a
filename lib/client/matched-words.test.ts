import { expect, it } from 'vitest';
import { markMatched } from './matched-words';

it('cuts a text at its matched words whatever their case, and loses nothing of it', () => {
  const text = 'POST /api (v1) API endpoint';
  const pieces = markMatched(text, ['api', '(v1)', 'endpoint', '']);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter((piece) => piece.matched).map((piece) => piece.text)).toEqual([
    'api',
    '(v1)',
    'API',
    'endpoint',
  ]);
});

it('marks the longer of two words that begin alike', () => {
  expect(markMatched('authentication', ['auth', 'authentication'])).toEqual([
    { text: 'authentication', matched: true },
  ]);
});
