import type { Step } from '@/lib/domain/step';
import { bounded, oneLine, resultMax, textMax } from './bounds';
import { countOf, type Fields, fieldsOf, momentOf, textOf } from './fields';
import { add, addRepeated, type Line } from './reading';

type OfSystem = (line: Line, message: Fields) => Step[];

const note =
  (words: (message: Fields) => string): OfSystem =>
  (line, message) => {
    const text = words(message);
    return text.trim() === '' ? [] : [add(line, { type: 'note', text: bounded(text, textMax, line.safe) })];
  };

/** What the agent's program says of itself, as far as it is worth a line; the rest makes no step. */
const bySubtype: Record<string, OfSystem> = {
  init: ofInit,
  api_retry: ofRetry,
  permission_denied: ofDenial,
  compact_boundary: note(({ compact_metadata }) => {
    const tokens = countOf(fieldsOf(compact_metadata).pre_tokens);
    return `The conversation was shortened${tokens ? `; it had ${tokens.toLocaleString('en-US')} tokens` : ''}.`;
  }),
  local_command_output: note((message) => textOf(message.content)),
  informational: note((message) => (message.level === 'info' ? '' : textOf(message.content))),
  notification: note((message) => (message.priority === 'low' ? '' : textOf(message.text))),
  model_refusal_fallback: note(() => 'The model refused; another one goes on.'),
  model_refusal_no_fallback: note(() => 'The model refused.'),
  session_writes_lost: note(() => 'The agent could not save its session: it may not be possible to resume it.'),
};

export function stepsOfSystem(line: Line, message: Fields): Step[] {
  const subtype = textOf(message.subtype);
  const ofSubtype = Object.hasOwn(bySubtype, subtype) ? bySubtype[subtype] : undefined;
  return ofSubtype?.(line, message) ?? [];
}

/** Every message of the person begins with this once more; only the first one is news. */
function ofInit(line: Line, message: Fields): Step[] {
  const { reading, safe } = line;
  reading.cwd = textOf(message.cwd) || reading.cwd;
  if (reading.greeted) return [];
  reading.greeted = true;
  const version = textOf(message.claude_code_version);
  const parts = [
    `Claude Code${version ? ` ${version}` : ''}`,
    textOf(message.model) && `model ${textOf(message.model)}`,
    textOf(message.permissionMode) && `permission mode ${textOf(message.permissionMode)}`,
  ];
  return [add(line, { type: 'note', text: oneLine(parts.filter(Boolean).join(', '), safe) })];
}

function ofRetry(line: Line, message: Fields): Step[] {
  const tries = countOf(message.attempt);
  const status = countOf(message.error_status);
  const error = oneLine(textOf(message.error).replaceAll('_', ' '), line.safe, 100) || 'no answer';
  const text = status ? `${error} (HTTP ${status})` : error;
  const delayMs = Math.min(countOf(Math.round(Number(message.retry_delay_ms))), 86_400_000);
  return [addRepeated(line, 'retry', () => ({ type: 'retry', message: text, tries, delayMs }))];
}

/** The refusal comes before the result of the call, which tells the model. */
function ofDenial({ reading, safe }: Line, message: Fields): Step[] {
  const id = safe(textOf(message.tool_use_id)).slice(0, 200);
  reading.denied.add(id);
  const call = reading.open.get(id);
  if (!call) return [];
  const why = textOf(message.decision_reason) || textOf(message.message);
  const step = { ...call, state: 'denied' as const, result: bounded(why, resultMax, safe) };
  reading.open.set(id, step);
  return [step];
}

/** Limits of the person's plan, once they are near. */
export function stepsOfLimit(line: Line, message: Fields): Step[] {
  const info = fieldsOf(message.rate_limit_info);
  const status = textOf(info.status);
  if (status !== 'rejected' && status !== 'allowed_warning') return [];
  const kind = oneLine(textOf(info.rateLimitType).replaceAll('_', ' '), line.safe, 60);
  const used =
    typeof info.utilization === 'number' ? `, ${Math.round(Math.min(info.utilization, 1) * 100)} % used` : '';
  const what = `${kind ? `${kind} ` : ''}usage limit`;
  const text = status === 'rejected' ? `The ${what} is reached.` : `The ${what} is near${used}.`;
  return [addRepeated(line, 'limit', () => ({ type: 'limit', message: text, until: momentOf(info.resetsAt) }))];
}
