import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BoardPage } from './board-page';
import { test } from './fixtures';
import { addLayerCommand } from './layer-command';
import { addSpecKitPlan } from './other-plans';
import { signIn } from './sign-in';

const spec = '003-reading-club';

test('layers are looked at before anything is written; then the plan is layered and its old file is untouched', async ({
  page,
  project,
  dashboard,
}) => {
  const original = join(project.dir, addSpecKitPlan(project.dir));
  const before = readFileSync(original);
  const layered = join(project.dir, 'specs', spec, 'layered-tasks.md');
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/${spec}/layers`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Nothing is written yet.');
  await expect(page.getByRole('region', { name: /^L0 / })).toContainText('Make the folder for notes');
  await page.getByText('The text that is written').click();
  const shown = await page.locator('details pre').textContent();
  expect(existsSync(layered)).toBe(false);

  await page.getByRole('button', { name: 'Write layered-tasks.md' }).click();
  await expect(main).toContainText(`The plan of ${spec} says its layers now`);
  expect(readFileSync(layered, 'utf8').trim()).toBe(shown?.trim());
  expect(readFileSync(original).equals(before)).toBe(true);

  await page.getByRole('link', { name: 'Go to the plan' }).click();
  const board = new BoardPage(page);
  await expect(board.task('L0.1')).toContainText('Make the folder for notes');
  await expect(page.getByRole('region', { name: 'Imported plan' })).toHaveCount(0);
});

test('a command with a route layers the plan from the same page, and the page shows that it did', async ({
  page,
  project,
  dashboard,
}) => {
  const original = join(project.dir, addSpecKitPlan(project.dir));
  const before = readFileSync(original);
  addLayerCommand(project);
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/${spec}/layers`);
  const byCommand = page.getByRole('region', { name: 'By a command' });
  await byCommand.getByRole('button', { name: `Run /iterate:tasks ${spec}` }).click();
  await expect(page.getByRole('main')).toContainText(`The plan of ${spec} says its layers now`, { timeout: 60_000 });
  expect(readFileSync(original).equals(before)).toBe(true);
  await page.getByRole('link', { name: 'Go to the plan' }).click();
  await expect(new BoardPage(page).task('L0.1')).toContainText('Bake the bread');
});
