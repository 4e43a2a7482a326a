import { expect } from '@playwright/test';
import { BoardPage } from './board-page';
import { test } from './fixtures';
import { signIn } from './sign-in';
import { readStatusFile } from './status-file';

test.use({ paceMs: 400 });

test('a second tab and a reload in mid-run show the same as the tab that pressed Run', async ({
  page,
  context,
  project,
  dashboard,
}) => {
  await project.cli('approve', 'F002', '--all', '--project', project.dir);
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page).toHaveURL(/\/specs\/F002\/run/);

  const second = await context.newPage();
  await second.goto(`${dashboard.origin}/specs/F002`);
  const board = new BoardPage(second);
  await expect(board.status('L0.1')).toHaveAttribute('data-status', 'complete', { timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole('main')).toContainText('L0.1');

  // Both follow the run to its end without being touched again.
  await expect(page.getByText('Run complete')).toBeVisible({ timeout: 90_000 });
  for (const key of ['L0.1', 'L1.1', 'L1.2', 'L2.1', 'L2.2', 'L3.1', 'L3.2']) {
    await expect(board.status(key)).toHaveAttribute('data-status', 'complete');
  }
});

test('a run that is pressed in two tabs at once starts once', async ({ page, context, project, dashboard }) => {
  await project.cli('approve', 'F002', '--all', '--project', project.dir);
  await signIn(page, dashboard);
  const second = await context.newPage();
  for (const tab of [page, second]) await tab.goto(`${dashboard.origin}/specs/F002`);
  await Promise.all([page, second].map((tab) => tab.getByRole('button', { name: 'Run', exact: true }).click()));
  await expect.poll(() => readStatusFile(project.dir, 'F002')?.status, { timeout: 90_000 }).toBe('complete');
  const { stdout } = await project.cli('summary', 'F002', '--json', '--project', project.dir);
  // Seven tasks and four syncs, each once.
  expect(JSON.parse(stdout).attempts).toBe(11);
});
