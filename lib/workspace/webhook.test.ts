import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { News } from '@/lib/domain/news';
import { createWebhook } from './webhook';

const clock = { now: () => '2026-01-01T10:00:00.000Z' };
const news: News = { event: 'fails', spec: 'F001', run: 'run_1', task: 'L0.1', message: 'file:secret.db is locked' };
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A real receiver; answers what it was sent. */
async function receiver(answer: RequestListener) {
  const heard: { body: string; headers: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ body, headers: request.headers });
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=k3y` };
}

const hook = (url: string | null, limitMs = 5_000) =>
  createWebhook({ url: () => url, secrets: () => ['file:secret.db'], clock, limitMs });

test('news is sent as one JSON document, values of the environment masked', async () => {
  const { url, heard } = await receiver((_, response) => response.end('ok'));
  const webhook = hook(url);
  webhook.send(news);
  await webhook.settled();
  expect(heard).toHaveLength(1);
  expect(heard[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ ...news, message: '••• is locked' });
  expect(webhook.problem()).toBeNull();
});

test('a redirect is not followed, and is told without what may be a key', async () => {
  const other = await receiver((_, response) => response.end());
  const { url } = await receiver((_, response) => response.writeHead(307, { location: other.url }).end());
  const webhook = hook(url);
  const problem = await webhook.sendNow(news);
  expect(problem?.message).toContain('HTTP 307');
  expect(problem?.message).not.toContain('k3y');
  expect(other.heard).toEqual([]);
});

test('a refusal, a receiver that is silent and one that is away are told, until one is taken', async () => {
  let status = 500;
  const { url } = await receiver((_, response) => response.writeHead(status).end());
  const webhook = hook(url);
  expect((await webhook.sendNow(news))?.message).toContain('HTTP 500');
  expect(webhook.problem()?.at).toBe(clock.now());
  status = 204;
  expect(await webhook.sendNow(news)).toBeNull();
  expect(webhook.problem()).toBeNull();
  const silent = await receiver(() => undefined);
  expect((await hook(silent.url, 50).sendNow(news))?.message).toContain('did not answer');
  expect((await hook('http://127.0.0.1:1/').sendNow(news))?.message).toContain('cannot be reached');
});

test('where no address is set nothing is sent', async () => {
  expect(await hook(null).sendNow(news)).toBeNull();
});
