import type { Page } from '@playwright/test';
import type { Dashboard } from './dashboard';

/** Opens the printed address, as the person does who reads it in the terminal. */
export async function signIn(page: Page, dashboard: Dashboard): Promise<void> {
  await page.goto(dashboard.url);
  await page.waitForURL(`${dashboard.origin}/`);
}
