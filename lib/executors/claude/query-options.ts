import type { CanUseTool, HookCallback, Options, SpawnedProcess, SpawnOptions } from '@anthropic-ai/claude-agent-sdk';
import type { AttemptSpec } from '@/lib/domain/attempt';
import type { AgentSettings } from '@/lib/domain/project';
import type { Guard } from './guard';
import { fieldsOf } from './normalise/fields';

const modes = { ask: 'default', edits: 'acceptEdits', plan: 'plan' } as const;

/** Tools that begin something which outlives the attempt, or that work outside of the folder it is judged by. */
const unfit = ['CronCreate', 'ScheduleWakeup', 'EnterWorktree'];

/** How Claude Code is started for an attempt: as in the terminal, with the person's settings for the project on top. */
export function queryOptions(
  spec: AttemptSpec,
  agent: AgentSettings,
  parts: {
    program: string;
    env: Record<string, string>;
    guard: Guard;
    canUseTool: CanUseTool;
    /** Hears of calls that the guard refused. */
    refused: (toolUseId: string, tool: string, input: Readonly<Record<string, unknown>>) => void;
    spawn: (options: SpawnOptions) => SpawnedProcess;
  },
): Options {
  return {
    cwd: spec.cwd,
    env: parts.env,
    pathToClaudeCodeExecutable: parts.program,
    spawnClaudeCodeProcess: parts.spawn,
    systemPrompt: { type: 'preset', preset: 'claude_code' },
    settingSources: ['user', 'project', 'local'],
    permissionMode: modes[agent.permissionMode],
    canUseTool: parts.canUseTool,
    hooks: { PreToolUse: [{ hooks: [guardHook(parts.guard, parts.refused)] }] },
    disallowedTools: [...unfit, ...agent.forbidden],
    includePartialMessages: true,
    ...(agent.model && { model: agent.model }),
    ...(agent.maxTurns && { maxTurns: agent.maxTurns }),
    ...(spec.budgetUsd !== null && { maxBudgetUsd: spec.budgetUsd }),
    ...(spec.resume && { resume: spec.resume }),
  };
}

function guardHook(
  guard: Guard,
  refused: (toolUseId: string, tool: string, input: Readonly<Record<string, unknown>>) => void,
): HookCallback {
  return async (call) => {
    if (call.hook_event_name !== 'PreToolUse') return {};
    const input = fieldsOf(call.tool_input);
    const ruling = safely(guard, call.tool_name, input, call.cwd);
    if (ruling.kind === 'pass') return {};
    if (ruling.kind === 'deny') refused(call.tool_use_id, call.tool_name, input);
    return {
      hookSpecificOutput: {
        hookEventName: 'PreToolUse',
        permissionDecision: ruling.kind,
        permissionDecisionReason: ruling.reason,
      },
    };
  };
}

/** A guard that fails must not let pass. */
function safely(guard: Guard, tool: string, input: Readonly<Record<string, unknown>>, cwd: string): ReturnType<Guard> {
  try {
    return guard(tool, input, cwd);
  } catch (error) {
    return { kind: 'deny', reason: `It could not be judged: ${(error as Error).message}` };
  }
}
