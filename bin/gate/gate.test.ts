import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenGate, openGate } from './testing/open-gate';
import { rawRequest } from './testing/raw-request';

let gate: OpenGate;
beforeAll(async () => {
  gate = await openGate();
});
afterAll(() => gate.close());
beforeEach(() => {
  gate.arrivals.length = 0;
});

/** `$P` port, `$COOKIE` a right cookie, `$KEY` the right key. */
const fill = (text: string) =>
  text.replaceAll('$P', String(gate.port)).replaceAll('$COOKIE', gate.cookie).replaceAll('$KEY', gate.key);

const cookie = 'Cookie: $COOKIE';
const bearer = 'Authorization: Bearer $KEY';
const origin = 'Origin: http://127.0.0.1:$P';
const action = ['Next-Action: 4f', 'Content-Type: text/plain;charset=UTF-8', 'Content-Length: 5'];
const json = ['Content-Type: application/json', 'Content-Length: 2'];
const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: eA=='];

type Row = [title: string, want: number, request: string, headers?: string[], body?: string];

const refused: Row[] = [
  ['a page needs a session (row 01)', 401, 'GET /'],
  ['a wrong code signs nobody in (row 02)', 401, 'GET /auth?code=nope'],
  ['another host name is refused, whoever asks (row 06)', 403, 'GET /', [cookie, 'Host: evil.example:$P']],
  ['another host name is refused, with the key too (row 07)', 403, 'GET /', [bearer, 'Host: evil.example:$P']],
  ['the host must carry the port (row 09)', 403, 'GET /', [cookie, 'Host: 127.0.0.1']],
  ['a host that only begins like ours is refused (row 10)', 403, 'GET /', [cookie, 'Host: 127.0.0.1.evil.example:$P']],
  ['a host with another port is refused (row 11)', 403, 'GET /', [cookie, 'Host: 127.0.0.1:1']],
  ['the wildcard address is not our name (row 12)', 403, 'GET /', [cookie, 'Host: 0.0.0.0:$P']],
  ['an empty host is refused', 403, 'GET /', [cookie, 'Host: ']],
  ['two hosts are refused', 400, 'GET /', [cookie, 'Host: 127.0.0.1:$P', 'Host: evil.example']],
  ['an action needs a session (row 13)', 401, 'POST /', [origin, ...action], '["x"]'],
  ['an action from a browser needs an Origin (row 15)', 403, 'POST /', [cookie, ...action], '["x"]'],
  [
    'an action of another site does not run (row 16)',
    403,
    'POST /',
    [cookie, 'Origin: https://evil.example', ...action],
    '["x"]',
  ],
  [
    'an action of an origin that hides does not run (row 17)',
    403,
    'POST /',
    [cookie, 'Origin: null', ...action],
    '["x"]',
  ],
  [
    'an action of another local app does not run (row 18)',
    403,
    'POST /',
    [cookie, 'Origin: http://127.0.0.1:5173', ...action],
    '["x"]',
  ],
  [
    'the scheme is part of the origin (row 19)',
    403,
    'POST /',
    [cookie, 'Origin: https://127.0.0.1:$P', ...action],
    '["x"]',
  ],
  [
    'an origin of ours under our other name does not count',
    403,
    'POST /',
    [cookie, 'Origin: http://localhost:$P', ...action],
    '["x"]',
  ],
  [
    'host and origin that agree are no proof (row 20)',
    403,
    'POST /',
    [cookie, 'Host: evil.example:$P', 'Origin: http://evil.example:$P', ...action],
    '["x"]',
  ],
  [
    'a forwarded host changes nothing (row 21)',
    403,
    'POST /',
    [cookie, 'X-Forwarded-Host: evil.example', 'Origin: https://evil.example', ...action],
    '["x"]',
  ],
  [
    'a cross-site action does not run, whatever its Origin (row 22)',
    403,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: cross-site', ...action],
    '["x"]',
  ],
  [
    'another port is another site for us (row 23)',
    403,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: same-site', ...action],
    '["x"]',
  ],
  [
    'an action that no page asked for does not run',
    403,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: none', ...action],
    '["x"]',
  ],
  ['a middleware header is no way in (row 24)', 401, 'GET /', [`x-middleware-subrequest: ${'middleware:'.repeat(5)}`]],
  ['a segment of a page needs a session (row 25)', 401, 'GET /index.segments/_tree.segment.rsc'],
  ['the data of a page need a session (row 26)', 401, 'GET /index.rsc'],
  ['the data of a page by header need a session (row 27)', 401, 'GET /?_rsc=1', ['RSC: 1']],
  ['built files need a session (row 28)', 401, 'GET /_next/static/chunks/main.js'],
  ['an event stream needs a session (row 29)', 401, 'GET /api/runs/run_1/events'],
  [
    'an event stream is for our own pages only (row 31)',
    403,
    'GET /api/runs/run_1/events',
    [cookie, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: cors'],
  ],
  [
    'an event stream of another port is refused',
    403,
    'GET /api/runs/run_1/events',
    [cookie, 'Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: cors'],
  ],
  [
    'a preflight is not answered with leave (row 32)',
    405,
    'OPTIONS /',
    ['Origin: https://evil.example', 'Access-Control-Request-Method: POST'],
  ],
  ['TRACE is not answered (row 33)', 405, 'TRACE /', [cookie]],
  ['PUT is not answered', 405, 'PUT /', [cookie, origin]],
  [
    'the API reads no plain text (row 34)',
    415,
    'POST /api/verbs/specs',
    [cookie, origin, 'Content-Type: text/plain', 'Content-Length: 2'],
    '{}',
  ],
  [
    'the API reads no form',
    415,
    'POST /api/verbs/specs',
    [bearer, 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 2'],
    '{}',
  ],
  ['the API reads nothing without a type', 415, 'POST /api/verbs/specs', [bearer, 'Content-Length: 2'], '{}'],
  [
    'a body that says it is too large is refused (row 36)',
    413,
    'POST /api/verbs/specs',
    [bearer, 'Content-Type: application/json', 'Content-Length: 2000000'],
    '{',
  ],
  ['a GET with a body is refused', 400, 'GET /', [cookie, 'Content-Length: 5'], 'extra'],
  ['two cookies of our name are refused, right one last (row 37)', 401, 'GET /', ['Cookie: ashlar_$P=evil; $COOKIE']],
  ['two cookies of our name are refused, right one first (row 37)', 401, 'GET /', [cookie, 'Cookie: ashlar_$P=evil']],
  ['a wrong key is refused (row 38)', 401, 'POST /', ['Authorization: Bearer nope', ...action], '["x"]'],
  ['a wrong key beside a right cookie is refused', 401, 'GET /', [cookie, 'Authorization: Bearer nope']],
  ['the key is no password for another scheme', 401, 'GET /', ['Authorization: Basic $KEY']],
  ['a target that begins like another host is refused (row 40)', 400, 'GET //etc/passwd', [cookie]],
  ['a target with a host in it is refused', 400, 'GET http://evil.example/', [cookie]],
  ['a target with our host in it is refused', 400, 'GET http://127.0.0.1:$P/', [cookie]],
  ['a target with dot segments is refused', 400, 'GET /a/../etc/passwd', [cookie]],
  ['a target with hidden dot segments is refused', 400, 'GET /a/%2e%2e%2fetc', [cookie]],
  ['a target with backslashes is refused', 400, 'GET /a\\..\\etc', [cookie]],
  ['a target with hidden backslashes is refused', 400, 'GET /%5Cetc', [cookie]],
  ['a target with a hidden NUL is refused', 400, 'GET /a%00b', [cookie]],
  ['a target with characters that an address has to escape is refused', 400, 'GET /caf\u00e9', [cookie]],
  ['a target with a broken escape is refused', 400, 'GET /%zz', [cookie]],
  [
    'a socket for another site is refused (row 41)',
    403,
    'GET /_next/hmr',
    [cookie, 'Origin: https://evil.example', ...upgrade],
  ],
  ['a socket needs a session (row 42)', 401, 'GET /_next/hmr', upgrade],
  ['a socket under another host name is refused', 403, 'GET /_next/hmr', [cookie, 'Host: evil.example:$P', ...upgrade]],
  ['a socket is not opened for anybody', 400, 'GET /_next/hmr', [cookie, origin, ...upgrade]],
  [
    'a page is shown in no frame of another site (row 44)',
    403,
    'GET /',
    [cookie, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'],
  ],
  [
    'a link from elsewhere leads to pages, not to the API',
    403,
    'GET /api/runs/run_1/events',
    [cookie, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
  ],
];

const admitted: Row[] = [
  ['a page opens with the cookie (row 05)', 200, 'GET /', [cookie]],
  ['a page opens under localhost with the key (row 08)', 200, 'GET /', [bearer, 'Host: localhost:$P']],
  [
    'an action of our own page runs (row 14)',
    200,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: same-origin', ...action],
    '["x"]',
  ],
  ['an event stream opens with the cookie (row 30)', 200, 'GET /api/runs/run_1/events', [cookie]],
  ['what the person asked for directly works, whatever it is', 200, 'GET /icon.svg', [cookie, 'Sec-Fetch-Site: none']],
  ['the API reads JSON (row 35)', 200, 'POST /api/verbs/specs', [cookie, origin, ...json], '{}'],
  ['a tool with the key needs no Origin (row 39)', 200, 'POST /', [bearer, ...action], '["x"]'],
  [
    'a link from elsewhere to a page works (row 43)',
    200,
    'GET /',
    [cookie, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
  ],
  [
    'an address typed by the person works',
    200,
    'GET /specs/F001',
    [cookie, 'Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
  ],
];

describe('what the gate refuses', () => {
  it.each(refused)('%s → %i', async (_title, want, request, headers = [], body = '') => {
    const answer = await gate.ask(fill(request), headers.map(fill), body);
    expect(answer.status).toBe(want);
    expect(gate.arrivals).toEqual([]);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.text).not.toContain(gate.key);
  });

  it('a body that is too large is refused without having said so (row 36)', async () => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const headers = [bearer, 'Content-Type: application/json', 'Transfer-Encoding: chunked'].map(fill);
    const answer = await gate.ask('POST /api/verbs/specs', headers, `${chunk.repeat(70)}0\r\n\r\n`);
    expect(answer.status).toBe(413);
    expect(gate.arrivals).toEqual([]);
  });

  it('what is no request at all is refused with the protective headers', async () => {
    const answer = await rawRequest(gate.port, ['NONSENSE']);
    expect(answer.status).toBe(400);
    expect(answer.headers['x-frame-options']).toBe('DENY');
  });

  it('CONNECT opens nothing', async () => {
    const answer = await gate.ask('CONNECT evil.example:443', [fill(cookie)]);
    expect(answer.status).not.toBe(200);
    expect(gate.arrivals).toEqual([]);
  });
});

describe('what the gate lets through', () => {
  it.each(admitted)('%s → %i', async (_title, want, request, headers = [], body = '') => {
    const answer = await gate.ask(fill(request), headers.map(fill), body);
    expect(answer.status).toBe(want);
    expect(gate.arrivals).toHaveLength(1);
    expect(gate.arrivals[0]?.body).toBe(body);
  });
});
