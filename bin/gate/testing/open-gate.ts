import { createServer, type IncomingHttpHeaders } from 'node:http';
import { attachGate } from '@/bin/gate/gate';
import { listen } from '@/bin/gate/listen';
import { createSessions, newSecret, type Sessions } from '@/bin/gate/sessions';
import { type RawAnswer, rawRequest } from './raw-request';

export type Arrival = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

export type OpenGate = {
  port: number;
  key: string;
  sessions: Sessions;
  /** A cookie header of a signed-in browser. */
  cookie: string;
  /** What came through to the pages, in order. */
  arrivals: Arrival[];
  /** `rest` are header lines; `Host` is added unless given. */
  ask(requestLine: string, rest?: string[], body?: string): Promise<RawAnswer>;
  close(): Promise<void>;
};

/** A gate on a real socket, in front of a handler that only notes what reaches it. */
export async function openGate(): Promise<OpenGate> {
  const arrivals: Arrival[] = [];
  const server = createServer({ requireHostHeader: false });
  const port = await listen(server, 0, 0);
  const key = newSecret();
  const sessions = createSessions({ secret: newSecret(), key, port });
  attachGate(server, {
    port,
    sessions,
    handler: async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = '', url = '', headers } = request;
      arrivals.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      if (url === '/broken') throw new Error('broken on purpose');
      response.setHeader('X-Powered-By', 'Pages');
      response.writeHead(200, {
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': 'public',
        'X-Frame-Options': 'ALLOW',
      });
      response.end('through');
    },
  });
  return {
    port,
    key,
    sessions,
    cookie: `ashlar_${port}=${sessions.redeem(sessions.newCode())}`,
    arrivals,
    ask(requestLine, rest = [], body = '') {
      const host = rest.some((line) => /^host:/i.test(line)) ? [] : [`Host: 127.0.0.1:${port}`];
      return rawRequest(port, [`${requestLine} HTTP/1.1`, ...host, ...rest], body);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
