import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { BODY_BYTES_MAX, tooLarge } from './check-body';
import { setCookie } from './cookies';
import { innerRequest } from './inner-request';
import { judgeRequest, judgeUpgrade } from './judge-request';
import { contentSecurityPolicy, protectResponse } from './protect-response';
import { readBody } from './read-body';
import { refuse } from './refusal';
import { factsOf, pathOf } from './request-facts';
import { sendRefusal, writeRefusal } from './send-refusal';
import type { Sessions } from './sessions';

/** What stands behind the gate. Gets requests that were let through, with clean headers and a whole body. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/**
 * Puts the gate in front of a server that listens on `port`: nothing reaches `handler` but what this session's cookie
 * or key allows, and every answer leaves with the protective headers.
 */
export function attachGate(server: Server, options: { port: number; sessions: Sessions; handler: Handler }): void {
  const { port, sessions, handler } = options;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    admit(request, response).catch((error) => fail(request, response, error));
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    writeRefusal(socket, judgeUpgrade(factsOf(request), port, sessions), request.headers.accept);
  });
  server.on('clientError', (_error: Error, socket: Duplex) => {
    if (!socket.writable) socket.destroy();
    else writeRefusal(socket, refuse(400, 'E_REQUEST', 'This is not a request that Ashlar can read.'));
  });

  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const facts = factsOf(request);
    const policy = contentSecurityPolicy();
    protectResponse(response, policy, pathOf(facts).startsWith('/_next/static/'));
    const verdict = judgeRequest(facts, port, sessions);
    if (verdict.kind === 'refuse') return sendRefusal(request, response, verdict.refusal);
    if (verdict.kind === 'sign-in') return signIn(response, verdict.cookie);
    const body = await readBody(request, BODY_BYTES_MAX);
    if (body === 'too-large') return sendRefusal(request, response, tooLarge());
    await handler(innerRequest(request, body, policy), response);
  }

  /** The code is left behind: it stays in no history and in no address bar. */
  function signIn(response: ServerResponse, cookie: string): void {
    response.statusCode = 303;
    response.setHeader('Set-Cookie', setCookie(port, cookie));
    response.setHeader('Location', '/');
    response.end();
  }
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.writableEnded || request.socket.destroyed) return;
  console.error(error);
  if (response.headersSent) response.destroy();
  else
    sendRefusal(
      request,
      response,
      refuse(500, 'E_INTERNAL', 'Something broke in Ashlar.', 'The terminal has the details.'),
    );
}
