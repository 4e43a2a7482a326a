import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { admitted, fillRow, type Row, refused } from './testing/checklist';
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

const send = (row: Row) => {
  const values = { port: gate.port, cookie: gate.cookie, key: gate.key, action: '4f', body: '["x"]' };
  return fillRow(row, values);
};

describe('what the gate refuses', () => {
  it.each(refused)('%s → %i', async (...row) => {
    const { request, headers, body } = send(row);
    const answer = await gate.ask(request, headers, body);
    expect(answer.status).toBe(row[1]);
    expect(gate.arrivals).toEqual([]);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.text).not.toContain(gate.key);
  });

  it('a body that is too large is refused without having said so (row 36)', async () => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const headers = [
      `Authorization: Bearer ${gate.key}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ];
    const answer = await gate.ask('POST /api/verbs/specs', headers, `${chunk.repeat(70)}0\r\n\r\n`);
    expect(answer.status).toBe(413);
    expect(gate.arrivals).toEqual([]);
  });

  it('what is no request at all is refused with the protective headers', async () => {
    const answer = await rawRequest(gate.port, ['NONSENSE']);
    expect(answer.status).toBe(400);
    expect(answer.headers['x-frame-options']).toBe('DENY');
  });

  it.each(['GET / HTTP/1.0', 'GET / HTTP/0.9', 'GET /'])('%s without a host is refused', async (line) => {
    const answer = await rawRequest(gate.port, [line, `Cookie: ${gate.cookie}`]);
    expect([400, 403, 505]).toContain(answer.status);
    expect(gate.arrivals).toEqual([]);
  });

  it('a host name is compared as it is written: browsers write ours in small letters', async () => {
    for (const host of ['EVIL.EXAMPLE', 'LOCALHOST', 'LocalHost']) {
      const answer = await gate.ask('GET /', [`Cookie: ${gate.cookie}`, `Host: ${host}:${gate.port}`]);
      expect(answer.status).toBe(403);
    }
    expect(gate.arrivals).toEqual([]);
  });

  it('CONNECT opens nothing', async () => {
    const answer = await gate.ask('CONNECT evil.example:443', [`Cookie: ${gate.cookie}`]);
    expect(answer.status).not.toBe(200);
    expect(gate.arrivals).toEqual([]);
  });
});

describe('what the gate lets through', () => {
  it.each(admitted)('%s → %i', async (...row) => {
    const { request, headers, body } = send(row);
    const answer = await gate.ask(request, headers, body);
    expect(answer.status).toBe(row[1]);
    expect(gate.arrivals).toHaveLength(1);
    expect(gate.arrivals[0]?.body).toBe(body);
  });
});
