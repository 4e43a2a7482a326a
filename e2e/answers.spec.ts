import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BoardPage } from './board-page';
import { test } from './fixtures';
import { signIn } from './sign-in';
import { readStatusFile } from './status-file';

test('each of the five answers can be given in the page, and each ends as it should in the run', async ({
  page,
  project,
  dashboard,
}) => {
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002`);
  const board = new BoardPage(page);
  const dialog = page.getByRole('dialog');
  const answer = async (key: string, kind: string, fill: () => Promise<void>): Promise<void> => {
    await board.task(key).getByRole('button', { name: 'Correct' }).click();
    await dialog.getByRole('tab', { name: kind }).click();
    await fill();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  };

  await answer('L0.1', 'Shell', async () => {
    await dialog.getByLabel('Shell command').fill('touch "made by shell.txt" | cat');
    await expect(dialog).toContainText('needs a shell');
    await dialog.getByLabel('Shell command').fill('touch "made by shell.txt"');
    await dialog.getByLabel('Run exactly this, as me').check();
  });
  await answer('L1.1', 'Done by me', () => dialog.getByLabel('Note').fill('built by hand'));
  await answer('L1.2', 'Skip', () => dialog.getByLabel('Note').fill('not this time'));
  await answer('L2.1', 'Prompt', () => dialog.getByLabel('Prompt').fill('Build the wish list page'));
  await answer('L2.2', 'Shell', async () => {
    await dialog.getByLabel('Shell command').fill('true');
    await dialog.getByLabel('Run exactly this, as me').check();
  });
  await answer('L3.1', 'Slash command', async () => {
    await dialog.getByRole('combobox', { name: 'Command' }).fill('/quality:validate-code');
    await dialog.getByLabel('Arguments').fill('F002');
  });
  await page.getByRole('button', { name: 'Approve all 90+' }).click();
  await expect(board.task('L3.2').getByRole('button', { name: 'Approve', exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Run', exact: true }).click();

  // Nothing here takes a prompt: the run asks when its turn has come, and is told to go on without it.
  const question = page.getByRole('region', { name: 'Waiting for you' });
  await expect(question).toContainText('prompt');
  expect(existsSync(join(project.dir, 'made by shell.txt'))).toBe(true);
  await question.getByRole('button', { name: 'Skip', exact: true }).click();

  // Others depend on it: the page says which, the same as the command line, and asks once more.
  const { stdout } = await project.cli('skip', 'F002', 'L2.1', '--dry-run', '--json', '--project', project.dir);
  const { runAnyway, blocked } = JSON.parse(stdout) as Record<string, { key: string; description: string }[]>;
  const without = dialog.getByRole('region', { name: 'Go on without what it would have done' });
  expect(await without.getByRole('listitem').allTextContents()).toEqual(
    runAnyway?.map(({ key, description }) => `${key}${description}`),
  );
  expect([runAnyway?.length, blocked]).toEqual([2, []]);
  await dialog.getByRole('button', { name: 'Skip it' }).click();

  // A command that changed nothing is not complete by itself: the person says so.
  await expect(question).toContainText('changed no file');
  expect(readStatusFile(project.dir, 'F002')).toMatchObject({ status: 'paused', completed_tasks: 2, skipped_tasks: 2 });
  await question.getByRole('button', { name: 'Accept', exact: true }).click();

  await expect(page.getByText('Run complete')).toBeVisible({ timeout: 60_000 });
  const layers = readStatusFile(project.dir, 'F002')?.layers ?? {};
  const statuses = Object.values(layers).flatMap(({ tasks }) => tasks.map(({ status }) => status));
  expect(statuses).toEqual(['complete', 'complete', 'skipped', 'skipped', 'complete', 'complete', 'complete']);
});

test('a correction is remembered: it is proposed for a task that reads the same', async ({
  page,
  project,
  dashboard,
}) => {
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F001`);
  const board = new BoardPage(page);
  await board.correct('L1.3', '/shop:write-copy', 'tone');
  const added = '\n## Layer 4: Later\n\n- Settle the tone of voice with the editors\n';
  appendFileSync(join(project.dir, 'specs/F001/layered-tasks.md'), added);
  await page.reload();
  await expect(board.task('L4.1')).toContainText('/shop:write-copy');
  await expect(board.task('L4.1').getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
});

test('a line the reader does not understand is reported with its number, and an error stops Run for that spec', async ({
  page,
  project,
  dashboard,
}) => {
  const plan =
    '## Layer 0: Infrastructure\n\n- Create it (`/supabase:create-schema x`, backend, Mid)\n- (`never closed\n';
  writeFileSync(join(project.dir, 'specs/F002/layered-tasks.md'), `${plan}\n## Layer 0: Again\n- Do it\n`);
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002`);
  await expect(page.getByRole('main')).toContainText('layered-tasks.md');
  await expect(page.getByRole('main')).toContainText(/(line |:)6/);
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  await page.goto(`${dashboard.origin}/specs/F001`);
  await expect(run).not.toHaveAttribute('aria-disabled', 'true');
});

test('a damaged project.json is told on the first page with its line and column, and is left as it is', async ({
  page,
  project,
  dashboard,
}) => {
  const file = join(project.dir, '.claude/project.json');
  writeFileSync(file, '{"name": "x",}');
  await signIn(page, dashboard);
  await page.goto(dashboard.origin);
  await expect(page.getByRole('main')).toContainText('.claude/project.json:1:14 is not JSON');
  await expect(page.getByRole('link', { name: /F001/ }).first()).toBeVisible();
  const { stderr, code } = await project.cli('specs', '--project', project.dir);
  expect([code, stderr]).toEqual([0, expect.stringContaining('.claude/project.json:1:14')]);
  expect(readFileSync(file, 'utf8')).toBe('{"name": "x",}');
});

test('a rehearsal plays the whole plan, is marked as one, and touches neither files nor status file', async ({
  page,
  project,
  dashboard,
}) => {
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002`);
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: /Rehearse/ }).click();
  await expect(page.getByText('Rehearsal complete', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(existsSync(join(project.dir, '.claude/execution/F002.json'))).toBe(false);
  expect(existsSync(join(project.dir, 'web/components/WishButton.tsx'))).toBe(false);
});
