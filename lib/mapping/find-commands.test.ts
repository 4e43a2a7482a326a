import { expect, it } from 'vitest';
import type { CatalogEntry } from '@/lib/domain/command';
import { findCommands } from './find-commands';

const entry = (command: string, description = '', change: Partial<CatalogEntry> = {}): CatalogEntry => ({
  ...{ command, description, argumentHint: '', source: 'plugin', file: null, kind: 'command', aliases: [] },
  ...{ plugin: `${command.slice(1).split(':')[0]}@shop`, state: 'installed', remark: null, ...change },
});
const entries = [
  entry('/clerk:add-auth', 'Lets people sign in', { state: 'disabled' }),
  entry('/supabase:add-auth', 'Lets people sign in'),
  entry('/supabase:create-schema', 'Makes the tables of a database'),
  entry('/testing:test', 'Runs the tests, also those of a schema'),
];
const find = (words: string) => findCommands(entries, words).map(({ command }) => command);

it.each([
  ['auth', ['/supabase:add-auth', '/clerk:add-auth'], 'the usable one first'],
  ['sch', ['/supabase:create-schema', '/testing:test'], 'the beginning of a word, names before descriptions'],
  ['database tables', ['/supabase:create-schema'], 'every word'],
  ['databse', ['/supabase:create-schema'], 'a slip of the keyboard'],
  ['/supabase:c', ['/supabase:create-schema'], 'a name as it is typed'],
  ['shop test', ['/testing:test'], 'the marketplace'],
  ['elephant', [], 'nothing'],
])('“%s” finds %j: %s.', (words, found) => {
  expect(find(words)).toEqual(found);
});

it('nothing typed finds everything.', () => {
  expect(find(' ')).toHaveLength(4);
  expect(find('/')).toHaveLength(4);
});
