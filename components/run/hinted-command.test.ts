import { expect, it } from 'vitest';
import { hintedCommand } from './hinted-command';

it.each([
  [
    'The components are A, B. Give an alternate command: /nextjs:add-page catalogue BookCard',
    '/nextjs:add-page catalogue BookCard',
  ],
  ['Run “/iterate:tasks F001”.', '/iterate:tasks F001'],
  ['See /usr/lib/node for the file.', null],
  ['/x:y is gone. Look for another one.', null],
  ['Set DATABASE_URL and retry.', null],
  [null, null],
])('reads from the hint %j the command %j', (hint, command) => {
  expect(hintedCommand(hint)).toBe(command);
});
