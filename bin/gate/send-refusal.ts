import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { contentSecurityPolicy, protectiveHeaders } from './protect-response';
import type { Refusal } from './refusal';
import { refusalPage } from './refusal-page';

/** Answers with the refusal: a page for a person, JSON in the shape of every other problem for a tool. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { type, body } = render(refusal, request.headers.accept);
  response.statusCode = refusal.status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The same on a bare socket, where Node has made no response: upgrades and requests that could not be read. */
export function writeRefusal(socket: Duplex, refusal: Refusal, accept?: string): void {
  const { type, body } = render(refusal, accept);
  const headers = {
    ...protectiveHeaders(contentSecurityPolicy()),
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`;
  socket.end(`${[status, ...lines].join('\r\n')}\r\n\r\n${body}`);
}

function render(refusal: Refusal, accept = ''): { type: string; body: string } {
  if (accept.includes('text/html')) return { type: 'text/html; charset=utf-8', body: refusalPage(refusal) };
  const { code, message, hint } = refusal;
  return { type: 'application/json', body: `${JSON.stringify({ error: { code, message, hint } })}\n` };
}
