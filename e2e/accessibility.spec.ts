import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { addSpecKitPlan } from './other-plans';
import { signIn } from './sign-in';

const paths = [
  '/',
  '/specs/F001',
  '/specs/F001/review',
  '/specs/F001/run',
  '/specs/F001/tasks/L0.2',
  '/specs/F002',
  '/specs/F002/run',
  '/specs/F002/summary',
  '/specs/F002/tasks/L1.1',
  '/specs/003-reading-club',
  '/specs/003-reading-club/layers',
  '/catalog',
  '/rules',
  '/inbox',
  '/connections',
  '/specs/F001/runs',
  '/specs/F002/run?view=timeline',
  '/settings',
  '/specs/F999',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page breaks a rule of axe or outgrows its window, ${colorScheme}, on a laptop and on a phone`, async ({
    page,
    project,
    dashboard,
  }) => {
    test.setTimeout(420_000);
    addSpecKitPlan(project.dir);
    // A run that stands at a question, and one that is over: every page has something to show.
    await project.cli('run', 'F001', '--yes', '--project', project.dir);
    await project.cli('approve', 'F002', '--all', '--project', project.dir);
    await project.cli('run', 'F002', '--project', project.dir);
    await signIn(page, dashboard);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(`${dashboard.origin}${path}`);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await expect(page.getByRole('main')).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) found.push(`${path} ${width}: ${id} ${nodes[0]?.html}`);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wider > 0) found.push(`${path} ${width}: ${wider} px wider than the window`);
      }
    }
    expect(found).toEqual([]);
  });
}
