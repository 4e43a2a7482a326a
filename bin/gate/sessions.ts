import { createHmac, randomBytes } from 'node:crypto';
import { cookieName, cookieValues } from './cookies';
import { OneTimeCodes } from './one-time-codes';
import { isSameSecret } from './same-secret';

/** 256 random bits, safe in URLs, headers and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export type Credentials = { cookie: string | null; authorization: string | null };

/** Who may come in: browsers by cookie, after a one-time code; tools by the bearer key of the key file. */
export type Sessions = {
  /** A code that signs one browser in, once. */
  newCode(): string;
  /** The cookie's value for a right code, which is used up by it; else null. */
  redeem(code: string): string | null;
  /** True for exactly one cookie of ours with a right value. */
  checkCookie(header: string | null): boolean;
  checkBearer(header: string | null): boolean;
  /** A request that shows a key is judged by the key alone: a cookie must not lend it what only browsers may do. */
  verify(credentials: Credentials): boolean;
};

/**
 * `secret` signs cookies and outlives restarts, so that open tabs stay signed in; `key` is the bearer of this start.
 * Both from `newSecret`.
 */
export function createSessions(options: { secret: string; key: string; port: number }): Sessions {
  const codes = new OneTimeCodes();
  const sign = (id: string) => createHmac('sha256', options.secret).update(`${options.port}:${id}`).digest('base64url');
  const checkCookie = (header: string | null) => {
    const values = cookieValues(header, cookieName(options.port));
    const [id, signature, ...rest] = (values[0] ?? '').split('.');
    if (values.length !== 1 || !id || !signature || rest.length) return false;
    return isSameSecret(signature, sign(id));
  };
  const checkBearer = (header: string | null) => {
    const key = /^Bearer ([A-Za-z0-9_-]+)$/i.exec(header ?? '')?.[1];
    return key !== undefined && isSameSecret(key, options.key);
  };
  return {
    newCode: () => codes.issue(newSecret()),
    redeem(code) {
      if (!codes.use(code)) return null;
      const id = newSecret();
      return `${id}.${sign(id)}`;
    },
    checkCookie,
    checkBearer,
    verify: ({ cookie, authorization }) => (authorization === null ? checkCookie(cookie) : checkBearer(authorization)),
  };
}
