import { IncomingMessage } from 'node:http';
import { ownCookies } from './cookies';

/**
 * The headers that go on to the pages. A list of what is let through and not of what is taken out: forwarding headers
 * and the framework's own internal ones (known and yet to come) never arrive from outside.
 */
const passed = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'next-action',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
  'origin',
  'range',
  'referer',
  'rsc',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'user-agent',
]);

/** The request as the pages get it: known headers only, the body read already, and the policy that names the nonce. */
export function innerRequest(outer: IncomingMessage, body: Buffer, contentSecurityPolicy: string): IncomingMessage {
  const inner = new IncomingMessage(outer.socket);
  inner.method = outer.method;
  inner.url = outer.url;
  inner.httpVersion = outer.httpVersion;
  inner.httpVersionMajor = outer.httpVersionMajor;
  inner.httpVersionMinor = outer.httpVersionMinor;
  for (const [name, value] of headersOf(outer, body, contentSecurityPolicy)) {
    inner.headers[name] = value;
    inner.rawHeaders.push(name, value);
  }
  if (body.length) inner.push(body);
  inner.push(null);
  inner.complete = true;
  return inner;
}

function headersOf(outer: IncomingMessage, body: Buffer, contentSecurityPolicy: string): [string, string][] {
  const kept = Object.entries(outer.headers).filter(
    (entry): entry is [string, string] => passed.has(entry[0]) && typeof entry[1] === 'string',
  );
  const headers = new Map(kept);
  const cookies = ownCookies(headers.get('cookie'));
  if (cookies) headers.set('cookie', cookies);
  else headers.delete('cookie');
  if (outer.method === 'POST') headers.set('content-length', String(body.length));
  headers.set('content-security-policy', contentSecurityPolicy);
  return [...headers];
}
