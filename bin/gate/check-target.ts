import { type Refusal, refuse } from './refusal';
import { pathOf, type RequestFacts } from './request-facts';

/**
 * Only plain origin-form targets. Whatever two parsers could read in two ways (another host in the target, `//`, `\`,
 * dot segments, broken or hidden escapes) is refused and not repaired.
 */
export function checkTarget(facts: RequestFacts): Refusal | null {
  const path = decoded(pathOf(facts));
  const isPrintable = /^[\x21-\x7e]+$/.test(facts.target);
  if (isPrintable && path?.startsWith('/') && !path.includes('//') && !hasDetour(path)) return null;
  return refuse(400, 'E_TARGET', 'This is not an address of the dashboard.', 'Open it without detours, from /.');
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function hasDetour(path: string): boolean {
  return /[\0-\x1f\x7f\\]/.test(path) || path.split('/').some((segment) => segment === '.' || segment === '..');
}
