import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test('two runs are compared from the summary and from the list, and a summary is saved for people and programs', async ({
  page,
  project,
  dashboard,
}) => {
  test.setTimeout(240_000);
  const cli = (...args: string[]) => project.cli(...args, '--project', project.dir);
  await cli('approve', 'F002', '--all');
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F002/compare`);
  await expect(page.getByText('F002 does not have two runs yet.')).toBeVisible();
  await cli('run', 'F002', '--layer', 'L0');
  await cli('run', 'F002');

  await page.goto(`${dashboard.origin}/specs/F002/summary`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Markdown' }).click();
  const markdown = await saved;
  expect(markdown.suggestedFilename()).toBe('F002-summary.md');
  const text = readFileSync(await markdown.path(), 'utf8');
  expect(text).toContain('7 of 7 tasks complete');
  expect((await cli('summary', 'F002', '--markdown')).stdout).toBe(text);
  const asJson = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON' }).click();
  expect(JSON.parse(readFileSync(await (await asJson).path(), 'utf8')).progress.complete).toBe(7);

  await page.getByRole('link', { name: 'Compare with the one before' }).click();
  await expect(page).toHaveURL(/\/specs\/F002\/compare/);
  const totals = page.getByRole('table', { name: 'Totals of both runs' });
  await expect(totals.getByRole('row', { name: /^Complete/ })).toContainText('7 of 7');
  const differences = page.getByRole('region', { name: /differ/ });
  await expect(differences.getByRole('listitem').filter({ hasText: 'L3.2' })).toContainText(/pending[\s\S]*complete/);

  await page.getByRole('link', { name: 'All runs' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await page.getByRole('link', { name: 'Compare with the one before' }).click();
  await expect(page).toHaveURL(/compare\?a=run_\w+&b=run_\w+$/);
  // Turned round by the choices, and the address says so.
  const [a, b] = [page.getByLabel('Before'), page.getByLabel('After')];
  const last = await b.inputValue();
  await a.selectOption(last);
  await expect(page).toHaveURL(new RegExp(`a=${last}&b=${last}$`));
  await expect(page.getByRole('heading', { name: 'No task differs' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: /tasks differ/ })).toBeVisible();

  for (const path of ['runs', 'compare', 'summary']) {
    await page.goto(`${dashboard.origin}/specs/F002/${path}`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${width} ${id} ${nodes[0]?.html}`)).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, `${path} ${width}`).toBeLessThanOrEqual(0);
      }
    }
  }
});
