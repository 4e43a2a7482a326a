import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenGate, openGate } from './testing/open-gate';

let gate: OpenGate;
beforeAll(async () => {
  gate = await openGate();
});
afterAll(() => gate.close());
beforeEach(() => {
  gate.arrivals.length = 0;
  // A fault is written to the terminal; here it is made on purpose.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('what the pages get', () => {
  it('headers that only a proxy or the framework itself may set never arrive', async () => {
    const hostile = [
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-For: 10.0.0.1',
      'X-Forwarded-Proto: https',
      'Forwarded: host=evil.example',
      'X-Middleware-Subrequest: middleware',
      'X-Middleware-Rewrite: /x',
      'X-Nextjs-Data: 1',
      'X-Matched-Path: /x',
      'X-Action-Forwarded: 1',
      'Next-Resume: 1',
      'X-Original-Url: /x',
      "Content-Security-Policy: script-src 'nonce-AAAA'",
    ];
    await gate.ask('GET /', [`Cookie: ${gate.cookie}`, 'Accept: text/html', ...hostile]);
    const headers = gate.arrivals[0]?.headers ?? {};
    expect(Object.keys(headers).sort()).toEqual(['accept', 'connection', 'content-security-policy', 'cookie', 'host']);
    expect(headers['content-security-policy']).not.toContain('AAAA');
  });

  it('cookies of other programs on this machine never arrive', async () => {
    await gate.ask('GET /', [`Cookie: __prerender_bypass=1; ${gate.cookie}; other=2`]);
    expect(gate.arrivals[0]?.headers.cookie).toBe(gate.cookie);
  });

  it('a chunked body arrives whole, with its length', async () => {
    const headers = [
      `Authorization: Bearer ${gate.key}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ];
    await gate.ask('POST /api/verbs/specs', headers, '3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n');
    expect(gate.arrivals[0]).toMatchObject({ body: '{"a":1}', headers: { 'content-length': '7' } });
    expect(gate.arrivals[0]?.headers['transfer-encoding']).toBeUndefined();
  });
});

describe('what every answer carries', () => {
  const asks: [string, string, string[]][] = [
    ['a page', 'GET /', ['Cookie: $COOKIE']],
    ['a refusal', 'GET /', []],
    ['a refused method', 'OPTIONS /', []],
    ['the sign-in', 'GET /auth?code=$CODE', []],
    ['a refused socket', 'GET /', ['Connection: Upgrade', 'Upgrade: websocket']],
    ['a fault', 'GET /broken', ['Cookie: $COOKIE']],
  ];

  it.each(asks)('%s carries the protective headers, whatever the pages set', async (_title, request, rest) => {
    const fill = (text: string) => text.replace('$COOKIE', gate.cookie).replace('$CODE', () => gate.sessions.newCode());
    const { headers } = await gate.ask(fill(request), rest.map(fill));
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const policy = headers['content-security-policy'] ?? '';
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'/);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('the nonce is new each time, and the pages are told the one of their answer', async () => {
    const first = await gate.ask('GET /', [`Cookie: ${gate.cookie}`]);
    const second = await gate.ask('GET /', [`Cookie: ${gate.cookie}`]);
    expect(first.headers['content-security-policy']).not.toBe(second.headers['content-security-policy']);
    expect(gate.arrivals[1]?.headers['content-security-policy']).toBe(second.headers['content-security-policy']);
  });

  it('built files may stay in this browser, and nowhere else', async () => {
    const answer = await gate.ask('GET /_next/static/chunks/a.js', [`Cookie: ${gate.cookie}`]);
    expect(answer.headers['cache-control']).toBe('private, max-age=31536000, immutable');
  });

  it('a fault behind the gate ends in 500 without its text', async () => {
    const answer = await gate.ask('GET /broken', [`Cookie: ${gate.cookie}`]);
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('on purpose');
  });
});
