import { expect, type Page } from '@playwright/test';
import { fixedArgs } from './chromium-args';
import type { Dashboard } from './dashboard';
import type { ExampleProject } from './example-project';
import { test } from './fixtures';
import { startForeignSite, tryEverything } from './foreign-page';
import { signIn } from './sign-in';

// Names that an attacker's server resolves to this machine.
test.use({
  launchOptions: {
    args: [...fixedArgs, '--host-resolver-rules=MAP *.evil.test 127.0.0.1'],
    executablePath: process.env.ASHLAR_CHROMIUM || undefined,
  },
});

for (const host of ['127.0.0.1', 'localhost', 'www.evil.test']) {
  test(`a page at ${host} on another port reads nothing and runs nothing, by any way a page has`, async ({
    page,
    project,
    dashboard,
  }) => {
    await signIn(page, dashboard);
    const built = await aScript(page, dashboard);
    const site = await startForeignSite();
    await page.goto(`http://${host}:${site.port}/`);
    const loot = await tryEverything(page, dashboard.origin, built);
    // The same against a site without a guard: what is tried does work where nobody forbids it.
    const unguarded = await tryEverything(page, `http://${host}:${site.port}`, `http://${host}:${site.port}/a.js`);
    site.close();
    expect(unguarded).toMatchObject({
      'fetch a page': expect.stringContaining('foreign'),
      'a script of ours': 'loaded',
    });
    expect(Object.entries(loot).filter(([, got]) => got !== 'nothing')).toEqual([]);
    expect(Object.keys(loot).length).toBeGreaterThanOrEqual(12);
    await nothingRan(project);
  });
}

test('a name that an attacker points at this machine opens nothing on our own port either', async ({
  page,
  project,
  dashboard,
}) => {
  await signIn(page, dashboard);
  const answer = await page.goto(`http://www.evil.test:${dashboard.port}/specs/F002`);
  expect(answer?.status()).toBe(403);
  expect(await page.content()).not.toContain('F002');
  const status = await page.evaluate(async () => {
    const init = { method: 'POST', body: '{"spec":"F002"}', headers: { 'content-type': 'application/json' } };
    return (await fetch('/api/verbs/run', init)).status;
  });
  expect(status).toBe(403);
  await nothingRan(project);
});

/** The address of one of the scripts our pages load. */
async function aScript(page: Page, { origin }: Dashboard): Promise<string> {
  const path = await page.locator('script[src]').first().getAttribute('src');
  return new URL(path ?? '', origin).href;
}

async function nothingRan(project: ExampleProject): Promise<void> {
  const { stdout } = await project.cli('status', 'F002', '--json', '--project', project.dir);
  expect(JSON.parse(stdout).run).toBeNull();
}
