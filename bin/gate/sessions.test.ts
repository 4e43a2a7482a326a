import { describe, expect, it } from 'vitest';
import { createSessions, newSecret } from './sessions';

const secret = newSecret();
const key = newSecret();
const signedIn = (port: number, from = secret) => {
  const sessions = createSessions({ secret: from, key: newSecret(), port });
  return `ashlar_${port}=${sessions.redeem(sessions.newCode())}`;
};

describe('sessions', () => {
  it('secrets have 256 bits and never come twice', () => {
    const many = Array.from({ length: 1000 }, newSecret);
    expect(new Set(many).size).toBe(1000);
    for (const each of many) expect(Buffer.from(each, 'base64url')).toHaveLength(32);
  });

  it('a cookie outlives a restart on the same port', () => {
    const cookie = signedIn(4812);
    expect(createSessions({ secret, key, port: 4812 }).checkCookie(cookie)).toBe(true);
  });

  it('a cookie does not open another port, another project or a changed signature', () => {
    const sessions = createSessions({ secret, key, port: 4812 });
    expect(sessions.checkCookie(signedIn(4813).replace('4813', '4812'))).toBe(false);
    expect(sessions.checkCookie(signedIn(4812, newSecret()))).toBe(false);
    const cookie = signedIn(4812);
    const last = cookie.at(-2) === 'A' ? 'B' : 'A';
    expect(sessions.checkCookie(`${cookie.slice(0, -2)}${last}${cookie.at(-1)}`)).toBe(false);
  });

  it.each([
    '',
    'ashlar_4812',
    'ashlar_4812=',
    'ashlar_4812=.',
    'ashlar_4812=a',
    'ashlar_4812=a.b',
    'ashlar_4812=a.b.c',
  ])('the cookie header “%s” opens nothing', (header) => {
    expect(createSessions({ secret, key, port: 4812 }).checkCookie(header)).toBe(false);
  });

  it('only the whole key of this start opens the door for tools', () => {
    const sessions = createSessions({ secret, key, port: 4812 });
    expect(sessions.checkBearer(`Bearer ${key}`)).toBe(true);
    expect(sessions.checkBearer(`bearer ${key}`)).toBe(true);
    for (const wrong of [
      null,
      '',
      'Bearer',
      'Bearer ',
      key,
      `Bearer ${key}x`,
      `Bearer ${key.slice(1)}`,
      `Bearer ${secret}`,
    ]) {
      expect(sessions.checkBearer(wrong)).toBe(false);
    }
  });

  it('an empty key opens nothing', () => {
    expect(createSessions({ secret, key: '', port: 4812 }).checkBearer('Bearer ')).toBe(false);
  });
});
