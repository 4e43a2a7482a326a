import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';
import { addHostileProject } from './hostile-texts';
import { signIn } from './sign-in';

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
  ];
  for (const path of pages) {
    await page.goto(`${dashboard.origin}${path}`);
    await expect(page.getByRole('main')).toBeVisible();
    // The streams keep the network busy for ever: what they bring is on the page soon after.
    await page.waitForTimeout(700);
    expect(await page.title(), path).not.toBe('hit');
    expect(await page.evaluate(() => 'hit' in window), path).toBe(false);
    expect(await page.locator('a[href^="javascript:"], iframe, img[src*="leak"], base').count(), path).toBe(0);
  }
  // They are there to be read, and the output's page shows them.
  await page.goto(`${dashboard.origin}${task('L0.2')}`);
  await expect(page.getByRole('main')).toContainText('<script>document.title="hit"');
  expect(reports).toEqual([]);
});

/** Everything the browser's policy had to stop: with text shown as text there is nothing. */
async function watchPolicy(page: Page): Promise<string[]> {
  const reports: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => void reports.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (window as unknown as { reportViolation(text: string): void }).reportViolation(
        `${violatedDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  return reports;
}
