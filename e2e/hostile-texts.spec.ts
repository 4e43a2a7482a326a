import { expect } from '@playwright/test';
import { test } from './fixtures';
import { addHostileProject } from './hostile-texts';
import { signIn } from './sign-in';
import { expectNoHit, watchPolicy } from './watch-policy';

test('hostile text in plan, project, commands, output and file names is shown as text on every page', async ({
  page,
  project,
  dashboard,
}) => {
  const spec = addHostileProject(project.dir);
  const reports = await watchPolicy(page);
  const cli = async (...args: string[]): Promise<void> => {
    await project.cli(...args, '--project', project.dir);
  };
  await cli('correct', spec, 'L0.1', '$ node say.mjs');
  await cli('correct', spec, 'L0.2', '$ node say.mjs 3');
  await cli('correct', spec, 'L0.3', 'skip');
  await cli('correct', spec, 'L1.1', '/hostile:add-button <img src=x onerror=window.hit=1>');
  await cli('run', spec, '--json');

  await signIn(page, dashboard);
  const task = (key: string) => `/specs/${spec}/tasks/${key}`;
  const pages = [
    ...['/', `/specs/${spec}`, `/specs/${spec}/review`, `/specs/${spec}/run`, `/specs/${spec}/layers`],
    ...[`/specs/${spec}/summary`, task('L0.1'), task('L0.2'), task('L1.1'), '/catalog', '/rules', '/settings'],
    ...['/inbox', '/connections', `/specs/${spec}/runs`, `/specs/${spec}/run?view=timeline`],
  ];
  for (const path of pages) {
    await page.goto(`${dashboard.origin}${path}`);
    await expect(page.getByRole('main')).toBeVisible();
    // The streams keep the network busy for ever: what they bring is on the page soon after.
    await page.waitForTimeout(700);
    await expectNoHit(page);
  }
  // They are there to be read, and the output's page shows them.
  await page.goto(`${dashboard.origin}${task('L0.2')}`);
  await expect(page.getByRole('main')).toContainText('<script>document.title="hit"');
  expect(reports).toEqual([]);
});
