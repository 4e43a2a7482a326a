import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BoardPage } from './board-page';
import { test } from './fixtures';
import { signIn } from './sign-in';
import { readStatusFile } from './status-file';

test('another tool edits the status file: both versions stay, the page offers the choice, and no command is taken from it', async ({
  page,
  project,
  dashboard,
}) => {
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  await cli('approve', 'F002', '--min-confidence', '90');
  // The run stops at this one, with the layers after it still to come.
  await cli('unapprove', 'F002', 'L1.1');
  await cli('run', 'F002', '--json');
  const file = join(project.dir, '.claude/execution/F002.json');
  const theirs = JSON.parse(readFileSync(file, 'utf8'));
  const last = Object.values(theirs.layers as Record<string, { tasks: Record<string, unknown>[] }>)
    .at(-1)
    ?.tasks.at(-1);
  Object.assign(last ?? {}, { status: 'complete', command: '/evil:run everything' });
  const written = JSON.stringify(theirs);
  writeFileSync(file, written);

  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002`);
  const note = page.getByText('Another tool changed the status file');
  await expect(note).toBeVisible({ timeout: 30_000 });
  const ours = readStatusFile(project.dir, 'F002');
  expect(JSON.stringify(ours)).not.toContain('/evil:run');
  const kept = readdirSync(join(project.dir, '.claude/execution')).find((name) => name.includes('.edited-'));
  expect(readFileSync(join(project.dir, '.claude/execution', kept ?? ''), 'utf8')).toBe(written);

  await page.getByRole('button', { name: 'Compare and decide' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('complete');
  await dialog.getByRole('button', { name: 'Accept 1 task as done' }).click();
  await expect(dialog).toBeHidden();
  await expect(note).toBeHidden();
  const board = new BoardPage(page);
  await expect(board.status('L3.2')).toHaveAttribute('data-status', 'complete');
  await expect(board.task('L3.2')).not.toContainText('/evil:run');
  expect(JSON.stringify(readStatusFile(project.dir, 'F002'))).not.toContain('/evil:run');
});
