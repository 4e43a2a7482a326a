import { expect, test } from 'vitest';
import { type Answer, answerLabel, answerSchema, parseAnswer } from './mapping';

const answers: Answer[] = [
  { kind: 'command', command: '/supabase:create-schema', args: '', effect: 'files' },
  { kind: 'command', command: '/x:y', args: '"two words" --flag $(not run)', effect: 'none' },
  { kind: 'prompt', text: 'Write the guide.\nIn two parts.', effect: 'files' },
  { kind: 'prompt', text: '/not:a-command but a prompt', effect: 'none' },
  { kind: 'shell', text: 'npm test -- --run', effect: 'none' },
  { kind: 'shell', text: 'skip', effect: 'files' },
  { kind: 'done-by-me', note: '' },
  { kind: 'skip', note: '' },
];

test.each(answers)('what is shown of $kind can be typed back', (answer) => {
  const effect = 'effect' in answer ? answer.effect : 'files';
  expect(parseAnswer(answerLabel(answer), effect)).toEqual(answer);
});

test.each([
  ['DONE', 'done-by-me'],
  ['done by me', 'done-by-me'],
  [' skip ', 'skip'],
  ['Prompt:  Write it.', 'prompt'],
  ['$  npm test ', 'shell'],
  ['  /x:y  a  b ', 'command'],
])('%j is read as %s', (text, kind) => {
  expect(parseAnswer(text)).toMatchObject({ kind });
});

test('words around an answer are cut, words within stay as typed', () => {
  expect(parseAnswer('  /x:y  a   b ')).toMatchObject({ command: '/x:y', args: 'a   b' });
  expect(parseAnswer('$  npm  test ')).toMatchObject({ text: 'npm  test' });
});

test.each([
  '',
  '  ',
  'npm test',
  '$',
  '$ ',
  'prompt:',
  'prompt:  ',
  'donely',
  '/',
  '//x',
  '/../../etc',
  '/a/b',
  '$npm',
  '/x;y',
])('%j is no answer', (text) => {
  expect(parseAnswer(text)).toBeNull();
});

test('an answer from outside is held to the form of a slash command and to its length', () => {
  for (const command of ['/../x', 'x', '/a b', '/a;b', '/x\n', '/']) {
    expect(answerSchema.safeParse({ kind: 'command', command }).success).toBe(false);
  }
  expect(answerSchema.safeParse({ kind: 'shell', text: 'x'.repeat(4001) }).success).toBe(false);
  expect(answerSchema.safeParse({ kind: 'shell', text: '' }).success).toBe(false);
  expect(answerSchema.parse({ kind: 'command', command: '/x:y' })).toEqual({
    kind: 'command',
    command: '/x:y',
    args: '',
    effect: 'files',
  });
});
