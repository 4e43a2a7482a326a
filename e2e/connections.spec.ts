import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { type AgentProject, makeAgentProject } from './agent-project';
import { type Dashboard, startDashboard } from './dashboard';
import { signIn } from './sign-in';

const oldProgram = fileURLToPath(new URL('../lib/workspace/fixtures/old-claude.mjs', import.meta.url));

const test = base.extend<{ garden: AgentProject; dashboard: Dashboard }>({
  // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they need, and this one needs nothing.
  garden: async ({}, use) => {
    const garden = await makeAgentProject(['Plant the roses'], () => []);
    await use(garden);
    garden.remove();
  },
  dashboard: async ({ garden }, use) => {
    const dashboard = await startDashboard(garden);
    await use(dashboard);
    await dashboard.stop();
  },
});

/** The page after it asked anew. */
async function askAgain(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Ask again' });
  await button.click();
  await expect(button).toBeEnabled({ timeout: 60_000 });
}

test('Connections says in each state what is used, what it lacks and what to do; no request is made to find out', async ({
  page,
  garden,
  dashboard,
}) => {
  test.setTimeout(180_000);
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/connections`);
  const agent = page.getByRole('region', { name: 'Claude Code' });
  // All well.
  await expect(agent).toContainText('Ready, logged in', { timeout: 60_000 });
  await expect(agent).toContainText('comes with Ashlar');

  // A server that does not start.
  garden.write('.mcp.json', JSON.stringify({ mcpServers: { shed: { command: '/bin/false' } } }));
  await askAgain(page);
  const servers = page.getByRole('region', { name: /^MCP servers/ });
  await expect(servers.getByRole('listitem').filter({ hasText: 'shed' })).toContainText('failed');

  // An old one, then none.
  const program = join(garden.dir, '..', 'old-claude.mjs');
  cpSync(oldProgram, program);
  await garden.cli('settings', '--agent-program', program);
  await askAgain(page);
  await expect(agent).toContainText('1.0.30 is older');
  await expect(agent).toContainText('claude update');
  rmSync(program);
  await askAgain(page);
  await expect(agent).toContainText('There is no program');
  await expect(agent).toContainText('npm install -g');

  expect(garden.stub.requests).toEqual([]);
});

test('Connections says that nobody is logged in, and how to change that', async ({ page, garden }) => {
  const { ANTHROPIC_API_KEY: _, ...env } = garden.env;
  const dashboard = await startDashboard({ ...garden, env });
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/connections`);
  const agent = page.getByRole('region', { name: 'Claude Code' });
  await expect(agent).toContainText('Nobody is logged in', { timeout: 60_000 });
  await expect(agent).toContainText('log in');
  expect(garden.stub.requests).toEqual([]);
  await dashboard.stop();
});
