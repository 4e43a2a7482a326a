import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenGate, openGate } from './testing/open-gate';

let gate: OpenGate;
beforeAll(async () => {
  gate = await openGate();
});
afterAll(() => gate.close());

const cookieOf = (header: string | undefined) => header?.split(';')[0] ?? '';

describe('signing in', () => {
  it('a code gives a strict cookie and is gone from the address (row 03)', async () => {
    const answer = await gate.ask(`GET /auth?code=${gate.sessions.newCode()}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [pair, ...attributes] = (answer.headers['set-cookie'] ?? '').split('; ');
    expect(pair).toMatch(new RegExp(`^ashlar_${gate.port}=`));
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect((await gate.ask('GET /', [`Cookie: ${pair}`])).status).toBe(200);
  });

  it('a code works once (row 04)', async () => {
    const code = gate.sessions.newCode();
    expect((await gate.ask(`GET /auth?code=${code}`)).status).toBe(303);
    const again = await gate.ask(`GET /auth?code=${code}`);
    expect(again.status).toBe(401);
    expect(again.headers).not.toHaveProperty('set-cookie');
  });

  it('each browser has a cookie of its own, and it is neither code nor key', async () => {
    const codes = [gate.sessions.newCode(), gate.sessions.newCode()];
    const answers = await Promise.all(codes.map((code) => gate.ask(`GET /auth?code=${code}`)));
    const cookies = answers.map((answer) => cookieOf(answer.headers['set-cookie']));
    expect(cookies[0]).not.toBe(cookies[1]);
    for (const secret of [...codes, gate.key]) expect(cookies.join()).not.toContain(secret);
  });

  it.each([
    ['HEAD', 'HEAD'],
    ['a request under another host name', 'GET', 'Host: evil.example'],
    ['a frame of another site', 'GET', 'Sec-Fetch-Site: cross-site'],
  ])('%s does not use a code up', async (_title, method, ...headers) => {
    const code = gate.sessions.newCode();
    expect((await gate.ask(`${method} /auth?code=${code}`, headers)).status).toBeGreaterThanOrEqual(400);
    expect((await gate.ask(`GET /auth?code=${code}`)).status).toBe(303);
  });

  it('wrong codes lock nobody out (row 45)', async () => {
    for (let n = 0; n < 11; n++) expect((await gate.ask(`GET /auth?code=wrong${n}`)).status).toBe(401);
    expect((await gate.ask(`GET /auth?code=${gate.sessions.newCode()}`)).status).toBe(303);
  });

  it('a person without a session is told what to do, on a page that needs nothing else', async () => {
    const answer = await gate.ask('GET /', ['Accept: text/html,*/*']);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('<code>ashlar open</code>');
    expect(answer.body).not.toMatch(/<script|<link|src=/);
  });

  it('a tool without a session gets the problem as JSON', async () => {
    const answer = await gate.ask('GET /api/verbs/specs');
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'E_NO_SESSION' } });
  });
});
