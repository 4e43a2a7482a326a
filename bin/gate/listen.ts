import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AshlarError } from '@/lib/domain/errors';

/**
 * Listens on the loopback address alone and answers the port. `wanted` must be free; without it (0) the `remembered`
 * one is tried, so that open tabs find the dashboard again, and then any free one is taken.
 * @throws E_PORT
 */
export async function listen(server: Server, wanted: number, remembered: number): Promise<number> {
  if (wanted) return listenOn(server, wanted).catch((error) => Promise.reject(inUse(wanted, error)));
  if (remembered) {
    const port = await listenOn(server, remembered).catch(() => null);
    if (port) return port;
  }
  return listenOn(server, 0);
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function inUse(port: number, cause: NodeJS.ErrnoException): AshlarError {
  if (cause.code !== 'EADDRINUSE') {
    return new AshlarError('E_PORT', `Port ${port} cannot be used (${cause.code}).`, 'Use another one.', cause);
  }
  return new AshlarError(
    'E_PORT',
    `Port ${port} is in use.`,
    'Use another one, or leave --port out to get a free one.',
    cause,
  );
}
