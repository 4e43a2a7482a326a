import { describe, expect, it } from 'vitest';
import { nearestCommands } from './nearest';
import { testCatalog } from './test-catalog';

const catalog = testCatalog(
  '/supabase:add-auth',
  '/supabase:create-schema',
  '/clerk:add-auth',
  '/web:add-hook',
  '/testing:test',
);

describe('the nearest living commands', () => {
  it.each([
    ['/supabase:setup-auth', '/supabase:add-auth', 'another word for the same act'],
    ['/supabase:add-atuh', '/supabase:add-auth', 'a slip of the keyboard'],
    ['/db:create-schema', '/supabase:create-schema', 'another plugin'],
    ['/add-hook', '/web:add-hook', 'a missing plugin'],
    ['/testing:tests', '/testing:test', 'a plural'],
  ])('of %s begin with %s (%s).', (dead, living) => {
    expect(nearestCommands(dead, catalog)[0]).toBe(living);
  });

  it('are none for a name that is like no other, and never the command itself.', () => {
    expect(nearestCommands('/zoo:feed-elephants', catalog)).toEqual([]);
    expect(nearestCommands('/supabase:add-auth', catalog)).not.toContain('/supabase:add-auth');
    expect(nearestCommands('/x', [])).toEqual([]);
  });
});
