const cookie = 'Cookie: $COOKIE';
const bearer = 'Authorization: Bearer $KEY';
const origin = 'Origin: http://127.0.0.1:$P';
const action = ['Next-Action: $ACTION', 'Content-Type: text/plain;charset=UTF-8'];
const json = ['Content-Type: application/json'];
const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: eA=='];

/** Header lines and body hold placeholders; `Content-Length` is added where a body has none. */
export type Row = [title: string, want: number, request: string, headers?: string[], body?: string];

/** Requests that must end at the gate, with the status they get. Numbers of rows are those of the checklist for loopback apps. */
export const refused: Row[] = [
  ['a page needs a session (row 01)', 401, 'GET /'],
  ['a wrong code signs nobody in (row 02)', 401, 'GET /auth?code=nope'],
  ['another host name is refused, whoever asks (row 06)', 403, 'GET /', [cookie, 'Host: evil.example:$P']],
  ['another host name is refused, with the key too (row 07)', 403, 'GET /', [bearer, 'Host: evil.example:$P']],
  ['the host must carry the port (row 09)', 403, 'GET /', [cookie, 'Host: 127.0.0.1']],
  ['a host that only begins like ours is refused (row 10)', 403, 'GET /', [cookie, 'Host: 127.0.0.1.evil.example:$P']],
  ['a host with another port is refused (row 11)', 403, 'GET /', [cookie, 'Host: 127.0.0.1:1']],
  ['the wildcard address is not our name (row 12)', 403, 'GET /', [cookie, 'Host: 0.0.0.0:$P']],
  ['the loopback address of IPv6 is not where we listen', 403, 'GET /', [cookie, 'Host: [::1]:$P']],
  ['an IPv4 address in IPv6 is not our name', 403, 'GET /', [cookie, 'Host: [::ffff:127.0.0.1]:$P']],
  ['a short form of the address is not our name', 403, 'GET /', [cookie, 'Host: 127.1:$P']],
  ['a number for the address is not our name', 403, 'GET /', [cookie, 'Host: 2130706433:$P']],
  ['an octal form of the address is not our name', 403, 'GET /', [cookie, 'Host: 0177.0.0.1:$P']],
  ['another address of the loopback net is not our name', 403, 'GET /', [cookie, 'Host: 127.0.0.2:$P']],
  ['a name with a dot at its end is not our name', 403, 'GET /', [cookie, 'Host: localhost.:$P']],
  ['a name under localhost is not our name', 403, 'GET /', [cookie, 'Host: evil.localhost:$P']],
  ['a host with a user in it is refused', 403, 'GET /', [cookie, 'Host: 127.0.0.1:$P@evil.example']],
  ['a port with a zero before it is another text', 403, 'GET /', [cookie, 'Host: 127.0.0.1:0$P']],
  ['two origins are refused', 400, 'POST /', [cookie, origin, 'Origin: https://evil.example', ...action], '$BODY'],
  ['two keys are refused', 400, 'GET /', [bearer, 'Authorization: Bearer nope']],
  ['a host continued on the next line is refused', 400, 'GET /', [cookie, 'Host: 127.0.0.1:$P', ' .evil.example']],
  ['a header with a space before its colon is refused', 400, 'GET /', [cookie, 'Origin : https://evil.example']],
  ['two lengths are refused', 400, 'POST /', [bearer, 'Content-Length: 5', 'Content-Length: 6'], '["x"]!'],
  [
    'a length beside chunks is refused',
    400,
    'POST /api/verbs/specs',
    [bearer, ...json, 'Content-Length: 2', 'Transfer-Encoding: chunked'],
    '2\r\n{}\r\n0\r\n\r\n',
  ],
  ['an empty host is refused', 403, 'GET /', [cookie, 'Host: ']],
  ['two hosts are refused', 400, 'GET /', [cookie, 'Host: 127.0.0.1:$P', 'Host: evil.example']],
  ['an action needs a session (row 13)', 401, 'POST /', [origin, ...action], '$BODY'],
  ['an action from a browser needs an Origin (row 15)', 403, 'POST /', [cookie, ...action], '$BODY'],
  [
    'an action of another site does not run (row 16)',
    403,
    'POST /',
    [cookie, 'Origin: https://evil.example', ...action],
    '$BODY',
  ],
  [
    'an action of an origin that hides does not run (row 17)',
    403,
    'POST /',
    [cookie, 'Origin: null', ...action],
    '$BODY',
  ],
  [
    'an action of another local app does not run (row 18)',
    403,
    'POST /',
    [cookie, 'Origin: http://127.0.0.1:5173', ...action],
    '$BODY',
  ],
  [
    'the scheme is part of the origin (row 19)',
    403,
    'POST /',
    [cookie, 'Origin: https://127.0.0.1:$P', ...action],
    '$BODY',
  ],
  [
    'an origin of ours under our other name does not count',
    403,
    'POST /',
    [cookie, 'Origin: http://localhost:$P', ...action],
    '$BODY',
  ],
  [
    'host and origin that agree are no proof (row 20)',
    403,
    'POST /',
    [cookie, 'Host: evil.example:$P', 'Origin: http://evil.example:$P', ...action],
    '$BODY',
  ],
  [
    'a forwarded host changes nothing (row 21)',
    403,
    'POST /',
    [cookie, 'X-Forwarded-Host: evil.example', 'Origin: https://evil.example', ...action],
    '$BODY',
  ],
  [
    'a cross-site action does not run, whatever its Origin (row 22)',
    403,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: cross-site', ...action],
    '$BODY',
  ],
  [
    'another port is another site for us (row 23)',
    403,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: same-site', ...action],
    '$BODY',
  ],
  [
    'an action that no page asked for does not run',
    403,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: none', ...action],
    '$BODY',
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
    [cookie, origin, 'Content-Type: text/plain'],
    '{}',
  ],
  [
    'the API reads no form',
    415,
    'POST /api/verbs/specs',
    [bearer, 'Content-Type: application/x-www-form-urlencoded'],
    '{}',
  ],
  ['the API reads nothing without a type', 415, 'POST /api/verbs/specs', [bearer], '{}'],
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
  ['a wrong key is refused (row 38)', 401, 'POST /', ['Authorization: Bearer nope', ...action], '$BODY'],
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

/** Requests that must reach the pages. */
export const admitted: Row[] = [
  ['a page opens with the cookie (row 05)', 200, 'GET /', [cookie]],
  ['a page opens under localhost with the key (row 08)', 200, 'GET /', [bearer, 'Host: localhost:$P']],
  [
    'an action of our own page runs (row 14)',
    200,
    'POST /',
    [cookie, origin, 'Sec-Fetch-Site: same-origin', ...action],
    '$BODY',
  ],
  ['an event stream opens with the cookie (row 30)', 200, 'GET /api/runs/run_1/events', [cookie]],
  ['what the person asked for directly works, whatever it is', 200, 'GET /icon.svg', [cookie, 'Sec-Fetch-Site: none']],
  ['the API reads JSON (row 35)', 200, 'POST /api/verbs/specs', [cookie, origin, ...json], '{}'],
  ['a tool with the key needs no Origin (row 39)', 200, 'POST /', [bearer, ...action], '$BODY'],
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

export type Placeholders = { port: number; cookie: string; key: string; action: string; body: string };

/** A row as it is sent. `$P` stands for the port, `$COOKIE` for a right cookie, `$KEY` for the right key. */
export function fillRow(row: Row, values: Placeholders): { request: string; headers: string[]; body: string } {
  const [, , request, headers = [], body = ''] = row;
  const fill = (text: string) =>
    text
      .replaceAll('$P', String(values.port))
      .replaceAll('$COOKIE', values.cookie)
      .replaceAll('$KEY', values.key)
      .replaceAll('$ACTION', values.action)
      .replaceAll('$BODY', values.body);
  const filled = headers.map(fill);
  const sent = fill(body);
  const saysLength = filled.some((line) => /^(content-length|transfer-encoding):/i.test(line));
  if (sent && !saysLength) filled.push(`Content-Length: ${Buffer.byteLength(sent)}`);
  return { request: fill(request), headers: filled, body: sent };
}
