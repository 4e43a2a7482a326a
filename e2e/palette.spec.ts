import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test.use({ paceMs: 300 });

test('by keys alone a person reaches tasks, specs and pages, and approves, runs, pauses and continues', async ({
  page,
  project,
  dashboard,
}) => {
  await project.cli('approve', 'F002', '--all', '--project', project.dir);
  await signIn(page, dashboard);
  const palette = page.getByRole('dialog', { name: 'Go to or do' });
  const choose = async (typed: string, option: string | RegExp) => {
    await page.keyboard.press('Control+k');
    await expect(palette).toBeVisible();
    await page.keyboard.type(typed);
    const first = palette.getByRole('option').first();
    await expect(first).toHaveAccessibleName(option);
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
  };

  await choose('f001', /F001/);
  await expect(page).toHaveURL(/\/specs\/F001$/);
  await choose('l2.1', /^L2\.1/);
  await expect(page).toHaveURL(/\/specs\/F001\/tasks\//);
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('group').first()).toHaveAccessibleName('Recent');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  // The keys of the page behind it do nothing, and it goes as it came.
  await page.keyboard.press('Control+k');
  await expect(palette).toBeHidden();

  await choose('approve all', /^Approve all 90\+ in F001/);
  await expect(page.getByText(/^Approved \d+ tasks/)).toBeVisible();
  await choose('dark', 'Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await choose('ask claude', /^Ask Claude/);
  await expect(page).toHaveURL(/\/specs\/F001\/review/);

  await choose('f002', /F002/);
  await expect(page).toHaveURL(/\/specs\/F002$/);
  await choose('run f002', 'Run F002');
  await expect(page).toHaveURL(/\/specs\/F002\/run/);
  await choose('pause', 'Pause F002');
  await expect(page.getByText('paused', { exact: true }).first()).toBeVisible();
  await choose('continue', 'Continue F002');
  await choose('open the log', /^Open the log of L\d/);
  await expect(page).toHaveURL(/\/tasks\/.+#log$/);
  await choose('rules', 'Rules');
  await expect(page).toHaveURL(/\/rules$/);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
    'Go to a spec, a task or a page',
  );
});

test('on a phone the header has one line, and its menu leads everywhere', async ({ page, dashboard }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F001/run`);
  const header = page.getByRole('banner');
  await expect(header.getByRole('button')).toHaveCount(2);
  await header.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page).toHaveURL(/\/settings$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});
