import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './listen';

const servers: Server[] = [];
const server = () => {
  const made = createServer();
  servers.push(made);
  return made;
};
afterEach(() => {
  for (const each of servers.splice(0)) each.close();
});

describe('where the server listens', () => {
  it('it listens on the loopback address alone', async () => {
    const own = server();
    await listen(own, 0, 0);
    expect((own.address() as AddressInfo).address).toBe('127.0.0.1');
  });

  it('a port asked for that is taken is an error that says so', async () => {
    const port = await listen(server(), 0, 0);
    await expect(listen(server(), port, 0)).rejects.toMatchObject({ code: 'E_PORT' });
  });

  it('the port of the last start is taken again when it is free', async () => {
    const first = server();
    const port = await listen(first, 0, 0);
    await new Promise((resolve) => first.close(resolve));
    expect(await listen(server(), 0, port)).toBe(port);
  });

  it('another port is taken when that of the last start is not free', async () => {
    const port = await listen(server(), 0, 0);
    const other = await listen(server(), 0, port);
    expect(other).not.toBe(port);
  });
});
