import { expect } from '@playwright/test';
import { startDashboard } from './dashboard';
import { test } from './fixtures';
import { signIn } from './sign-in';
import { readStatusFile } from './status-file';

test.use({ paceMs: 700 });

test('a server killed in mid-run starts again with nothing lost: what ran is followed to its end, nothing begins by itself', async ({
  page,
  project,
}) => {
  const first = await startDashboard(project);
  await project.cli('approve', 'F002', '--all', '--project', project.dir);
  await signIn(page, first);
  await page.goto(`${first.origin}/specs/F002`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page).toHaveURL(/\/specs\/F002\/run/);
  await expect(page.getByText('L1.1').first()).toBeVisible();
  await expect.poll(() => readStatusFile(project.dir, 'F002')?.current_layer, { timeout: 60_000 }).toBe('L1');
  const before = readStatusFile(project.dir, 'F002');
  await first.kill();

  const again = await startDashboard(project, first.port);
  try {
    // The open tab is still signed in, finds its run again and shows what is asked.
    await page.goto(`${again.origin}/specs/F002/run`);
    const question = page.getByRole('region', { name: 'Waiting for you' });
    // The command outlived its server: its real end is recorded, and nothing after it begins by itself.
    await expect(question).toContainText('has ended by now; press Continue', { timeout: 30_000 });
    const after = readStatusFile(project.dir, 'F002');
    expect(after?.status).toBe('paused');
    expect(after?.completed_tasks).toBeGreaterThan(before?.completed_tasks ?? 0);
    expect(after?.layers.L0).toMatchObject({ status: 'complete', completed_tasks: 1 });
    const { stdout } = await project.cli('task', 'F002', 'L1.1', '--json', '--project', project.dir);
    expect(JSON.parse(stdout).attempts).toHaveLength(1);

    await page.getByRole('button', { name: 'Continue', exact: true }).first().click();
    await expect.poll(() => readStatusFile(project.dir, 'F002')?.status, { timeout: 90_000 }).toBe('complete');
    await expect(page.getByText('Run complete')).toBeVisible();
  } finally {
    await again.stop();
  }
});
