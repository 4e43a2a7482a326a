import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type AgentProject, makeAgentProject } from './agent-project';
import { type Dashboard, startDashboard } from './dashboard';
import { signIn } from './sign-in';

const tasks = ['Plant the roses', 'Paint the fence', 'Tear down the shed'];

/** What the scripted model does for each task; every file is inside of the project. */
const rules = (dir: string) => [
  {
    prompt: 'Plant the roses',
    turns: [
      {
        text: 'First I look at the bed, then I plant:\n\n- a **red** rose\n- a [white one](https://roses.example/white)',
        tools: [{ name: 'Read', input: { file_path: join(dir, 'bed.md') } }],
        usage: { input: 1200, output: 300 },
      },
      {
        tools: [{ name: 'Edit', input: { file_path: join(dir, 'bed.md'), old_string: 'weeds', new_string: 'roses' } }],
        usage: { input: 1500, output: 200 },
      },
      { text: 'The roses are planted.', usage: { input: 1800, output: 100 } },
    ],
  },
  {
    prompt: 'Paint the fence',
    turns: [
      {
        tools: [
          {
            name: 'AskUserQuestion',
            input: {
              questions: [
                {
                  question: 'Which colour shall the fence have?',
                  header: 'Colour',
                  multiSelect: false,
                  options: [
                    { label: 'White', description: 'As it was before.' },
                    { label: 'Green', description: 'Like the hedge behind it.' },
                  ],
                },
              ],
            },
          },
        ],
      },
      { tools: [{ name: 'Write', input: { file_path: join(dir, 'fence.md'), content: 'painted\n' } }] },
      { text: 'The fence is painted.' },
    ],
  },
  {
    prompt: 'Tear down the shed',
    turns: [
      {
        text: 'This needs force.',
        tools: [{ name: 'Bash', input: { command: 'rm shed.md', description: 'Tear it down' } }],
      },
      { text: 'I was not allowed to.' },
    ],
  },
];

const test = base.extend<{ garden: AgentProject; dashboard: Dashboard }>({
  // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they need, and this one needs nothing.
  garden: async ({}, use) => {
    const garden = await makeAgentProject(tasks, rules);
    garden.write('bed.md', 'soil\nweeds\nstones\n');
    garden.write('shed.md', 'old\n');
    await use(garden);
    garden.remove();
  },
  dashboard: async ({ garden }, use) => {
    const dashboard = await startDashboard(garden);
    await use(dashboard);
    await dashboard.stop();
  },
});

const question = (page: Page, name: RegExp) => page.getByRole('region', { name });

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

test('a permission is allowed, a choice made and a refusal given in the page; steps, changes and cost are seen', async ({
  page,
  garden,
  dashboard,
}) => {
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F001`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();

  // On the run page: an edit waits for its permission, and the badge of every page says so.
  const edit = question(page, /May it use Edit/);
  await expect(edit).toContainText('Edit bed.md', { timeout: 60_000 });
  expect(readFileSync(join(garden.dir, 'bed.md'), 'utf8')).toContain('weeds');
  await expect(page.getByRole('link', { name: 'Inbox, 1 waiting for you' })).toBeVisible();
  await noViolations(page);
  await edit.getByRole('button', { name: 'Allow once' }).press('Enter');
  await expect.poll(() => readFileSync(join(garden.dir, 'bed.md'), 'utf8')).toContain('roses');

  // In the inbox: a choice, by keyboard.
  await page.getByRole('link', { name: /^Inbox/ }).click();
  const choice = question(page, /The agent asks you/);
  await expect(choice).toContainText('Which colour shall the fence have?', { timeout: 60_000 });
  await noViolations(page);
  await choice.getByRole('radio', { name: /White/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(choice.getByRole('radio', { name: /Green/ })).toBeChecked();
  await choice.getByRole('button', { name: 'Answer', exact: true }).press('Enter');

  // Also in the inbox: a permission with another input.
  const write = question(page, /May it use Write/);
  await write.getByRole('button', { name: 'Change input' }).click({ timeout: 60_000 });
  const input = write.getByLabel('Input of Write, as JSON');
  await input.fill('{"file_path":');
  await expect(write).toContainText('This is not JSON');
  await input.fill(JSON.stringify({ file_path: join(garden.dir, 'fence.md'), content: 'painted green\n' }));
  await write.getByRole('button', { name: 'Allow with this input' }).click();
  await expect.poll(() => existsSync(join(garden.dir, 'fence.md'))).toBe(true);
  expect(readFileSync(join(garden.dir, 'fence.md'), 'utf8')).toBe('painted green\n');
  const asked = garden.stub.asked('Paint the fence');
  expect(JSON.stringify(asked.at(-1)?.body)).toContain('Green');

  // On the task page: a refusal with its reason, which the agent hears.
  await page.goto(`${dashboard.origin}/specs/F001/tasks/L0.3`);
  const force = question(page, /May it use Bash/);
  await force.getByRole('button', { name: 'Deny' }).click({ timeout: 60_000 });
  await force.getByLabel('Why not?').fill('The shed stays.');
  await force.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText('I was not allowed to.', { timeout: 60_000 });
  expect(existsSync(join(garden.dir, 'shed.md'))).toBe(true);
  expect(JSON.stringify(garden.stub.asked('Tear down').at(-1)?.body)).toContain('The shed stays.');
  await expect(page.getByText('refused', { exact: true })).toBeVisible();
  await noViolations(page);

  // The record of the first task: words, the change line by line, what it cost.
  await page.goto(`${dashboard.origin}/specs/F001/tasks/L0.1`);
  const steps = page.getByRole('list', { name: 'Steps' });
  await expect(steps.getByRole('link', { name: 'white one' })).toHaveAttribute('rel', /noopener/);
  const change = steps.getByRole('region', { name: 'Lines of bed.md' });
  await expect(change).toContainText('removed: ');
  await expect(change).toContainText('roses');
  await expect(page.getByText(/\$0\.\d+ · 3 turns · 2 tool calls/)).toBeVisible();
  await noViolations(page);
  await page.goto(`${dashboard.origin}/specs/F001/run`);
  await expect(page.getByText(/of 3 complete.* · \$0\.\d+/)).toBeVisible();
});

test('an answer that somebody else gave first is told, and the page shows what holds', async ({
  page,
  garden,
  dashboard,
}) => {
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F001`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const edit = question(page, /May it use Edit/);
  await expect(edit).toBeVisible({ timeout: 60_000 });
  const elsewhere = await garden.cli('reply', 'F001', 'L0.1', 'deny', 'Not today.');
  expect(elsewhere).toMatchObject({ code: 0 });
  await expect(edit).toBeHidden();
  expect(await garden.cli('reply', 'F001', 'L0.1', 'allow')).toMatchObject({ code: 2 });
});
