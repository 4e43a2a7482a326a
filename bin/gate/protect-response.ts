import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** The policy for one response. The nonce is Next's way to mark its own inline scripts. */
export function contentSecurityPolicy(nonce: string = randomBytes(16).toString('base64')): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of every answer, pages, files and refusals alike. */
export function protectiveHeaders(policy: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

/** Built files carry a hash in their names. They are kept by this browser alone: they are behind the login too. */
const builtFiles = 'private, max-age=31536000, immutable';

/**
 * Makes sure that the answer leaves with the protective headers, whatever the code behind the gate sets: they are put
 * on at the very last moment, together with the status.
 */
export function protectResponse(response: ServerResponse, policy: string, isBuiltFile: boolean): void {
  const writeHead = response.writeHead;
  const writeHeadWithReason = writeHead as (status: number, reason: string) => ServerResponse;
  response.writeHead = ((status: number, ...rest: (string | OutgoingHttpHeaders | undefined)[]) => {
    const reason = typeof rest[0] === 'string' ? rest[0] : undefined;
    setAll(response, rest.find((part) => typeof part === 'object') ?? {});
    for (const name of response.getHeaderNames()) {
      if (name === 'x-powered-by' || name.startsWith('access-control-')) response.removeHeader(name);
    }
    setAll(response, protectiveHeaders(policy));
    if (isBuiltFile && (status === 200 || status === 304)) response.setHeader('Cache-Control', builtFiles);
    return reason === undefined ? writeHead.call(response, status) : writeHeadWithReason.call(response, status, reason);
  }) as typeof response.writeHead;
}

/** Headers come to `writeHead` as an object, as a flat list or as a list of pairs. */
function setAll(response: ServerResponse, headers: OutgoingHttpHeaders | unknown[]): void {
  const entries = Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers);
  for (const [name, value] of entries) if (value !== undefined) response.setHeader(name, value);
}

function pairsOf(list: unknown[]): [string, string][] {
  if (Array.isArray(list[0])) return list as [string, string][];
  const flat = list as string[];
  return flat.filter((_, i) => i % 2 === 0).map((name, i) => [name, flat[2 * i + 1] ?? '']);
}
