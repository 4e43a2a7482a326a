import { expect, type Page } from '@playwright/test';

/** Everything the browser's policy had to stop: with text shown as text there is nothing. */
export async function watchPolicy(page: Page): Promise<string[]> {
  const reports: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => void reports.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (window as unknown as { reportViolation(text: string): void }).reportViolation(
        `${violatedDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  return reports;
}

/** Nothing of `hostileTexts` was taken for anything but text. */
export async function expectNoHit(page: Page): Promise<void> {
  expect(await page.title()).not.toBe('hit');
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  expect(await page.locator('a[href^="javascript:"], iframe, img[src*="leak"], base').count()).toBe(0);
}
