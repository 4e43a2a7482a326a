import { type Refusal, refuse } from './refusal';
import { isApi, type RequestFacts } from './request-facts';

/**
 * The names under which the server may be called. A fixed list, because under DNS rebinding Host and Origin agree
 * with each other and both lie.
 */
export function allowedHosts(port: number): string[] {
  const names = ['127.0.0.1', 'localhost'];
  return port === 80 ? [...names, ...names.map((name) => `${name}:80`)] : names.map((name) => `${name}:${port}`);
}

export function checkHost(facts: RequestFacts, port: number): Refusal | null {
  if (allowedHosts(port).includes(facts.headers.host ?? '')) return null;
  return refuse(403, 'E_HOST', 'Ashlar does not answer to this host name.', `Use http://127.0.0.1:${port}/`);
}

/**
 * Refuses what a page of another origin caused, by Origin and by Fetch Metadata. Another port of this machine is
 * another origin. Following a link from elsewhere to a page is fine; framing, fetching and posting are not.
 */
export function checkSite(facts: RequestFacts): Refusal | null {
  const { origin, host } = facts.headers;
  if (origin !== undefined && origin !== `http://${host}`) return otherSite();
  const site = facts.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return null;
  if (facts.method === 'POST') return otherSite();
  if (site === 'none' || isFollowedLink(facts)) return null;
  return otherSite();
}

/** Browsers name the origin of every POST. Only a tool that shows the key itself may leave it out. */
export function checkOriginGiven(facts: RequestFacts): Refusal | null {
  if (facts.method !== 'POST' || facts.headers.origin !== undefined) return null;
  return facts.headers.authorization === undefined ? otherSite() : null;
}

function isFollowedLink(facts: RequestFacts): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = facts.headers;
  return facts.method === 'GET' && mode === 'navigate' && dest === 'document' && !isApi(facts);
}

const otherSite = () => refuse(403, 'E_ORIGIN', 'Another page asked for this, and Ashlar answers only its own.');
