import type { CanUseTool, PermissionResult, PermissionUpdate } from '@anthropic-ai/claude-agent-sdk';
import type { Question, QuestionReply } from '@/lib/domain/question';
import { bounded, inputMax, oneLine } from './normalise/bounds';
import { type Fields, isFields } from './normalise/fields';
import { safeJson } from './normalise/safe-json';
import { toolTitle } from './normalise/tool-title';

export type Asked = Parameters<CanUseTool>[2];

/** Longest input that a person can change. */
const editableMax = 262_144;

/** The question whether a tool may be used, as a person sees it. */
export function permissionQuestion(
  tool: string,
  input: Fields,
  asked: Asked,
  { cwd, safe, now }: { cwd: string; safe: (text: string) => string; now: string },
): Extract<Question, { kind: 'permission' }> {
  const shown = safeJson(input, safe);
  // What was masked or made visible would come back changed: such an input is allowed or denied as it is.
  const editable = tool !== 'ExitPlanMode' && shown.length <= editableMax && shown === JSON.stringify(input, null, 2);
  return {
    ...{ id: asked.toolUseID, askedAt: now, kind: 'permission', tool: oneLine(tool, safe) },
    title: tool === 'ExitPlanMode' ? 'Carry out this plan?' : toolTitle(tool, input, cwd, safe),
    reason: asked.decisionReason ? oneLine(asked.decisionReason, safe, 400) : null,
    input: editable ? shown : bounded(shown, Math.max(inputMax, 65_536), safe),
    editable,
    always: alwaysWords(asked, safe),
  };
}

/** The reply as Claude Code takes it; null when it cannot be used for this question. */
export function permissionResult(reply: QuestionReply, input: Fields, asked: Asked): PermissionResult | null {
  if (reply.type === 'deny') {
    const message = reply.reason.trim() || 'The person denied this. Do without it, or end and say what is missing.';
    return { behavior: 'deny', message };
  }
  if (reply.type !== 'allow') return null;
  const changed = reply.input === null ? input : parsedInput(reply.input);
  if (!changed) return null;
  const always = reply.always ? sessionUpdates(asked) : [];
  return {
    ...{ behavior: 'allow', updatedInput: { ...changed } },
    ...(always.length > 0 && { updatedPermissions: always }),
  };
}

/** What Claude Code suggests to allow from now on, for this session alone and never more than edits or rules. */
function sessionUpdates({ suggestions = [], suppressAlwaysAllowRule }: Asked): PermissionUpdate[] {
  if (suppressAlwaysAllowRule) return [];
  return suggestions
    .filter((update) =>
      update.type === 'setMode'
        ? update.mode === 'acceptEdits'
        : update.type === 'addRules' && update.behavior === 'allow' && update.rules.length > 0,
    )
    .map((update) => ({ ...update, destination: 'session' as const }));
}

function alwaysWords(asked: Asked, safe: (text: string) => string): string | null {
  const words = sessionUpdates(asked).map((update) => {
    if (update.type !== 'addRules') return 'edits inside of the project';
    return update.rules
      .map(({ toolName, ruleContent }) => toolName + (ruleContent ? `(${ruleContent})` : ''))
      .join(', ');
  });
  return words.length > 0 ? oneLine(`${words.join(', ')}, until this attempt ends`, safe, 400) : null;
}

function parsedInput(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
