import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { signIn } from './sign-in';

test('the printed address signs in once; the code is gone from the address and works no second time', async ({
  page,
  browser,
  dashboard,
}) => {
  await signIn(page, dashboard);
  expect(page.url()).not.toContain('code=');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', name: `ashlar_${dashboard.port}` });

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  expect((await other.goto(dashboard.url))?.status()).toBe(401);
  expect((await other.goto(`${dashboard.origin}/specs/F001`))?.status()).toBe(401);
  await expect(other.getByRole('main')).toContainText('terminal');
  await stranger.close();
});

test('a page on another port reads nothing and starts nothing, although the browser is signed in', async ({
  page,
  project,
  dashboard,
}) => {
  await signIn(page, dashboard);
  const foreign = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<title>foreign</title>'),
  );
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  const { port } = foreign.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  const attempts = await page.evaluate(async (origin) => {
    const post = (headers: Record<string, string>) =>
      fetch(`${origin}/api/verbs/run`, { method: 'POST', credentials: 'include', headers, body: '{"spec":"F002"}' });
    const outcomes = await Promise.allSettled([
      fetch(`${origin}/api/verbs/specs`, { method: 'POST', credentials: 'include' }).then((r) => r.text()),
      post({ 'content-type': 'application/json' }),
      post({ 'content-type': 'text/plain' }),
      fetch(`${origin}/`, { credentials: 'include' }).then((r) => r.text()),
    ]);
    return outcomes.map((outcome) => outcome.status);
  }, dashboard.origin);
  expect(attempts).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  const { stdout } = await project.cli('status', 'F002', '--json', '--project', project.dir);
  expect(JSON.parse(stdout).run).toBeNull();
  foreign.close();
});
