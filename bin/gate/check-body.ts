import { type Refusal, refuse } from './refusal';
import { isApi, type RequestFacts } from './request-facts';

/** The largest body read, in bytes. */
export const BODY_BYTES_MAX = 1024 * 1024;

/** What can be said of a body before it is read. */
export function checkBody(facts: RequestFacts): Refusal | null {
  const { 'content-length': length, 'transfer-encoding': encoding, 'content-type': type = '' } = facts.headers;
  if (facts.method !== 'POST') {
    const hasBody = encoding !== undefined || (length !== undefined && length !== '0');
    return hasBody ? refuse(400, 'E_BODY', `A ${facts.method} request has no body.`) : null;
  }
  if (Number(length ?? 0) > BODY_BYTES_MAX) return tooLarge();
  // A form of another page can send text/plain without asking first, and never JSON.
  if (isApi(facts) && !/^application\/json\s*(;|$)/i.test(type)) {
    return refuse(415, 'E_CONTENT_TYPE', 'The API reads application/json only.');
  }
  return null;
}

export const tooLarge = () => refuse(413, 'E_TOO_LARGE', 'The request is larger than 1 MiB.');
