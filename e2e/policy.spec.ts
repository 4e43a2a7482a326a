import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test.use({ paceMs: 300 });

test('a run is begun with choices of its own, after an estimate from what was run here before', async ({
  page,
  project,
  dashboard,
}) => {
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  await cli('approve', 'F002', '--all');
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002`);
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: 'Run with choices' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Estimate' })).toContainText('nothing is estimated');
  await dialog.getByLabel('Tasks at once').selectOption('2');
  await dialog.getByLabel('When a task fails').selectOption('finish-layer');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('group', { name: /^Now running/ })).toHaveCount(2, { timeout: 30_000 });
  const { stdout } = await cli('status', 'F002', '--json');
  expect(JSON.parse(stdout).run.policy).toMatchObject({ parallel: 2, onFailure: 'finish-layer' });
});

test('how runs go on is set in the page, kept, and heeded: a ceiling pauses the run and says which', async ({
  page,
  project,
  dashboard,
}) => {
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/settings`);
  await page.getByLabel('Work in a run, minutes').fill('none');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('A number above 0, or nothing for no limit.')).toBeVisible();
  await page.getByLabel('Work in a run, minutes').fill('0.001');
  await page.getByLabel('When a task fails').selectOption('finish-layer');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(JSON.parse((await cli('settings', '--json')).stdout)).toMatchObject({
    onFailure: 'finish-layer',
    budget: { runMs: 60, runUsd: 100 },
  });

  await cli('approve', 'F002', '--all');
  await page.goto(`${dashboard.origin}/specs/F002`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const waits = page.getByRole('region', { name: 'Waiting for you' });
  await expect(waits).toContainText('The run has reached its ceiling of 0.1 s', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(waits).toContainText('The run has reached its ceiling of 0.1 s: its time of work', { timeout: 30_000 });
});
