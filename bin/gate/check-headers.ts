import { type Refusal, refuse } from './refusal';
import type { RequestFacts } from './request-facts';

const atMostOnce = new Set(['host', 'origin', 'authorization', 'content-length', 'content-type', 'sec-fetch-site']);

/** A header that decides and comes twice is refused: the gate and what stands behind it might read different ones. */
export function checkDoubledHeaders(facts: RequestFacts): Refusal | null {
  const seen = new Set<string>();
  for (let i = 0; i < facts.rawHeaders.length; i += 2) {
    const name = (facts.rawHeaders[i] ?? '').toLowerCase();
    if (seen.has(name) && atMostOnce.has(name)) {
      return refuse(400, 'E_HEADER', `The request has more than one ${name} header.`);
    }
    seen.add(name);
  }
  return null;
}

/** Pages are read with GET and HEAD, and changed with POST. There is nothing for OPTIONS: no other origin is let in. */
export function checkMethod(facts: RequestFacts): Refusal | null {
  if (['GET', 'HEAD', 'POST'].includes(facts.method)) return null;
  return refuse(405, 'E_METHOD', `${facts.method} is not used here.`, 'Use GET, HEAD or POST.');
}
