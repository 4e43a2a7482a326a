import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BoardPage } from './board-page';
import { test } from './fixtures';
import { pollStatusFile, readStatusFile } from './status-file';

test.use({ paceMs: 120 });

test('a plan goes from mapping to summary in the browser: correct, approve, run, repair and retry, alternate', async ({
  page,
  project,
  dashboard,
}) => {
  const statusFile = join(project.dir, '.claude/execution/F001.json');
  const poller = pollStatusFile(statusFile);
  await page.goto(dashboard.url);
  await expect(page).toHaveURL(`${dashboard.origin}/`);
  await page.getByRole('article', { name: 'F001' }).getByRole('link').click();
  const board = new BoardPage(page);

  // Every task shows what it is mapped to and why; the one that no rule maps asks.
  await expect(board.task('L0.1')).toContainText('/supabase:create-schema');
  await board.correct('L1.3', '/shop:write-copy', 'tone');
  await expect(board.task('L1.3')).toContainText('/shop:write-copy tone');
  await page.getByRole('button', { name: 'Approve all 90+' }).click();
  await expect(board.task('L3.2').getByRole('button', { name: 'Approve', exact: true })).toBeHidden();
  for (const key of await board.unapprovedKeys()) await board.approve(key);

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page).toHaveURL(/\/specs\/F001\/run/);

  // The migration fails for want of DATABASE_URL: it is set in the page and retried with a click.
  const question = page.getByRole('region', { name: 'Waiting for you' });
  await expect(question).toContainText('DATABASE_URL is not set');
  expect(readStatusFile(project.dir, 'F001')).toMatchObject({ status: 'paused', current_layer: 'L0', failed_tasks: 1 });
  await question.getByRole('button', { name: 'Set environment' }).click();
  const environment = page.getByRole('dialog');
  await expect(environment.getByLabel('Name')).toHaveValue('DATABASE_URL');
  await environment.getByLabel('Value').fill('file:var/shop.db');
  await environment.getByRole('button', { name: 'Save and retry' }).click();

  // The page asks for a component the plan misspells: an alternate command puts it right.
  await expect(question).toContainText('BookCrad');
  expect(existsSync(join(project.dir, 'var/shop.db'))).toBe(true);
  expect(existsSync(join(project.dir, 'web/components/BookCard.tsx'))).toBe(true);
  await question.getByRole('button', { name: 'Alternate' }).click();
  await board.answerCommand('/nextjs-frontend:add-page', 'catalogue BookCard');

  await expect(page.getByText('Run complete')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'See the summary' }).click();
  await expect(page).toHaveURL(/\/specs\/F001\/summary/);
  await expect(page.getByRole('main')).toContainText('11 of 11');

  const status = readStatusFile(project.dir, 'F001');
  expect(status).toMatchObject({
    feature: 'F001',
    status: 'complete',
    current_layer: 'complete',
    total_tasks: 11,
    completed_tasks: 11,
    completion_percentage: 100,
  });
  expect(status?.errors.map((error) => error.layer)).toEqual(['L0', 'L2']);
  expect(existsSync(join(project.dir, 'web/app/catalogue/page.tsx'))).toBe(true);
  expect(existsSync(join(project.dir, '.claude/sync/F001.md'))).toBe(true);

  const reads = await poller.stop();
  expect(reads.broken).toEqual([]);
  expect(reads.whole).toBeGreaterThan(10);
});
