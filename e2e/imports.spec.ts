import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BoardPage } from './board-page';
import { test } from './fixtures';
import { addSpecKitPlan, addTaskMasterPlan } from './other-plans';
import { signIn } from './sign-in';
import { readStatusFile } from './status-file';

test('a Task Master plan opens with its parts, and its parts can be run singly', async ({
  page,
  project,
  dashboard,
}) => {
  addTaskMasterPlan(project.dir);
  await signIn(page, dashboard);
  await page.goto(dashboard.origin);
  await page
    .getByRole('link', { name: /taskmaster/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Imported plan' })).toContainText('Imported from Task Master');
  const board = new BoardPage(page);
  const shelf = page.getByRole('article', { name: /Lay out the shelf plan/ });
  await shelf.getByRole('button', { name: '1 of 2 parts' }).click();
  await expect(shelf).toContainText('Draw the shelves');
  await shelf.getByRole('button', { name: 'Run parts singly' }).click();
  await expect(page.getByRole('article', { name: /Draw the shelves/ })).toBeVisible();
  await expect(page.getByRole('article', { name: /Lay out the shelf plan/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('article', { name: /Lay out the shelf plan/ })).toBeVisible();
  await expect(board.status('L0.1')).toHaveAttribute('data-status', 'complete');
});

test.describe('a plan of spec-kit', () => {
  test.use({ paceMs: 400 });

  test('is arranged, approved, edited outside during its run: the diff shows, the approval of the changed task is void', async ({
    page,
    project,
    dashboard,
  }) => {
    const path = addSpecKitPlan(project.dir);
    await signIn(page, dashboard);
    await page.goto(`${dashboard.origin}/specs/003-reading-club`);
    const strip = page.getByRole('region', { name: 'Imported plan' });
    await expect(strip).toContainText('Imported from Spec Kit');
    await strip.getByRole('button', { name: 'Change layers' }).click();
    await strip.getByLabel(/^Layer of .*Invite readers/).selectOption('L3');
    await expect(strip).toContainText('your choice');
    const board = new BoardPage(page);
    await expect(board.task('L3.1')).toContainText('Write the invitation');

    await board.correct('L0.1', '/shop:write-copy', 'notes');
    await board.correct('L3.1', '/shop:write-copy', 'invitation');
    await board.correct('L3.2', '/quality:validate-code', 'aloud');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(board.status('L0.1')).toHaveAttribute('data-status', /running|complete/);

    const file = join(project.dir, path);
    const edited = readFileSync(file, 'utf8')
      .replace('Read the invitation aloud', 'Print the invitation on cards')
      .concat('- [ ] T005 [US1] Bring the biscuits\n');
    writeFileSync(file, edited);
    // The page sees the edit by itself.
    await expect(page.getByRole('main')).toContainText(/The plan changed: .*1 added.*1 changed/);
    await page.getByRole('button', { name: 'See what changed' }).click();
    const changes = page.getByRole('dialog');
    await expect(changes).toContainText('Bring the biscuits');
    await expect(changes).toContainText('ReadPrint the invitation aloudon cards');
    await expect(changes).toContainText('One approval fell');
    await page.keyboard.press('Escape');
    const question = page.getByRole('region', { name: 'Waiting for you' });
    await expect(question).toContainText('the plan changed', { timeout: 60_000 });
    expect(readStatusFile(project.dir, '003-reading-club')).toMatchObject({ status: 'paused' });
    // What is done has its box ticked; nothing else of the edited file has changed.
    await expect
      .poll(() => readFileSync(file, 'utf8'))
      .toBe(edited.replace('- [ ] T001', '- [x] T001').replace('- [ ] T003', '- [x] T003'));
  });
});
