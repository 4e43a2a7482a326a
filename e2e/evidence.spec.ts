import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test('a failed attempt’s changes are seen line by line, put back by a press, and that is undone by another', async ({
  page,
  project,
  dashboard,
}) => {
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd: project.dir });
  const book = join(project.dir, 'book.txt');
  const fresh = join(project.dir, 'fresh.txt');
  writeFileSync(book, 'one\ntwo\n');
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  const work = join(dirname(project.dir), 'work');
  writeFileSync(work, '#!/bin/sh\nprintf "one\\nTWO\\n" > book.txt\necho new > fresh.txt\nexit 1\n');
  chmodSync(work, 0o755);
  await cli('correct', 'F002', 'L0.1', `$ ${work}`);
  await cli('run', 'F002', '--yes');

  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002/tasks/L0.1`);
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await expect(evidence).toContainText('It did not end well (exit code 1)');
  await expect(evidence).toContainText('2 files changed.');
  const files = page.getByRole('region', { name: 'Files changed' });
  await expect(files.getByRole('region', { name: 'Lines of book.txt' })).toContainText('TWO');
  await expect(files).toContainText('fresh.txt');

  await page.getByRole('button', { name: 'Put the files back' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: 'Files' })).toContainText('book.txtas before');
  await expect(dialog.getByRole('list', { name: 'Files' })).toContainText('fresh.txtdeleted');
  await dialog.getByRole('button', { name: 'Put 2 files back' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('2 files put back as before attempt 1')).toBeVisible();
  expect(readFileSync(book, 'utf8')).toBe('one\ntwo\n');
  expect(existsSync(fresh)).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The files are as they were before that')).toBeVisible();
  expect(readFileSync(book, 'utf8')).toBe('one\nTWO\n');
  expect(existsSync(fresh)).toBe(true);
});

test('a check is set in the settings, and a task that does not pass it is unproven and says why', async ({
  page,
  project,
  dashboard,
}) => {
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  const { stdout } = await cli('map', 'F002', '--json');
  const first = JSON.parse(stdout).tasks[0].mapping.answer.command;
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/settings`);
  await page.getByRole('button', { name: 'Add a check' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Command').fill(first);
  await dialog.getByLabel('Check').fill('ls nowhere | cat');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('needs a shell');
  await dialog.getByLabel('Check').fill('ls nowhere-at-all');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText(
    `${first} is followed by ls nowhere-at-all`,
  );

  await cli('run', 'F002', '--yes');
  await page.goto(`${dashboard.origin}/specs/F002/tasks/L0.1`);
  await expect(page.getByText('ls nowhere-at-all did not pass').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept' }).first()).toBeVisible();
});
