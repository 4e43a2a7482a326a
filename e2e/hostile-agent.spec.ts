import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeAgentProject } from './agent-project';
import { startDashboard } from './dashboard';
import { hostileTexts } from './hostile-texts';
import { signIn } from './sign-in';
import { expectNoHit, watchPolicy } from './watch-policy';

const all = hostileTexts.join('\n\n');
const [script, image, svg] = hostileTexts;
const name = "<img src=x onerror='window.hit=1'>.md";

/** A model that says, asks and writes nothing but hostile texts. */
const rules = (dir: string) => [
  {
    prompt: 'Plant the roses',
    turns: [
      {
        text: all,
        tools: [
          {
            name: 'AskUserQuestion',
            input: {
              questions: [
                {
                  question: `Which ${image}?`,
                  header: 'Pick',
                  multiSelect: false,
                  options: [
                    { label: 'White', description: script },
                    { label: 'Green', description: svg },
                  ],
                },
              ],
            },
          },
        ],
      },
      { text: `Now ${svg}`, tools: [{ name: 'Write', input: { file_path: join(dir, name), content: `${all}\n` } }] },
      { text: all },
    ],
  },
];

test('hostile words, questions, tool calls, file names and changes of an agent are shown as text', async ({ page }) => {
  const garden = await makeAgentProject(['Plant the roses'], rules);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd: garden.dir });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  const dashboard = await startDashboard(garden);
  try {
    const reports = await watchPolicy(page);
    await signIn(page, dashboard);
    await page.goto(`${dashboard.origin}/specs/F001`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const choice = page.getByRole('radio', { name: /White/ });
    await expect(choice).toBeVisible({ timeout: 60_000 });
    await expectNoHit(page);
    await choice.check();
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Allow once' })).toBeVisible({ timeout: 60_000 });
    await expectNoHit(page);
    await page.goto(`${dashboard.origin}/inbox`);
    await page.getByRole('button', { name: 'Allow once' }).click();
    await expect.poll(() => existsSync(join(garden.dir, name)), { timeout: 30_000 }).toBe(true);

    await page.goto(`${dashboard.origin}/specs/F001/run`);
    await expect(page.getByText('Run complete')).toBeVisible({ timeout: 60_000 });
    await expectNoHit(page);
    await page.goto(`${dashboard.origin}/specs/F001/tasks/L0.1`);
    // As it was said, and as it was written.
    await expect(page.getByRole('main')).toContainText('<script>document.title="hit"');
    await expect(page.getByRole('main')).toContainText(name);
    for (const fold of await page.locator('main details:not([open]) > summary, main [aria-expanded="false"]').all()) {
      await fold.click({ timeout: 2000 }).catch(() => {});
    }
    await page.waitForTimeout(700);
    await expectNoHit(page);
    expect(reports).toEqual([]);
  } finally {
    await dashboard.stop();
    garden.remove();
  }
});
