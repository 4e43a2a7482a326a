import { expect, test } from 'vitest';
import type { Answer } from '@/lib/domain/mapping';
import { completeTyped, readTyped, splitTyped } from './typed-answer';

const now: Answer = { kind: 'command', command: '/testing:test', args: '', effect: 'none' };

test('arguments begin after the first space', () => {
  expect(splitTyped('/shop:se')).toEqual({ head: '/shop:se', isNaming: true });
  expect(splitTyped('/shop:sell books')).toEqual({ head: '/shop:sell', isNaming: false });
});

test('a runner-up brings the arguments it was offered with', () => {
  const offered = { command: '/shop:sell', args: 'books', confidence: 40, reason: '' };
  expect(completeTyped('/shop:sell', [offered])).toBe('/shop:sell books');
  expect(completeTyped('/shop:buy', [offered])).toBe('/shop:buy');
});

test('the same command keeps its effect with other arguments; another one changes files until it is known', () => {
  expect(readTyped('/testing:test all', now)).toMatchObject({ answer: { args: 'all', effect: 'none' } });
  expect(readTyped('/shop:sell', now)).toMatchObject({ answer: { effect: 'files' } });
});

test('shell text is refused here because it is confirmed elsewhere, and nonsense is no answer', () => {
  expect(readTyped('$ rm -r web', null)).toMatchObject({ ok: false });
  expect(readTyped('hello', null)).toBeNull();
  expect(readTyped('skip', null)).toMatchObject({ ok: true, answer: { kind: 'skip' } });
});

test('plain answers are told from commands while these are still being named', () => {
  expect(readTyped('/shop:sell', null, true)).toBeNull();
  expect(readTyped('done', null, true)).toMatchObject({ ok: true });
});
