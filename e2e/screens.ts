import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import type { Dashboard } from './dashboard';
import { test } from './fixtures';
import { addSpecKitPlan, addTaskMasterPlan } from './other-plans';
import { signIn } from './sign-in';

const folder = fileURLToPath(new URL('../docs/screens', import.meta.url));
const windows = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

test.use({ paceMs: 900 });

test('pictures of every page', async ({ page, project, dashboard }) => {
  test.setTimeout(420_000);
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  await cli('environment', 'EXAMPLE_PACE_MS=0');
  await cli('approve', 'F002', '--all');
  await cli('run', 'F002');
  await signIn(page, dashboard);
  await photograph(page, dashboard, 'board-before-run', '/specs/F001');
  await cli('environment', 'DATABASE_URL=file:var/shop.db');
  await cli('correct', 'F001', 'L1.3', '/shop:write-copy tone');
  await cli('approve', 'F001', '--all');
  await cli('run', 'F001');
  await photograph(page, dashboard, 'home', '/');
  await photograph(page, dashboard, 'board', '/specs/F001');
  await photograph(page, dashboard, 'question', '/specs/F001/run');
  await photograph(page, dashboard, 'task', '/specs/F001/tasks/L2.1');
  await photograph(page, dashboard, 'summary', '/specs/F002/summary');
  await photograph(page, dashboard, 'timeline', '/specs/F002/run?view=timeline');
  await photograph(page, dashboard, 'inbox', '/inbox');
  await photograph(page, dashboard, 'settings', '/settings');
  await photograph(page, dashboard, 'catalog', '/catalog');
  await photograph(page, dashboard, 'review', '/specs/F001/review');
  await photograph(page, dashboard, 'rules', '/rules');
  const path = join(project.dir, addSpecKitPlan(project.dir));
  addTaskMasterPlan(project.dir);
  await cli('correct', '003-reading-club', 'T004', '/shop:write-copy aloud');
  writeFileSync(path, readFileSync(path, 'utf8').replace('Read the invitation aloud', 'Print the invitation'));
  await photograph(page, dashboard, 'imported', '/specs/003-reading-club');
  await photograph(page, dashboard, 'layers', '/specs/003-reading-club/layers');
  await cli('environment', 'EXAMPLE_PACE_MS=1500');
  await page.goto(`${dashboard.origin}/specs/F001/run`);
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  const onceMore = page.getByRole('button', { name: 'Skip it' });
  const running = page.getByRole('heading', { name: 'Now running' });
  await expect(onceMore.or(running)).toBeVisible();
  if (await onceMore.isVisible()) await onceMore.click();
  await expect(running).toBeVisible();
  await photograph(page, dashboard, 'run', '/specs/F001/run');
});

async function photograph(page: Page, { origin }: Dashboard, name: string, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [window, size] of Object.entries(windows)) {
      await page.setViewportSize(size);
      await page.goto(`${origin}${path}`);
      await expect(page.getByRole('main')).toBeVisible();
      await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => {});
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${window}.png`) });
    }
  }
}
