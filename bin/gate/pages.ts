import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Handler } from './gate';

export type Pages = { handler: Handler; close(): Promise<void> };

/** Loads the built pages into this process, after building them where they are stale. */
export async function loadPages(packageRoot: string, port: number): Promise<Pages> {
  await buildStalePages(packageRoot);
  // React picks its build by this, and commands inherit an environment that was copied before.
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: packageRoot, hostname: '127.0.0.1', port, quiet: true, httpServer: noServer() });
  await inSilence(() => app.prepare());
  return { handler: app.getRequestHandler(), close: () => app.close() };
}

/** Next adds its own listener for upgrades to the server it finds, past the gate. Here it finds one that hears none. */
const noServer = () => new EventEmitter() as Server;

/** Next reports on stdout how it read its configuration; stdout is for the line with the address. */
async function inSilence(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => undefined;
  try {
    await work();
  } finally {
    console.log = log;
  }
}

async function buildStalePages(packageRoot: string): Promise<void> {
  const tool = join(packageRoot, 'bin', 'tools', 'build-parts.mjs');
  if (!existsSync(tool)) return;
  const { buildPages } = (await import(pathToFileURL(tool).href)) as { buildPages(): Promise<void> };
  await buildPages();
}
