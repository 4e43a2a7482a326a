import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** All that a decision about a request rests on. */
export type RequestFacts = {
  method: string;
  /** The request target as it came, not normalised. */
  target: string;
  headers: IncomingHttpHeaders;
  /** Names and values in turn, as they came: `headers` hides doubles. */
  rawHeaders: string[];
};

export function factsOf(request: IncomingMessage): RequestFacts {
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: request.headers,
    rawHeaders: request.rawHeaders,
  };
}

export const pathOf = (facts: RequestFacts): string => facts.target.split('?', 1)[0] ?? '';

export const isApi = (facts: RequestFacts): boolean => pathOf(facts) === '/api' || pathOf(facts).startsWith('/api/');
