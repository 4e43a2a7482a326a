import { expect, test } from 'vitest';
import { answersOf, emptyDraft, toggled, withOwn } from './choice-draft';

const one = { header: '', text: '', several: false, choices: [] };
const many = { ...one, several: true };

test('of a question with one answer the newest choice or the own words count, never both', () => {
  const chosen = toggled(toggled(emptyDraft, one, 'a'), one, 'b');
  expect(answersOf(chosen)).toEqual(['b']);
  const own = withOwn(chosen, one, { isOwn: true, own: ' mine ' });
  expect(answersOf(own)).toEqual(['mine']);
  expect(answersOf(toggled(own, one, 'a'))).toEqual(['a']);
});

test('of a question with several answers choices are picked and dropped, and own words stand beside them', () => {
  const chosen = toggled(toggled(toggled(emptyDraft, many, 'a'), many, 'b'), many, 'a');
  expect(answersOf(withOwn(chosen, many, { isOwn: true, own: 'c' }))).toEqual(['b', 'c']);
});

test('blank own words are no answer', () => {
  expect(answersOf(withOwn(emptyDraft, one, { isOwn: true, own: '  ' }))).toEqual([]);
});
