import { expect } from '@playwright/test';
import { startDashboard } from './dashboard';
import { test } from './fixtures';
import { signIn } from './sign-in';
import { readStatusFile } from './status-file';

test.use({ paceMs: 700 });

test('a server killed in mid-run starts again with nothing lost: the attempt is interrupted, nothing runs by itself', async ({
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
    await expect(question).toContainText('interrupted');
    const after = readStatusFile(project.dir, 'F002');
    expect(after?.status).toBe('paused');
    expect(after?.completed_tasks).toBeGreaterThanOrEqual(before?.completed_tasks ?? 0);
    expect(after?.layers.L0).toMatchObject({ status: 'complete', completed_tasks: 1 });

    await question.getByRole('button', { name: 'Retry', exact: true }).click();
    await expect.poll(() => readStatusFile(project.dir, 'F002')?.status, { timeout: 90_000 }).toBe('complete');
    await expect(page.getByText('Run complete')).toBeVisible();
  } finally {
    await again.stop();
  }
});
