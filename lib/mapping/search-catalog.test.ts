import { describe, expect, it } from 'vitest';
import type { Stack } from '@/lib/domain/project';
import { readTask } from './read-task';
import { searchCatalog } from './search-catalog';
import { fullStack, testCatalog, unknownStack } from './test-catalog';

const catalog = testCatalog(
  '/nextjs-frontend:add-component',
  '/nextjs-frontend:add-page',
  '/fastapi-backend:add-endpoint',
  '/supabase:create-schema',
  '/supabase:add-rls',
  '/supabase:add-realtime',
  '/clerk:add-mfa',
  '/deployment:deploy',
  '/deployment:setup-monitoring',
  '/testing:test',
  '/shop:price-import',
);
const search = (text: string, stack: Stack = fullStack) => searchCatalog(readTask(text), catalog, stack);
const first = (text: string, stack?: Stack): string | undefined => search(text, stack)[0]?.command.command;

describe('a search of the catalog', () => {
  it.each([
    ['Build the dialog for returns', '/nextjs-frontend:add-component'],
    ['A router for orders', '/fastapi-backend:add-endpoint'],
    ['Tables of suppliers', '/supabase:create-schema'],
    ['Live presence of clerks in the shop, over a websocket', '/supabase:add-realtime'],
    ['Ship the shop to Heroku', '/deployment:deploy'],
    ['Alerts by Grafana', '/deployment:setup-monitoring'],
    ['Cypress run for the basket', '/testing:test'],
    ['创建用户页面', '/nextjs-frontend:add-page'],
    ['Bestellseite und eine weitere Seite', '/nextjs-frontend:add-page'],
    ['Create app/shop/login-page.tsx', '/nextjs-frontend:add-page'],
  ])('finds for %j first %s, by the words that the field uses.', (text, command) => {
    expect(first(text)).toBe(command);
  });

  it('finds nothing of a stack that has something else, and counts half what it is silent about.', () => {
    const names = search('An endpoint for orders', { ...fullStack, backend: 'Express' }).map(
      (hit) => hit.command.command,
    );
    expect(names).not.toContain('/fastapi-backend:add-endpoint');
    const [silent] = search('MFA by TOTP', { ...unknownStack, frontend: 'Next.js' });
    const [said] = search('MFA by TOTP', { ...unknownStack, auth: 'Clerk' });
    expect(silent).toMatchObject({ state: 'unconfirmed', meant: false });
    expect(said).toMatchObject({ state: 'confirmed', meant: true, facts: ['auth: Clerk'] });
    expect(said?.score).toBeGreaterThan(2 * (silent?.score ?? 0));
  });

  it('gives back the words that were found, as they stand in the task.', () => {
    expect(search('The Price Import')[0]).toMatchObject({ shared: ['Price', 'Import'], named: true });
  });

  it('is empty where the catalog or the task says nothing.', () => {
    expect(searchCatalog(readTask('Create a page'), [], fullStack)).toEqual([]);
    expect(search('…')).toEqual([]);
  });
});
