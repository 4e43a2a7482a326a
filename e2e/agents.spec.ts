import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test('another agent is chosen in the settings, kept, and shown on Connections with whether it is found', async ({
  page,
  project,
  dashboard,
}) => {
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/settings`);
  const choice = page.getByLabel('Carries out commands without a route');
  await expect(choice).toHaveValue('claude');
  // The page may not be alive yet when it is first chosen.
  await expect(async () => {
    await choice.selectOption({ label: 'OpenCode' });
    await expect(page.getByText('It knows no slash commands')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  const agentNow = async () => {
    const { stdout } = await project.cli('settings', '--json', '--project', project.dir);
    return JSON.parse(stdout).agent.use;
  };
  await expect.poll(agentNow).toBe('opencode');
  await page.goto(`${dashboard.origin}/connections`);
  const others = page.getByRole('region', { name: 'Other agents' });
  await expect(others.getByRole('listitem')).toHaveCount(3, { timeout: 60_000 });
  await expect(others.getByRole('listitem').filter({ hasText: 'OpenCode' })).toContainText('chosen in your settings');
});
