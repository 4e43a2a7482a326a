import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test.use({ paceMs: 1500 });

test('a run draws itself as a timeline while it runs, has an address for it, and tells the same as a table', async ({
  page,
  project,
  dashboard,
}) => {
  test.setTimeout(240_000);
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  await cli('approve', 'F002', '--all');
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page).toHaveURL(/\/run$/);
  await page.getByRole('link', { name: 'Timeline' }).click();
  await expect(page).toHaveURL(/\/run\?view=timeline$/);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  // Something is always under way until the run ends.
  await expect(timeline.getByRole('link', { name: /: attempt 1 running, .*under way/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(timeline.getByRole('link', { name: /^L0\.1 .*attempt 1 succeeded, .*took/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText('Run complete')).toBeVisible({ timeout: 120_000 });

  await page.reload();
  await expect(timeline.getByRole('link', { name: /^L3\.2 / })).toBeVisible();
  await timeline.getByText('As a table').click();
  const rows = timeline.getByRole('table').getByRole('row');
  // Seven tasks and four syncs, below the head.
  await expect(rows).toHaveCount(12);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${width} ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
  await timeline.getByRole('link', { name: /^L1\.1 / }).press('Enter');
  await expect(page).toHaveURL(/\/tasks\//);
  await page.goBack();
  await expect(timeline).toBeVisible();
  await page.getByRole('link', { name: 'List', exact: true }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});
