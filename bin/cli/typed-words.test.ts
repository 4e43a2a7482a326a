import { expect, test } from 'vitest';
import { assertKnownVerb } from './suggest-verb';
import { typedAnswer } from './typed-answer';

test.each([
  ['/x:y chat ui', undefined, { kind: 'command', command: '/x:y', args: 'chat ui', effect: 'files' }],
  ['/x:y', 'none', { kind: 'command', command: '/x:y', args: '', effect: 'none' }],
  ['$ npm test', 'none', { kind: 'shell', text: 'npm test', effect: 'none' }],
  ['prompt: write it', undefined, { kind: 'prompt', text: 'write it', effect: 'files' }],
  ['done', undefined, { kind: 'done-by-me', note: '' }],
  ['skip', undefined, { kind: 'skip', note: '' }],
])('“%s” is read as the answer it stands for', (text, effect, answer) => {
  expect(typedAnswer(text, effect)).toEqual(answer);
});

test('what is no answer is refused with the forms that are', () => {
  for (const text of ['npm test', '', '//x', '/../x', '-rf']) {
    expect(() => typedAnswer(text, undefined)).toThrow(expect.objectContaining({ code: 'E_ANSWER' }));
  }
  expect(() => typedAnswer('/x:y', 'maybe')).toThrow(expect.objectContaining({ code: 'E_EFFECT' }));
});

const verbs = ['dashboard', 'status', 'specs', 'run', 'retry'];

test('a word that is no verb is refused with the verb that was meant', () => {
  for (const [word, meant] of [
    ['statsu', 'status'],
    ['dash', 'dashboard'],
    ['RUN', 'run'],
  ] as const) {
    const argv = ['--project', 'somewhere', word, '--all'];
    expect(() => assertKnownVerb(argv, verbs)).toThrow(expect.objectContaining({ hint: `Did you mean ${meant}?` }));
  }
  expect(() => assertKnownVerb(['frobnicate'], verbs)).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
});

test('options and their values are not taken for a verb', () => {
  for (const argv of [[], ['--json'], ['--project', 'dir', '--port', '4', '--no-open'], ['--json', 'run', 'F001']]) {
    expect(() => assertKnownVerb(argv, verbs)).not.toThrow();
  }
});
