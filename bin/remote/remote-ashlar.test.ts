import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { plainPolicy, type Run } from '@/lib/domain/run';
import type { RunEvent, RunStreamItem } from '@/lib/domain/run-event';
import { createRemoteAshlar, openRemotePage } from './remote-ashlar';

const key = 'k'.repeat(43);
const run: Run = {
  id: 'run_1',
  specId: 'F001',
  title: 'Chat',
  status: 'running',
  kind: 'plan',
  rehearsal: false,
  scope: null,
  layers: [],
  pause: null,
  policy: plainPolicy,
  startedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
};
const event = (seq: number): RunEvent => ({ seq, runId: run.id, at: run.startedAt, type: 'run.changed', run });
const events = (...seqs: number[]): RunStreamItem => ({
  type: 'events',
  events: seqs.map(event),
  output: [],
  cursor: seqs.at(-1) ?? 0,
});
const snapshot: RunStreamItem = {
  type: 'snapshot',
  snapshot: { run, tasks: [], attempts: [], output: {}, cursor: 10 },
};
const finished: RunStreamItem = { type: 'finished', cursor: 20 };
const frame = (item: RunStreamItem) => `id: ${'cursor' in item ? item.cursor : 0}\ndata: ${JSON.stringify(item)}\n\n`;

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function serve(handler: Handler): Promise<{ origin: string; key: string }> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => handler(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key };
}

const json = (response: ServerResponse, status: number, value: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const stream = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });

