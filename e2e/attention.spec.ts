import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

declare global {
  interface Window {
    noteNotice(title: string): void;
  }
}

/** The browser's notices, written down instead of shown; `away` is a person who looks elsewhere. */
async function watchNotices(page: Page, permission: NotificationPermission, noteNotice: (title: string) => void) {
  await page.context().exposeFunction('noteNotice', noteNotice);
  await page.context().addInitScript((granted) => {
    class Written {
      static permission: string = localStorage.getItem('asked') ? granted : 'default';
      static async requestPermission() {
        localStorage.setItem('asked', 'yes');
        Written.permission = granted;
        return granted;
      }
      onclick = null;
      constructor(title: string) {
        window.noteNotice(title);
      }
      close() {}
    }
    Object.assign(window, { Notification: Written });
    document.hasFocus = () => false;
  }, permission);
}

const icon = (page: Page) => page.locator('link[rel~="icon"]').first();

test('a run that waits marks title and icon of every tab, tells the webhook, and gives one notice from one tab', async ({
  page,
  context,
  project,
  dashboard,
}) => {
  const heard: Record<string, unknown>[] = [];
  const receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push(JSON.parse(body));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const notices: string[] = [];
  await watchNotices(page, 'granted', (title) => notices.push(title));
  try {
    await signIn(page, dashboard);
    await page.goto(`${dashboard.origin}/settings`);
    const attention = page.getByRole('region', { name: 'Attention' });
    await attention.getByLabel('Webhook').fill('http://example.org/');
    await attention.getByRole('button', { name: 'Save webhook' }).click();
    await expect(attention).toContainText('http is only for this machine');
    await attention.getByLabel('Webhook').fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/news`);
    await attention.getByRole('button', { name: 'Save webhook' }).click();
    await attention.getByRole('button', { name: 'Send a trial' }).click();
    await expect(attention).toContainText('The trial was taken.');
    // Nothing was asked of the browser until this press.
    expect(await page.evaluate(() => Notification.permission)).toBe('default');
    await attention.getByRole('switch', { name: 'Notices on the desktop' }).click();
    await expect(attention.getByRole('switch')).toBeChecked();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);

    const others = [await context.newPage(), await context.newPage()];
    for (const tab of others) await tab.goto(`${dashboard.origin}/`);
    const own = await icon(page).getAttribute('href');
    await project.cli('run', 'F001', '--yes', '--project', project.dir);

    for (const tab of [page, ...others]) {
      await expect(tab).toHaveTitle(/^\(1\) (?!\()/);
      await expect(icon(tab)).toHaveAttribute('href', /^data:image\/svg\+xml,/);
    }
    await expect.poll(() => notices).toEqual(['F001 L0.2 failed']);
    expect(heard.at(-1)).toMatchObject({ event: 'fails', spec: 'F001', task: 'L0.2' });
    expect(Object.keys(heard.at(-1) ?? {}).sort()).toEqual(['event', 'message', 'run', 'spec', 'task']);

    // The tab that led is gone: another takes over, and repeats nothing.
    await page.close();
    const [left] = others as [Page, Page];
    const look = (away: boolean) =>
      left.evaluate((hidden) => {
        document.hasFocus = () => !hidden;
        window.dispatchEvent(new Event('focus'));
      }, away);
    await project.cli('cancel', 'F001', '--project', project.dir);
    await expect(left).toHaveTitle(/^✗ /);
    await look(false);
    await expect(left).toHaveTitle('Ashlar');
    await expect(icon(left)).toHaveAttribute('href', own ?? '');
    await look(true);
    await project.cli('approve', 'F002', '--all', '--project', project.dir);
    await project.cli('run', 'F002', '--project', project.dir);
    await expect(left).toHaveTitle(/^✓ /);
    await expect.poll(() => notices).toEqual(['F001 L0.2 failed', 'F001 failed', 'F002 is over']);
    expect(heard.map(({ event }) => event)).toEqual(['waits', 'fails', 'fails', 'ends']);
  } finally {
    receiver.close();
  }
});

test('a browser that refuses notices says so, and a webhook that is away is told in the page', async ({
  page,
  project,
  dashboard,
}) => {
  await watchNotices(page, 'denied', () => {});
  await signIn(page, dashboard);
  await page.goto(`${dashboard.origin}/settings`);
  const attention = page.getByRole('region', { name: 'Attention' });
  await attention.getByRole('switch').click();
  await expect(attention).toContainText('This browser does not allow them');
  await expect(attention.getByRole('switch')).not.toBeChecked();
  await project.cli('webhook', 'http://127.0.0.1:1/', '--project', project.dir);
  await project.cli('run', 'F001', '--yes', '--project', project.dir);
  await expect(page.getByText('News was not sent: 127.0.0.1:1 cannot be reached')).toBeVisible();
  await expect(attention.getByRole('alert')).toContainText('cannot be reached');
});
