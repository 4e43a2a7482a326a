import { createServer, type Server } from 'node:http';
import { attachGate, type Handler } from '@/bin/gate/gate';
import { readLastStart, retireKeyFile, writeKeyFile } from '@/bin/gate/key-file';
import { listen } from '@/bin/gate/listen';
import { loadPages, type Pages } from '@/bin/gate/pages';
import { createSessions, newSecret } from '@/bin/gate/sessions';
import { type Host, hostSymbol } from '@/lib/domain/host';
import type { Ashlar } from '@/lib/domain/verb-outputs';

export type ServerOptions = {
  ashlar: Ashlar;
  projectDir: string;
  /** 0 or nothing: the port of the last start if it is free, else any free one. */
  port?: number;
  /** Folder of the installed package, with the built pages. */
  packageRoot: string;
  env: NodeJS.ProcessEnv;
};

export type RunningServer = {
  /** The address with a one-time code: it opens the dashboard in one browser. */
  url: string;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  port: number;
  newCode(): string;
  /** Answers nobody any more, cuts open streams, and takes the key back. */
  close(): Promise<void>;
};

/** How long an answer under way may take when the server closes. */
const GRACE_MS = 500;

/**
 * Starts the dashboard of an open project on 127.0.0.1: the pages, with the gate in front of them.
 * @throws E_PORT when the port asked for is not to be had.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { ashlar, projectDir, packageRoot, env } = options;
  const last = readLastStart(projectDir, env);
  const server = createServer({ requireHostHeader: false });
  const port = await listen(server, options.port ?? 0, last?.port ?? 0);
  const origin = `http://127.0.0.1:${port}`;
  const secret = last?.secret ?? newSecret();
  const key = newSecret();
  const sessions = createSessions({ secret, key, port });
  const newAddress = () => `${origin}/auth?code=${sessions.newCode()}`;
  let pages: Pages | null = null;
  try {
    const loading = loadPages(packageRoot, port);
    attachGate(server, { port, sessions, handler: whenLoaded(loading) });
    writeKeyFile(projectDir, env, { key, secret, url: origin, port, pid: process.pid });
    publish({ ashlar, verifySession: sessions.verify, port, newAddress });
    pages = await loading;
  } catch (error) {
    await closeServer(server);
    retireKeyFile(projectDir, env, key);
    throw error;
  }
  const { close: closePages } = pages;
  return {
    url: newAddress(),
    origin,
    port,
    newCode: sessions.newCode,
    async close() {
      retireKeyFile(projectDir, env, key);
      await closeServer(server);
      await closePages();
    },
  };
}

/** Requests that come while the pages are loading wait for them. */
function whenLoaded(loading: Promise<Pages>): Handler {
  return async (request, response) => (await loading).handler(request, response);
}

/** The pages are built apart from this file and share no module with it. */
function publish(host: Host): void {
  (globalThis as { [hostSymbol]?: Host })[hostSymbol] = host;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
