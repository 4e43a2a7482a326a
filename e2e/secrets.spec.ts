import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { test } from './fixtures';
import { signIn } from './sign-in';

const paths = [
  '/',
  '/specs/F001',
  '/specs/F001/review',
  '/specs/F001/run',
  '/specs/F001/layers',
  '/specs/F001/summary',
];
const more = ['/specs/F001/tasks/L0.1', '/specs/F002', '/catalog', '/rules', '/settings', '/specs/none', '/icon.svg'];

test('the key is in no log, database, status file, environment, address or page', async ({
  page,
  project,
  dashboard,
}) => {
  const keys = join(project.env.ASHLAR_CONFIG_DIR ?? '', 'keys');
  const [file = ''] = readdirSync(keys);
  const { key } = JSON.parse(readFileSync(join(keys, file), 'utf8')) as { key: string };
  expect(key.length).toBeGreaterThanOrEqual(43);
  await signIn(page, dashboard);
  await project.cli('correct', 'F001', 'L0.1', '$ env', '--project', project.dir);
  await project.cli('run', 'F001', '--json', '--project', project.dir);

  const cookies = await page.context().cookies();
  const seen = [JSON.stringify(cookies), dashboard.url, ...(await crawl(page, dashboard.origin))];
  for (const path of filesUnder(join(project.dir, '.claude'))) seen.push(readFileSync(path, 'latin1'));
  expect(seen.some((text) => text.includes('PATH='))).toBe(true);
  expect(seen.filter((text) => text.includes(key))).toEqual([]);
});

test('looking at every page changes nothing', async ({ page, project, dashboard }) => {
  await signIn(page, dashboard);
  await crawl(page, dashboard.origin);
  const before = everyRow(project.dir);
  await crawl(page, dashboard.origin);
  expect(everyRow(project.dir)).toEqual(before);
});

/** Every page as the browser has it, with its address. */
async function crawl(page: Page, origin: string): Promise<string[]> {
  const texts: string[] = [];
  for (const path of [...paths, ...more]) {
    await page.goto(`${origin}${path}`);
    await page.waitForTimeout(300);
    texts.push(`${page.url()} ${await page.content()}`);
  }
  return texts;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function everyRow(projectDir: string): Record<string, unknown[]> {
  const db = new Database(join(projectDir, '.claude/ashlar/state.db'), { readonly: true });
  const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const rows = tables.map((name) => [name, db.prepare(`select * from "${name}"`).all()] as const);
  db.close();
  return Object.fromEntries(rows);
}
