import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test('no page breaks a rule of axe, in light and dark, on a laptop and on a phone', async ({
  page,
  project,
  dashboard,
}) => {
  test.setTimeout(240_000);
  // A run that stands at a question, and one that is over: every page has something to show.
  await project.cli('run', 'F001', '--yes', '--project', project.dir);
  await project.cli('approve', 'F002', '--all', '--project', project.dir);
  await project.cli('run', 'F002', '--project', project.dir);
  await signIn(page, dashboard);
  const paths = [
    '/',
    '/specs/F001',
    '/specs/F001/run',
    '/specs/F001/tasks/L0.2',
    '/specs/F002',
    '/specs/F002/run',
    '/specs/F002/summary',
    '/specs/F002/tasks/L1.1',
    '/settings',
    '/specs/F999',
  ];
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(`${dashboard.origin}${path}`);
        await expect(page.getByRole('main')).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) found.push(`${path} ${colorScheme} ${width}: ${id} ${nodes[0]?.html}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${path} ${colorScheme} ${width}: ${overflow} px wider than the window`);
      }
    }
  }
  expect(found).toEqual([]);
});
