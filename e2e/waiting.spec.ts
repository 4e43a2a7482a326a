import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { makeAgentProject } from './agent-project';
import { startDashboard } from './dashboard';
import { signIn } from './sign-in';
import { readStatusFile } from './status-file';

test('a usage limit is waited for with a countdown, survives a restart, and can be tried now', async ({ page }) => {
  let limited = true;
  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  const message = `Claude AI usage limit reached|${inAnHour}`;
  const garden = await makeAgentProject(['Plant the roses', 'Paint the fence'], (dir) => [
    {
      prompt: 'Plant the roses',
      turns: [
        () =>
          limited
            ? { fail: { status: 429, message } }
            : { tools: [{ name: 'Write', input: { file_path: join(dir, 'bed.md'), content: 'roses\n' } }] },
        { text: 'The roses are planted.' },
      ],
    },
  ]);
  // By itself it would try for three minutes.
  await garden.cli('environment', 'CLAUDE_CODE_MAX_RETRIES=1');
  let dashboard = await startDashboard(garden);
  try {
    await signIn(page, dashboard);
    await page.goto(`${dashboard.origin}/specs/F001`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const waits = page.getByRole('group', { name: 'Waits by itself: L0.1' });
    await expect(waits).toContainText(/A usage limit is reached: ?waits until .*\d\d.*, \d+ min left/, {
      timeout: 60_000,
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    await expect.poll(() => readStatusFile(garden.dir, 'F001')?.status).toBe('paused');
    expect(readStatusFile(garden.dir, 'F001')?.next_action).toContain('waits until');

    await dashboard.stop();
    dashboard = await startDashboard(garden);
    await signIn(page, dashboard);
    await page.goto(`${dashboard.origin}/specs/F001/run`);
    await expect(waits).toContainText('min left');
    const { run } = JSON.parse((await garden.cli('status', 'F001', '--json')).stdout);
    expect(run.status).toBe('running');

    limited = false;
    await waits.getByRole('button', { name: 'Retry now' }).click();
    const asks = page.getByRole('region', { name: /May it use Write/ });
    await asks.getByRole('button', { name: 'Allow once' }).click({ timeout: 60_000 });
    await expect.poll(() => readFileSync(join(garden.dir, 'bed.md'), { flag: 'a+' }).toString()).toContain('roses');
  } finally {
    await dashboard.stop();
    garden.remove();
  }
});
