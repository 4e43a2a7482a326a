import type { Failure } from '@/lib/domain/failure';
import { limitUntil, tellsOfLimit } from '@/lib/executors/claude/limit-until';

export type FailureWords = { kind: Failure['kind']; code: string; until: string | null };

const login =
  /not logged in|log ?in (?:again|first|to)|please (?:log|sign) ?in|un-?authori[sz]ed|\b401\b|invalid (?:api )?key|incorrect api key|no api key|authenticat|set an auth method|credentials|token (?:is )?(?:expired|invalid)/i;
const quota =
  /quota exceeded|exceeded your (?:current )?quota|insufficient_quota|resource_exhausted|usage_limit_reached/i;
const passing =
  /\b(?:408|409|429|5\d\d)\b|too many requests|rate.?limit|overloaded|unavailable|timed? ?out|econn|enotfound|eai_again|network|socket|connection|disconnected|fetch failed|stream (?:closed|error)|try again later/i;
const broken =
  /\b(?:400|403|404|422)\b|model .{0,80}(?:not found|not supported|does not exist)|not supported when|context (?:length|window)/i;

/** What kind of failure an agent's words tell of. Those that tell of none are of an unknown kind. */
export function failureOfWords(text: string, now: Date): FailureWords {
  if (tellsOfLimit(text) || quota.test(text)) {
    return { kind: 'usage-limit', code: 'E_USAGE_LIMIT', until: limitUntil(text, now) };
  }
  if (login.test(text)) return { kind: 'permanent', code: 'E_LOGIN', until: null };
  if (broken.test(text)) return { kind: 'permanent', code: 'E_AGENT_API', until: null };
  if (passing.test(text)) return { kind: 'transient', code: 'E_AGENT_BUSY', until: null };
  return { kind: 'unknown', code: 'E_AGENT', until: null };
}
