import type { Ashlar } from './verb-outputs';

/**
 * What the server in front of Next hands to the pages and actions behind it. The two are built apart and share
 * no module, so it is passed through `globalThis`.
 */
export type Host = {
  ashlar: Ashlar;
  /** True when the request carries this session's cookie or bearer. Every action asks again, behind the gate. */
  verifySession(headers: { cookie: string | null; authorization: string | null }): boolean;
  port: number;
  /** The address with a fresh one-time code. */
  newAddress(): string;
};

export const hostSymbol = Symbol.for('ashlar.host');
