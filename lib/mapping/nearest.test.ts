import { describe, expect, it } from 'vitest';
import type { Command } from '@/lib/domain/command';
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

  it('are found by what their descriptions say, where no name is like the dead one.', () => {
    const described = [
      { ...testCatalog('/web:guard')[0], description: 'Adds row level security policies to tables' },
      { ...testCatalog('/web:page')[0], description: 'Makes a page' },
    ] as Command[];
    expect(nearestCommands('/db:setup-security-policies', described)).toEqual(['/web:guard']);
  });

  it('are none for a name that is like no other, and never the command itself.', () => {
    expect(nearestCommands('/zoo:feed-elephants', catalog)).toEqual([]);
    expect(nearestCommands('/supabase:add-auth', catalog)).not.toContain('/supabase:add-auth');
    expect(nearestCommands('/x', [])).toEqual([]);
  });
});
