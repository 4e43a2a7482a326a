import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { StubRequest, StubRule, StubTurn } from '@/lib/executors/claude/fixtures/messages-stub';
import { type AgentProject, makeAgentProject } from './agent-project';
import { type Dashboard, startDashboard } from './dashboard';
import { signIn } from './sign-in';

const layers = [['Plant the roses'], ['Paint the fence'], ['Tear down the shed'], ['Water the lawn', 'Mow the meadow']];

const colours = ['White', 'Green'].map((label) => ({ label, description: '' }));
const colour = { question: 'Which colour?', header: 'Colour', multiSelect: false, options: colours };

/** What the scripted model does for each task; every file is inside of the project. */
function rules(dir: string): StubRule[] {
  const edit = (file: string, from: string, to: string) => ({
    name: 'Edit',
    input: { file_path: join(dir, file), old_string: from, new_string: to },
  });
  const write = (file: string) => ({ name: 'Write', input: { file_path: join(dir, file), content: 'done\n' } });
  const read = (file: string) => ({ name: 'Read', input: { file_path: join(dir, file) } });
  const shell = (command: string) => ({ name: 'Bash', input: { command } });
  const water = ({ body }: StubRequest): StubTurn => {
    if (!existsSync(join(dir, 'begun'))) return { tools: [shell('touch begun; until [ -e go ]; do sleep 0.1; done')] };
    const isTold = JSON.stringify(body).includes('Use rain water');
    return isTold ? { tools: [shell('touch stuck; tail -f /dev/null')] } : { text: 'Nobody told me anything.' };
  };
  const usage = { input: 9000, output: 900 };
  return [
    {
      prompt: 'broken off',
      turns: [
        { tools: [write('lawn.md')], usage },
        { text: 'Watered.', usage },
      ],
    },
    {
      prompt: 'Plant the roses',
      turns: [
        { text: 'I look at the bed.', tools: [read('bed.md')], usage },
        { tools: [edit('bed.md', 'weeds', 'roses')], usage },
        { text: 'Planted.', usage },
      ],
    },
    {
      prompt: 'Paint the fence',
      turns: [
        { tools: [{ name: 'AskUserQuestion', input: { questions: [colour] } }] },
        { tools: [write('fence.md')] },
        { text: 'Painted.' },
      ],
    },
    { prompt: 'Tear down the shed', turns: [{ tools: [shell('rm shed.md')] }, { text: 'I may not.' }] },
    { prompt: /Water the lawn|Use rain water/, turns: [water] },
    {
      prompt: 'Mow the meadow',
      turns: [
        { tools: [read('meadow.md')] },
        { tools: [edit('meadow.md', 'high', 'ruined')] },
        { fail: { status: 400, message: 'No more of this.' } },
      ],
    },
  ];
}

const test = base.extend<{ garden: AgentProject; dashboard: Dashboard }>({
  // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they need, and this one needs nothing.
  garden: async ({}, use) => {
    const garden = await makeAgentProject(layers, rules);
    garden.write('bed.md', 'soil\nweeds\n');
    garden.write('shed.md', 'old\n');
    garden.write('meadow.md', 'high\n');
    for (const words of [
      ['init', '-q'],
      ['add', '-A'],
      ['-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-qm', 'first'],
    ]) {
      execFileSync('git', words, { cwd: garden.dir });
    }
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
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

/** Processes that carry the tag of an attempt in this project. */
function agentsAlive({ env }: AgentProject): number[] {
  const home = `HOME=${env.HOME}\0`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const own = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return own.includes(home) && own.includes('ASHLAR_ATTEMPT=') ? [Number(pid)] : [];
      } catch {
        return [];
      }
    });
}

