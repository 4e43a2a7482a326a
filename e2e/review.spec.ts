import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { writeReviewPlan } from './review-plan';
import { signIn } from './sign-in';

test('a plan of 40 tasks is reviewed by keyboard alone, and every act is undone by one press', async ({
  page,
  project,
  dashboard,
}) => {
  writeReviewPlan(project.dir, 40);
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F003`);
  const press = (key: string) => page.keyboard.press(key);
  const left = (count: number) => expect(page.getByText(`${count} mappings to review`)).toBeVisible();
  const focused = page.locator('[data-review-row]:focus');
  const said = page.getByRole('main').getByRole('status').first();

  await expect(page.getByRole('link', { name: 'Review 40 mappings' })).toBeVisible();
  await press('g');
  await press('r');
  await expect(page.getByRole('heading', { name: 'Review Orders' })).toBeVisible();
  await left(40);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '45');

  await test.step('approve goes on to the next that needs a look; undo takes it back', async () => {
    await press('j');
    await expect(focused).toContainText('L0.2');
    await press('k');
    await press('a');
    await expect(said).toHaveText('Approved L0.1.');
    await expect(focused).toContainText('L0.2');
    await left(39);
    await press('z');
    await expect(said).toHaveText('Undone: Approved L0.1.');
    await left(40);
  });

  await test.step('what asks is not approved; it is answered with type-ahead', async () => {
    await press('j');
    await expect(focused).toContainText('L0.3');
    await press('a');
    await expect(said).toContainText('L0.3 asks');
    await press('e');
    const field = page.getByRole('combobox', { name: 'Answer for L0.3' });
    await expect(field).toBeFocused();
    await page.keyboard.type('write-c');
    await expect(page.getByRole('option', { name: /^\/shop:write-copy/ })).toHaveAttribute('aria-selected', 'true');
    await press('Tab');
    await page.keyboard.type('landlord');
    await press('Enter');
    await expect(said).toHaveText('L0.3: /shop:write-copy landlord, approved.');
    await expect(focused).toContainText('L0.4');
    await left(39);
    await press('ControlOrMeta+z');
    await expect(said).toContainText('Undone: L0.3');
    await left(40);
    await press('k');
    await expect(focused).toContainText('No command fits');
    await press('e');
    await press('Escape');
    await expect(focused).toContainText('L0.3');
  });

  await test.step('all from a confidence on are approved, said how many beforehand, undone at once', async () => {
    await press('A');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('status')).toContainText('31 mappings will be approved');
    await expect(dialog.getByRole('status')).toContainText('8 that ask, 1 with a dead command');
    await dialog.getByRole('spinbutton').fill('99');
    await expect(dialog.getByRole('status')).toContainText('3 mappings will be approved');
    await dialog.getByRole('spinbutton').fill('90');
    await press('Enter');
    await expect(said).toHaveText('Approved 31 tasks.');
    await left(9);
    await press('z');
    await left(40);
    await press('A');
    await press('Enter');
    await left(9);
  });

  await test.step('filters, text and order are in the address and by keys', async () => {
    await press('4');
    await expect(page.locator('[data-review-row]')).toHaveCount(1);
    await expect(page).toHaveURL(/show=dead/);
    await press('Enter');
    const pane = page.getByRole('complementary', { name: 'Why, L1.2' });
    await expect(pane).toContainText('gone-copy');
    await press('e');
    await expect(page.getByRole('combobox', { name: 'Answer for L1.2' })).toBeFocused();
    await page.keyboard.type('/s');
    await expect(page.getByRole('grid').getByRole('option').first()).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
      [],
    );
    await press('Escape');
    await press('Enter');
    await expect(pane).toBeFocused();
    await pane
      .getByRole('button', { name: /Replace by/ })
      .first()
      .press('Enter');
    await expect(page.getByText('No mapping is shown under this filter.')).toBeVisible();
    await left(8);
    await press('2');
    await expect(page.locator('[data-review-row]')).toHaveCount(8);
    await press('/');
    await page.keyboard.type('editors');
    await expect(page.locator('[data-review-row]')).toHaveCount(5);
    await expect(page).toHaveURL(/q=editors/);
    await press('Escape');
    await expect(page.locator('[data-review-row]')).toHaveCount(8);
    await press('s');
    await expect(page).toHaveURL(/order=confidence/);
    await press('s');
  });

  await test.step('marked ones get one answer, undone by one press', async () => {
    await press('Home');
    await press('J');
    await press('J');
    await expect(page.locator('[data-review-row][aria-selected="true"]')).toHaveCount(3);
    await press('e');
    const field = page.getByRole('combobox', { name: 'Answer for 3 tasks' });
    await field.fill('done');
    await press('Enter');
    await expect(said).toHaveText('3 tasks: done by me, approved.');
    await left(5);
    await press('z');
    await left(8);
  });

  await test.step('when all is reviewed the page offers to run', async () => {
    await press('Home');
    for (let n = 0; n < 7; n++) await press('J');
    await press('e');
    await page.getByRole('combobox', { name: 'Answer for 8 tasks' }).fill('skip');
    await press('Enter');
    await expect(page.getByText('Every mapping is approved')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  });

  await test.step('the help sheet tells all keys', async () => {
    await press('?');
    await expect(page.getByRole('dialog')).toContainText('Approve all from a confidence on');
    await press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

test('of ten thousand tasks only those in sight are in the document, and the keys reach the last', async ({
  page,
  project,
  dashboard,
}) => {
  test.setTimeout(240_000);
  writeReviewPlan(project.dir, 10_000);
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F003/review`);
  const rows = page.locator('[data-review-row]');
  await expect(page.getByText('10000 mappings to review')).toBeVisible({ timeout: 60_000 });
  expect(await rows.count()).toBeLessThan(100);
  await page.keyboard.press('End');
  await expect(page.locator('[data-review-row]:focus')).toContainText('L3.2500');
  expect(await rows.count()).toBeLessThan(100);
  await page.keyboard.press('a');
  await expect(page.getByText('9999 mappings to review')).toBeVisible({ timeout: 60_000 });
});
