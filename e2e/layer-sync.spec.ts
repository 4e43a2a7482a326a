import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Dashboard } from './dashboard';
import type { ExampleProject } from './example-project';
import { test } from './fixtures';
import { signIn } from './sign-in';

/** A project of the person's own beside the example: two layers, and a small package.json with checks. */
async function makeHouse(project: ExampleProject): Promise<(...args: string[]) => Promise<{ stdout: string }>> {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(project.dir, path)), { recursive: true });
    writeFileSync(join(project.dir, path), text);
  };
  write(
    'specs/F003/layered-tasks.md',
    '# House\n\n## Layer 0: Walls\n- [ ] Lay the wall\n\n## Layer 1: Roof\n- [ ] Lay the roof\n',
  );
  write(
    'tools/test-house.mjs',
    'import { existsSync } from "node:fs";\nif (!existsSync("mortar.txt")) { console.log("wall.txt:1: there is no mortar"); process.exit(4); }\nconsole.log("all stands");\n',
  );
  write('package.json', JSON.stringify({ scripts: { lint: 'node -e 0', test: 'node tools/test-house.mjs' } }));
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  for (const [task, file] of [
    ['L0.1', 'wall.txt'],
    ['L1.1', 'roof.txt'],
  ] as const) {
    const made = await cli(
      'correct',
      'F003',
      task,
      `$ ${process.execPath} -e "require('fs').appendFileSync('${file}', 'laid.')"`,
    );
    expect(made.code).toBe(0);
  }
  return cli;
}

/** The example comes with routes; these are taken away as a person does it, in the settings file. */
async function withoutRoutes(project: ExampleProject, ...commands: string[]): Promise<void> {
  const { stdout } = await project.cli('settings', '--json', '--project', project.dir);
  const file = JSON.parse(stdout).settings;
  const settings = JSON.parse(readFileSync(file, 'utf8'));
  for (const command of commands) delete settings.routes[command];
  writeFileSync(file, JSON.stringify(settings));
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

async function runHouse(page: Page, dashboard: Dashboard): Promise<void> {
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F003`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page).toHaveURL(/\/specs\/F003\/run/);
}

test('a routed /iterate:sync is run after each layer, and a next command shows its result on the summary', async ({
  page,
  project,
  dashboard,
}) => {
  await makeHouse(project);
  await runHouse(page, dashboard);
  await expect(page.getByText('Run complete')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('article', { name: /^L1\.sync / })).toContainText('/iterate:sync F003');
  await page.getByRole('link', { name: 'See the summary' }).click();
  const next = page.getByRole('region', { name: 'What may come next' });
  const validate = next.getByRole('listitem').filter({ hasText: '/quality:validate-code F003' });
  await validate.getByRole('button', { name: 'Run it here' }).click();
  const result = next.getByRole('region', { name: 'Command /quality:validate-code F003' });
  await expect(result).toContainText(/Complete/i, { timeout: 30_000 });
  await expect(result.getByRole('log')).not.toBeEmpty();
  await noViolations(page);
});

test('without it the project’s checks are proposed, confirmed, fail, are repaired and retried, and run once more from the summary', async ({
  page,
  project,
  dashboard,
}) => {
  await makeHouse(project);
  await withoutRoutes(project, '/iterate:sync', '/testing:test', '/quality:validate-code');
  await runHouse(page, dashboard);

  const asks = page.getByRole('region', { name: 'The sync of L0' });
  await expect(asks).toContainText('/iterate:sync is installed, but nothing here carries it out');
  await expect(asks.getByRole('list', { name: 'Checks found' })).toContainText(
    'npm test package.json: node tools/test-house.mjs',
  );
  await expect(asks.getByLabel('Checks after each layer')).toHaveValue('npm run lint\nnpm test');
  await noViolations(page);
  await asks.getByRole('button', { name: 'Run these checks' }).click();

  const review = page.getByRole('region', { name: 'L0 did not pass its sync' });
  await expect(review).toContainText('npm test did not pass', { timeout: 30_000 });
  await expect(review.getByRole('log')).toContainText('wall.txt:1: there is no mortar');
  const tasks = review.getByRole('list', { name: 'Tasks of this layer' });
  await expect(tasks).toContainText('wall.txt');
  await expect(tasks.getByRole('link', { name: /L0\.1/ })).toHaveAttribute('href', /\/specs\/F003\/tasks\//);
  await noViolations(page);
  // Nothing is put right yet: the task is done again, and its sync follows by itself.
  await tasks.getByRole('button', { name: 'Do again: L0.1' }).click();
  await expect.poll(() => readFileSync(join(project.dir, 'wall.txt'), 'utf8')).toBe('laid.laid.');
  await expect(review.getByRole('button', { name: 'Retry sync' })).toBeVisible({ timeout: 30_000 });

  writeFileSync(join(project.dir, 'mortar.txt'), 'lime');
  await review.getByRole('button', { name: 'Retry sync' }).click();
  await expect(page.getByText('Run complete')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'See the summary' }).click();
  const next = page.getByRole('region', { name: 'What may come next' });
  const checks = next.getByRole('listitem').filter({ hasText: 'Run the project’s checks' });
  await expect(checks).toContainText('npm run lint\nnpm test');
  await checks.getByRole('button', { name: 'Run it here' }).click();
  const result = next.getByRole('region', { name: /^Command \$ npm run lint && npm test/ });
  await expect(result).toContainText('all stands', { timeout: 30_000 });
  await expect(result).toContainText(/Complete/i);

  await page.goto(`${dashboard.origin}/settings`);
  const settings = page.getByRole('region', { name: 'After each layer' });
  await expect(settings).toContainText('Confirmed: npm run lint, then npm test.');
  await settings.getByRole('button', { name: 'No checks after layers' }).click();
  await expect(settings).toContainText('You chose to run none.');
  await noViolations(page);
});

test('a project without checks says so, and its layers go on by the person’s word; a failed sync is accepted with a note', async ({
  page,
  project,
  dashboard,
}) => {
  await makeHouse(project);
  rmSync(join(project.dir, 'package.json'));
  await withoutRoutes(project, '/iterate:sync');
  await runHouse(page, dashboard);
  const first = page.getByRole('region', { name: 'The sync of L0' });
  await expect(first).toContainText('No checks were found in this project');
  await first.getByText('Sync this layer by another command').click();
  await first.getByLabel('Command for L0.sync').fill('$ node tools/test-house.mjs');
  await first.getByRole('button', { name: 'Run it' }).click();
  const review = page.getByRole('region', { name: 'L0 did not pass its sync' });
  await review.getByRole('button', { name: 'Accept as is' }).click();
  await review.getByLabel('Why it is good enough').fill('mortar comes tomorrow');
  await review.getByRole('button', { name: 'Accept with this note' }).click();
  await page.getByRole('region', { name: 'The sync of L1' }).getByRole('button', { name: 'Skip this sync' }).click();
  await expect(page.getByText('Run complete')).toBeVisible();
});