test('four layers by real agents: asked, refused, spoken to, stopped in mid-tool, gone on, put back, and done', async ({
  page,
  garden,
  dashboard,
}) => {
  const read = (file: string): string => readFileSync(join(garden.dir, file), 'utf8');
  const task = (key: string) => page.goto(`${dashboard.origin}/specs/F001/tasks/${key}`);
  const allow = async (tool: RegExp): Promise<void> => {
    await question(page, tool).getByRole('button', { name: 'Allow once' }).click({ timeout: 30_000 });
  };
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/specs/F001`);
  await button(page, 'Run').click();
  await page.waitForURL(/\/run$/);

  // A permission, the change it leads to, and what it cost.
  await task('L0.1');
  await allow(/May it use Edit/);
  await expect(page.getByText('complete', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  expect(read('bed.md')).toContain('roses');
  await expect(page.getByRole('region', { name: 'Files changed' })).toContainText('roses');
  await expect(page.getByText(/\$0\.\d+ · 3 turns · 2 tool calls/)).toBeVisible();

  // A question of the agent's own.
  await task('L1.1');
  const choice = question(page, /The agent asks you/);
  await choice.getByRole('radio', { name: /Green/ }).check({ timeout: 30_000 });
  await choice.getByRole('button', { name: 'Answer', exact: true }).click();
  await allow(/May it use Write/);
  await expect.poll(() => existsSync(join(garden.dir, 'fence.md'))).toBe(true);
  expect(JSON.stringify(garden.stub.asked('Paint the fence').at(-1)?.body)).toContain('Green');

  // What was refused is not taken for done, until the person says so.
  await task('L2.1');
  const force = question(page, /May it use Bash/);
  await force.getByRole('button', { name: 'Deny' }).click({ timeout: 30_000 });
  await force.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(page.getByText('unproven', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/was refused Bash\(rm shed\.md\)/).first()).toBeVisible();
  expect(existsSync(join(garden.dir, 'shed.md'))).toBe(true);
  await button(page, 'Accept').click();
  await expect(page.getByText('complete', { exact: true }).first()).toBeVisible();

  // A message reaches the agent at work; stopped in the midst of its tool, it leaves no process behind.
  await task('L3.1');
  await allow(/May it use Bash/);
  await expect.poll(() => existsSync(join(garden.dir, 'begun')), { timeout: 30_000 }).toBe(true);
  const message = page.getByLabel('Send a message');
  await message.fill('Use rain water.');
  await message.press('Control+Enter');
  await expect(page.getByText('Sent to the agent')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText('Use rain water.');
  garden.write('go', '');
  await allow(/May it use Bash/);
  await expect.poll(() => existsSync(join(garden.dir, 'stuck')), { timeout: 30_000 }).toBe(true);
  expect(agentsAlive(garden).length).toBeGreaterThan(1);
  await button(page, 'Cancel task').click();
  await expect(button(page, 'Go on in its session')).toBeVisible({ timeout: 30_000 });
  expect(agentsAlive(garden)).toEqual([]);

  // It goes on where it was.
  await button(page, 'Go on in its session').click();
  await allow(/May it use Write/);
  await expect(page.getByText('complete', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  const sessions = garden.stub.asked().filter(({ body }) => JSON.stringify(body).includes('Use rain water'));
  expect(new Set(sessions.map(({ session }) => session)).size).toBe(1);
  expect(sessions.at(-1)?.prompt).toContain('broken off');

  // What a failed attempt did is taken back by a press.
  await task('L3.2');
  await allow(/May it use Edit/);
  await expect(page.getByText('No more of this.').first()).toBeVisible({ timeout: 30_000 });
  expect(read('meadow.md')).toBe('ruined\n');
  await button(page, 'Put the files back').click();
  await page.getByRole('button', { name: 'Put 1 file back' }).click();
  await expect.poll(() => read('meadow.md')).toBe('high\n');
  await button(page, 'Done by me').click();
  await expect(page.getByText('complete', { exact: true }).first()).toBeVisible();

  await page.goto(`${dashboard.origin}/specs/F001/run`);
  await expect(page.getByText(/5 of 5 complete.* · \$0\.\d+/)).toBeVisible({ timeout: 30_000 });
  expect(agentsAlive(garden)).toEqual([]);
});
