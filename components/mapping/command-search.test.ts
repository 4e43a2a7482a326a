import { expect, it } from 'vitest';
import type { Command } from '@/lib/domain/command';
import { searchCommands } from './command-search';

const catalog = [
  ['/supabase:add-auth', 'Adds sign-in'],
  ['/nextjs-frontend:add-page', 'Adds a page'],
  ['/testing:page-test', 'Tests'],
  ['/iterate:sync', 'Compares each page with the plan'],
].map(([command, description]) => ({ command, description, argumentHint: '' }) as Command);
const names = (typed: string, alternatives: string[] = []) =>
  searchCommands(
    catalog,
    typed,
    alternatives.map((command) => ({ command, args: '', confidence: 50, reason: '' })),
  ).map((each) => each.command);

it('finds by the beginning of a name first, then within names, then in descriptions', () => {
  expect(names('/page')).toEqual(['/testing:page-test', '/nextjs-frontend:add-page', '/iterate:sync']);
});

it('shows the runners-up first while nothing is typed', () => {
  expect(names('', ['/testing:page-test'])[0]).toBe('/testing:page-test');
  expect(names('')).toHaveLength(4);
});

it('finds nothing for words that no command holds', () => {
  expect(names('kubernetes')).toEqual([]);
});
