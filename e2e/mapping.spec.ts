import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { type MessagesStub, startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { BoardPage } from './board-page';
import { test as base } from './fixtures';
import { signIn } from './sign-in';

type Proposal = { task: string; command: string | null; arguments: string; confidence: number; reason: string };
const proposals: Proposal[] = [
  {
    task: 't1',
    command: '/shop:write-copy',
    arguments: 'bells',
    confidence: 70,
    reason: 'Copy is words for the shop.',
  },
  { task: 't2', command: '/shop:nowhere', arguments: '', confidence: 99, reason: 'It sounds right.' },
];

/** The example with a plugin of its own, whose one command nothing but an agent could carry out. */
const test = base.extend<{ api: MessagesStub }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here.
  api: async ({}, use) => {
    const stub = await startMessagesStub([
      { prompt: 'gondola', turns: [{ stall: 'stream', text: '…' }] },
      { prompt: 'by its id', turns: [{ structured: { proposals } }] },
    ]);
    await use(stub);
    await stub.close();
  },
  project: async ({ project, api }, use) => {
    // Whatever asks Claude in these tests asks the double.
    Object.assign(project.env, api.environment(dirname(project.dir)));
    const plugins = join(project.dir, '.claude/plugins');
    write(join(plugins, 'press/.claude-plugin/plugin.json'), '{"name":"press","version":"1.0.0"}');
    write(join(plugins, 'press/commands/write-copy.md'), '---\ndescription: Prints labels\n---\nPrint $ARGUMENTS.\n');
    const market = read(join(plugins, '.claude-plugin/marketplace.json'));
    market.plugins.push({ name: 'press', source: './press', description: 'Labels' });
    write(join(plugins, '.claude-plugin/marketplace.json'), JSON.stringify(market));
    const settings = read(join(project.dir, '.claude/settings.json'));
    settings.enabledPlugins['press@foxglove'] = true;
    write(join(project.dir, '.claude/settings.json'), JSON.stringify(settings));
    await use(project);
  },
});

const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const plan = (title: string, ...tasks: string[]): string =>
  `# Layered Tasks: ${title}\n\n## Layer 2: Features (Sequential)\n\n${tasks.map((task) => `- ${task}`).join('\n')}\n`;

test('a corrected task becomes a rule whose effect is seen first; a similar task of another spec follows; undo takes it back', async ({
  page,
  project,
  dashboard,
}) => {
  const specs = join(project.dir, 'specs');
  write(join(specs, 'F003/layered-tasks.md'), plan('F003 Bells', 'Ring the brass bell at noon', 'Ring the landlord'));
  write(join(specs, 'F004/layered-tasks.md'), plan('F004 Shine', 'Polish the brass bell'));
  const rules = join(project.dir, '.claude/command-mapping.json');
  await signIn(page, dashboard);
  const other = await page.context().newPage();
  await other.goto(`${dashboard.origin}/specs/F004/review`);
  const similar = other.locator('[data-review-row]').first();
  await expect(similar).toContainText('No command fits');

  await page.goto(`${dashboard.origin}/specs/F003/review`);
  await expect(page.getByText('2 mappings to review')).toBeVisible();
  await page.keyboard.press('e');
  const field = page.getByRole('combobox', { name: 'Answer for L2.1' });
  await field.fill('/shop:write-copy bell');
  await field.press('Shift+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: 'this project' })).toBeChecked();
  await expect(dialog.getByText('Changes 1 mapping.')).toBeVisible();
  await dialog.getByText('Changes 1 mapping.').click();
  await expect(dialog.getByText('F004 L2.1')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect(read(rules).rules).toMatchObject([{ command: '/shop:write-copy', words: ['brass', 'bell'], layer: 'L2' }]);

  await other.reload();
  await expect(similar).toContainText('/shop:write-copy');
  await expect(similar).toContainText('learned from a correction');
  await expect(other.getByText('1 mapping to review')).toBeVisible();

  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(page.getByText('2 mappings to review')).toBeVisible();
  await expect(page.locator('[data-review-row]').first()).toContainText('No command fits');
  await other.reload();
  await expect(similar).toContainText('No command fits');
});

test('Run refuses a command whose plugin is gone and offers living ones; one press replaces it, another takes that back, and the run goes', async ({
  page,
  project,
  dashboard,
}) => {
  write(
    join(project.dir, 'specs/F003/layered-tasks.md'),
    plan('F003 Labels', 'Print the labels (`/press:write-copy labels`, writer, Junior)'),
  );
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F003`);
  const board = new BoardPage(page);
  await board.approve('L2.1');
  rmSync(join(project.dir, '.claude/plugins/press'), { recursive: true });

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing was started');
  await expect(dialog).toContainText('/press:write-copy');
  const run = dialog.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeDisabled();
  const nearest = dialog.getByRole('button', { name: 'Replace by /shop:write-copy' });
  await nearest.click();
  await expect(dialog).toContainText('Every command can be used now');
  await dialog.getByRole('button', { name: 'Undo the replacement in L2.1' }).click();
  await expect(dialog).toContainText('Nothing was started');
  await nearest.click();
  await expect(dialog.getByRole('list', { name: 'Replaced' })).toContainText('/shop:write-copy labels');
  await run.click();
  await expect(page.getByText('Run complete')).toBeVisible({ timeout: 60_000 });
});

test('one press asks Claude about what still asks: the cost first, then proposals with reasons, none approved, undone at once', async ({
  page,
  project,
  dashboard,
  api,
}) => {
  write(
    join(project.dir, 'specs/F003/layered-tasks.md'),
    plan('F003 Bells', 'Ring the brass bell at noon', 'Ring the landlord'),
  );
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F003/review`);
  await page.getByRole('button', { name: /^Ask Claude/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/2 tasks, 1 request, about \$0\.0\d/);
  expect(api.asked('by its id')).toEqual([]);
  await dialog.getByRole('button', { name: /^Ask, for about/ }).click();
  await expect(dialog.getByRole('status')).toContainText('1 proposal, none approved. It cost $', { timeout: 60_000 });
  await expect(dialog).toContainText('Claude: Copy is words for the shop.');
  await expect(dialog).toContainText('Claude named /shop:nowhere, which is not an installed command.');
  await dialog.getByRole('button', { name: 'Close' }).first().click();

  const row = page.locator('[data-review-row]').first();
  await expect(row).toContainText('/shop:write-copy bells');
  await expect(row).toContainText('proposed by Claude');
  await expect(row).toContainText('70 medium');
  await expect(page.getByText('2 mappings to review')).toBeVisible();
  await page.keyboard.press('z');
  await expect(row).toContainText('No command fits');
  await page.keyboard.press('z');
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText('Nothing to undo.');
});

test('asking Claude can be cancelled while it is under way, and changes nothing then', async ({
  page,
  project,
  dashboard,
  api,
}) => {
  write(join(project.dir, 'specs/F003/layered-tasks.md'), plan('F003 Boats', 'Gild the gondola'));
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F003/review`);
  await page.getByRole('button', { name: /^Ask Claude/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Ask, for about/ }).click();
  await expect.poll(() => api.asked('gondola').length, { timeout: 30_000 }).toBe(1);
  await expect(dialog.getByRole('status')).toContainText('Asking Claude … 0 of 1 answered');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('status')).toContainText('0 proposals, none approved. Cancelled.');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-review-row]').first()).toContainText('No command fits');
});
