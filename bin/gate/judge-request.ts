import { checkBody } from './check-body';
import { checkDoubledHeaders, checkMethod } from './check-headers';
import { checkHost, checkOriginGiven, checkSite } from './check-origin';
import { checkTarget } from './check-target';
import { type Refusal, refuse } from './refusal';
import { pathOf, type RequestFacts } from './request-facts';
import type { Sessions } from './sessions';

export type Verdict =
  | { kind: 'refuse'; refusal: Refusal }
  /** A one-time code was right: set the cookie and leave the code behind. */
  | { kind: 'sign-in'; cookie: string }
  | { kind: 'pass' };

/**
 * Decides about one request, in front of everything else. What needs no secret comes first, so that a hostile page
 * learns nothing from the order; a one-time code is used up only by a request that passed all of that.
 */
export function judgeRequest(facts: RequestFacts, port: number, sessions: Sessions): Verdict {
  const refusal = checkAddress(facts, port) ?? checkMethod(facts) ?? checkSite(facts);
  if (refusal) return { kind: 'refuse', refusal };
  if (facts.method === 'GET' && pathOf(facts) === '/auth') return signIn(facts, sessions);
  const later = checkSession(facts, sessions) ?? checkOriginGiven(facts) ?? checkBody(facts);
  return later ? { kind: 'refuse', refusal: later } : { kind: 'pass' };
}

/** No socket is ever upgraded: says why not, in the same order as for a request. */
export function judgeUpgrade(facts: RequestFacts, port: number, sessions: Sessions): Refusal {
  return (
    checkAddress(facts, port) ??
    checkSite(facts) ??
    checkSession(facts, sessions) ??
    refuse(400, 'E_UPGRADE', 'Ashlar has no WebSockets: follow a run with its event stream.')
  );
}

function checkAddress(facts: RequestFacts, port: number): Refusal | null {
  return checkTarget(facts) ?? checkDoubledHeaders(facts) ?? checkHost(facts, port);
}

function checkSession(facts: RequestFacts, sessions: Sessions): Refusal | null {
  const { cookie = null, authorization = null } = facts.headers;
  return sessions.verify({ cookie, authorization }) ? null : signedOut();
}

function signIn(facts: RequestFacts, sessions: Sessions): Verdict {
  const code = new URLSearchParams(facts.target.split('?')[1] ?? '').get('code') ?? '';
  const cookie = sessions.redeem(code);
  return cookie ? { kind: 'sign-in', cookie } : { kind: 'refuse', refusal: signedOut() };
}

const signedOut = () =>
  refuse(
    401,
    'E_NO_SESSION',
    'This browser is not signed in to this dashboard, or the address was used before.',
    'Each address from the terminal opens the dashboard once. Run `ashlar open` in the project for a new one.',
  );