async function collect(items: AsyncIterable<RunStreamItem>): Promise<RunStreamItem[]> {
  const all: RunStreamItem[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const seqsOf = (items: RunStreamItem[]) =>
  items.flatMap((item) => (item.type === 'events' ? item.events.map(({ seq }) => seq) : []));

test('a verb is posted with the bearer and gives the value', async () => {
  let seen: unknown;
  const door = await serve((request, response, body) => {
    seen = { method: request.method, url: request.url, bearer: request.headers.authorization, body };
    json(response, 200, { ok: true, value: { run, task: null } });
  });
  expect(await createRemoteAshlar(door).call('pause', { spec: 'F001' })).toEqual({ run, task: null });
  expect(seen).toEqual({ method: 'POST', url: '/api/verbs/pause', bearer: `Bearer ${key}`, body: '{"spec":"F001"}' });
});

test('a refused verb throws the problem of the process that refused it', async () => {
  const problem = { code: 'E_CONFLICT', message: 'L0.1 is under way.', hint: 'Wait.' };
  const door = await serve((_, response) => json(response, 400, { ok: false, problem }));
  await expect(createRemoteAshlar(door).call('retry', { spec: 'F001', task: 'L0.1' })).rejects.toMatchObject(problem);
});

test('a door that refuses without a problem, or answers with another page, is an error and no crash', async () => {
  const door = await serve((_, response) => response.writeHead(401).end('<h1>no</h1>'));
  await expect(createRemoteAshlar(door).call('specs', {})).rejects.toMatchObject({ code: 'E_REFUSED' });
  const page = await serve((_, response) => response.writeHead(200).end('<h1>hello</h1>'));
  await expect(createRemoteAshlar(page).call('specs', {})).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('a door nobody stands behind is unreachable', async () => {
  const door = await serve(() => undefined);
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  await expect(createRemoteAshlar(door).call('specs', {})).rejects.toMatchObject({ code: 'E_UNREACHABLE' });
});

test('a new address of the page is asked for', async () => {
  const door = await serve((request, response) => json(response, 200, { url: `http://x${request.url}` }));
  expect(await openRemotePage(door)).toBe('http://x/api/open');
});

test('a watch that is cut in the middle of an event goes on from its cursor without a gap or a repeat', async () => {
  const cursors: (string | null)[] = [];
  const door = await serve((request, response) => {
    cursors.push(new URL(request.url ?? '', 'http://x').searchParams.get('cursor'));
    stream(response);
    if (cursors.length === 1) {
      response.write(frame(snapshot) + frame(events(11, 12)) + frame(events(13)).slice(0, 40));
      setTimeout(() => response.destroy(), 20);
    } else if (cursors.length === 2) {
      // A door that begins a little too early must not make the reader see events twice.
      response.end(frame(events(12, 13, 14)));
    } else {
      response.end(frame(events(15)) + frame(finished));
    }
  });
  const items = await collect(
    createRemoteAshlar(door).watch({ runId: run.id, cursor: 0 }, new AbortController().signal),
  );
  expect(cursors).toEqual(['0', '12', '14']);
  expect(seqsOf(items)).toEqual([11, 12, 13, 14, 15]);
  expect(items.at(0)?.type).toBe('snapshot');
  expect(items.at(-1)?.type).toBe('finished');
});

test('output that is sent again after a cut is shown once', async () => {
  const chunk = (offset: number, text: string) => ({
    attemptId: 'att_1',
    taskId: 't',
    offset,
    bytes: text.length,
    text,
  });
  const output = (...chunks: ReturnType<typeof chunk>[]): RunStreamItem => ({
    type: 'events',
    events: [],
    output: chunks,
    cursor: 10,
  });
  let connections = 0;
  const door = await serve((_, response) => {
    connections += 1;
    stream(response);
    if (connections === 1) response.end(frame(snapshot) + frame(output(chunk(0, 'one '), chunk(4, 'two '))));
    else response.end(frame(output(chunk(4, 'two '), chunk(8, 'three'))) + frame(finished));
  });
  const items = await collect(
    createRemoteAshlar(door).watch({ runId: run.id, cursor: 0 }, new AbortController().signal),
  );
  const text = items.flatMap((item) => (item.type === 'events' ? item.output.map((piece) => piece.text) : []));
  expect(text).toEqual(['one ', 'two ', 'three']);
});

test('characters and events split anywhere over packets arrive whole', async () => {
  const named = { ...run, title: 'Bücherei 図書館 🧱' };
  const bytes = Buffer.from(
    `: hello\n\n${frame({ type: 'snapshot', snapshot: { run: named, tasks: [], attempts: [], output: {}, cursor: 1 } })}${frame(finished)}`,
  );
  const door = await serve(async (_, response) => {
    stream(response);
    for (let at = 0; at < bytes.length; at += 7) {
      response.write(bytes.subarray(at, at + 7));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  });
  const [first] = await collect(
    createRemoteAshlar(door).watch({ runId: run.id, cursor: 0 }, new AbortController().signal),
  );
  expect(first?.type === 'snapshot' && first.snapshot.run.title).toBe(named.title);
});

test('a stream that ends with `more` is continued at once, and the caller sees one stream', async () => {
  let connections = 0;
  const door = await serve((_, response) => {
    connections += 1;
    stream(response);
    if (connections === 1) response.end(frame(snapshot) + frame(events(11)) + frame({ type: 'more', cursor: 11 }));
    else response.end(frame(events(12)) + frame(finished));
  });
  const items = await collect(
    createRemoteAshlar(door).watch({ runId: run.id, cursor: 0 }, new AbortController().signal),
  );
  expect(items.map(({ type }) => type)).toEqual(['snapshot', 'events', 'events', 'finished']);
  expect(seqsOf(items)).toEqual([11, 12]);
});

test('a watch of a run that does not exist throws what the door says, instead of trying for ever', async () => {
  const problem = { code: 'E_NOT_FOUND', message: 'There is no run run_9.', hint: null };
  const door = await serve((_, response) => json(response, 404, { ok: false, problem }));
  const watch = createRemoteAshlar(door).watch({ runId: 'run_9', cursor: 0 }, new AbortController().signal);
  await expect(collect(watch)).rejects.toMatchObject(problem);
});

test('a watch ends when its signal aborts, and closes its connection', async () => {
  let closed: () => void = () => undefined;
  const connectionClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const door = await serve((_, response) => {
    response.on('close', closed);
    stream(response).write(frame(snapshot));
  });
  const abort = new AbortController();
  const seen: string[] = [];
  for await (const item of createRemoteAshlar(door).watch({ runId: run.id, cursor: 0 }, abort.signal)) {
    seen.push(item.type);
    abort.abort();
  }
  await connectionClosed;
  expect(seen).toEqual(['snapshot']);
});
