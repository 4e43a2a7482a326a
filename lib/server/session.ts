import 'server-only';
import { headers } from 'next/headers';
import { AshlarError } from '@/lib/domain/errors';
import { type Host, hostSymbol } from '@/lib/domain/host';

/**
 * The open project, for a request that carries this session's cookie or bearer. The gate in front has checked it
 * already; every action, route and page asks again, because ways around proxies have been found before.
 * Throws `E_NO_SESSION`.
 */
export async function requireSession(): Promise<Host> {
  const host = (globalThis as { [hostSymbol]?: Host })[hostSymbol];
  const given = await headers();
  const carried = { cookie: given.get('cookie'), authorization: given.get('authorization') };
  if (host?.verifySession(carried)) return host;
  throw new AshlarError('E_NO_SESSION', 'This window is not signed in.', 'Open the address that Ashlar printed.');
}
