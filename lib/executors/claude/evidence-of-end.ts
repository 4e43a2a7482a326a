import type { SDKAssistantMessageError, SDKMessage, SDKResultMessage } from '@anthropic-ai/claude-agent-sdk';
import { momentOf } from './normalise/fields';

/** What an agent's messages tell of how it ended. */
export type EndEvidence = {
  result: SDKResultMessage | null;
  /** Of the last message that is an error of the API. */
  error: SDKAssistantMessageError | null;
  /** HTTP status of the last failed request. */
  status: number | null;
  /** The wait that Claude Code kept before its last try, in milliseconds. */
  retryDelayMs: number | null;
  /** A usage limit was reached; `until` is null when nobody said when it ends. */
  limit: { until: string | null } | null;
};

export const noEvidence: EndEvidence = { result: null, error: null, status: null, retryDelayMs: null, limit: null };

/** Errors that no further try can heal. */
const hopeless = new Set<SDKAssistantMessageError>([
  ...(['authentication_failed', 'oauth_org_not_allowed', 'account_on_hold', 'verification_required'] as const),
  ...(['billing_error', 'cloud_credential_error', 'model_not_found'] as const),
]);

export const isHopeless = (error: SDKAssistantMessageError | null): boolean => error !== null && hopeless.has(error);

/** The evidence with one more message taken into account. */
export function withMessage(evidence: EndEvidence, message: SDKMessage): EndEvidence {
  if (message.type === 'system' && message.subtype === 'api_retry') {
    return {
      ...evidence,
      ...{
        error: message.error,
        status: message.error_status ?? evidence.status,
        retryDelayMs: message.retry_delay_ms,
      },
    };
  }
  if (message.type === 'assistant' && !message.parent_tool_use_id) {
    // An answer that came says that what was wrong before is over.
    return message.error ? { ...evidence, error: message.error } : { ...noEvidence, result: evidence.result };
  }
  if (message.type === 'rate_limit_event') {
    const { status, resetsAt } = message.rate_limit_info;
    return status === 'rejected' ? { ...evidence, limit: { until: momentOf(resetsAt) } } : evidence;
  }
  if (message.type !== 'result') return evidence;
  const status = message.subtype === 'success' ? message.api_error_status : null;
  return { ...evidence, result: message, status: status ?? evidence.status };
}
