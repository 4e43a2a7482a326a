import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { admitted, fillRow, type Placeholders, type Row, refused } from '@/bin/gate/testing/checklist';
import { rawRequest } from '@/bin/gate/testing/raw-request';
import { actionIds } from './action-ids';
import type { Dashboard } from './dashboard';
import type { ExampleProject } from './example-project';
import { test } from './fixtures';

/** The action that every row of the checklist tries to run: it would leave a name in the settings. */
const mark = (name: string) => JSON.stringify(['setEnvironment', { name, value: '1' }]);

test('in front of the real pages, the gate refuses every row of the checklist, and no refused action runs', async ({
  project,
  dashboard,
}) => {
  const values = await placeholders(project, dashboard);
  const wrong: string[] = [];
  for (const [n, row] of refused.entries()) {
    const status = await statusOf(row, { ...values, body: mark(`REFUSED_${n}`) });
    if (status !== row[1]) wrong.push(`${row[0]}: ${status} instead of ${row[1]}`);
  }
  expect(wrong).toEqual([]);
  expect(await marks(project, dashboard)).toEqual([]);
});

test('in front of the real pages, the gate lets through what our own page and tools do', async ({
  project,
  dashboard,
}) => {
  const values = await placeholders(project, dashboard);
  const rows = admitted.filter(([, , request]) => !request.includes('/api/runs/'));
  for (const [n, row] of rows.entries()) {
    const isApi = row[2].includes('/api/');
    expect(await statusOf(row, { ...values, body: isApi ? '{}' : mark(`ADMITTED_${n}`) }), row[0]).toBe(row[1]);
  }
  const actions = rows.flatMap(([, , request, headers = []], n) =>
    request === 'POST /' && headers.some((line) => line.startsWith('Next-Action')) ? [`ADMITTED_${n}`] : [],
  );
  expect(actions.length).toBeGreaterThan(1);
  expect((await marks(project, dashboard)).sort()).toEqual(actions.sort());
});

async function statusOf(row: Row, values: Placeholders): Promise<number> {
  const { request, headers, body } = fillRow(row, values);
  const host = headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: 127.0.0.1:${values.port}`];
  return (await rawRequest(values.port, [`${request} HTTP/1.1`, ...host, ...headers], body)).status;
}

async function placeholders(project: ExampleProject, dashboard: Dashboard): Promise<Placeholders> {
  const { port, origin, url } = dashboard;
  const answer = await rawRequest(port, [`GET ${url.slice(origin.length)} HTTP/1.1`, `Host: 127.0.0.1:${port}`]);
  const cookie = answer.headers['set-cookie']?.split(';')[0] ?? '';
  return { port, cookie, key: keyOf(project), action: actionIds().callVerb ?? '', body: '' };
}

/** As another program of the same person would find it. */
function keyOf({ env }: ExampleProject): string {
  const folder = join(env.ASHLAR_CONFIG_DIR ?? '', 'keys');
  const [file = ''] = readdirSync(folder);
  return (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { key: string }).key;
}

/** Names that an action left in the settings. */
async function marks(project: ExampleProject, { port }: Dashboard): Promise<string[]> {
  const headers = [`Host: 127.0.0.1:${port}`, `Authorization: Bearer ${keyOf(project)}`];
  const json = ['Content-Type: application/json', 'Content-Length: 2'];
  const { body } = await rawRequest(port, ['POST /api/verbs/settings HTTP/1.1', ...headers, ...json], '{}');
  return [...body.matchAll(/(?:REFUSED|ADMITTED)_\d+/g)].map(([name]) => name);
}
