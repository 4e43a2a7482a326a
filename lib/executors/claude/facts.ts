import type { SDKMessage } from '@anthropic-ai/claude-agent-sdk';
import { type AgentFacts, noAgentFacts } from '@/lib/domain/agent';
import { oneLine } from './normalise/bounds';
import { type Fields, fieldsOf } from './normalise/fields';

/** What is known of an agent, gathered message by message. */
export type FactsBook = {
  take(message: SDKMessage): void;
  /** A tool call that was refused; counted once, whoever tells of it. */
  refused(toolUseId: string, tool: string, input: Fields): void;
  /** US dollars of the whole session by now, as Claude Code counts them. */
  sessionCost(usd: number): void;
  /** What the session had cost before this attempt. */
  costBefore(usd: number): void;
  current(): AgentFacts;
};

const refusedMax = 5;
/** Answers of a person, not permissions. */
const questionTools = new Set(['AskUserQuestion', 'ExitPlanMode']);

export function createFactsBook(safe: (text: string) => string): FactsBook {
  const facts: AgentFacts = { ...noAgentFacts };
  const tokens = new Map<string, { input: number; output: number }>();
  const turns = new Set<string>();
  const calls = new Set<string>();
  const refusals = new Map<string, string>();
  let costBefore = 0;

  const cost = (usd: number): void => {
    // A version that counts from nought again with each resumed session says less than was there before.
    facts.costUsd = Math.max(0, usd >= costBefore ? usd - costBefore : usd);
  };
  const refused: FactsBook['refused'] = (id, tool, input) => {
    if (!questionTools.has(tool)) refusals.set(id, oneLine(`${tool}(${subjectOf(input)})`, safe, 120));
  };

  return {
    take(message) {
      if (message.type === 'system' && message.subtype === 'init') {
        facts.version = message.claude_code_version;
        facts.model = message.model;
      }
      if (message.type === 'assistant') {
        const { id, model, usage, content } = message.message;
        // Claude Code's own answers, to commands such as /context, are no turn of the model.
        const isModels = model !== '<synthetic>' && !message.error;
        if (!message.parent_tool_use_id && isModels) turns.add(id);
        if (usage) tokens.set(id, tokensOf(usage));
        for (const block of content) if (block.type === 'tool_use') calls.add(block.id);
      }
      if (message.type === 'stream_event' && message.event.type === 'message_delta') {
        const newest = [...tokens.values()].at(-1);
        if (newest) newest.output = Math.max(newest.output, message.event.usage?.output_tokens ?? 0);
      }
      if (message.type === 'system' && message.subtype === 'permission_denied') {
        refused(message.tool_use_id, message.tool_name, {});
      }
      if (message.type === 'result') {
        for (const { tool_use_id, tool_name, tool_input } of message.permission_denials ?? []) {
          refused(tool_use_id, tool_name, fieldsOf(tool_input));
        }
        cost(message.total_cost_usd);
      }
      if ('session_id' in message && message.session_id) facts.sessionId = message.session_id;
    },
    refused,
    sessionCost: cost,
    costBefore(usd) {
      costBefore = usd;
    },
    current() {
      const all = [...tokens.values()];
      return {
        ...facts,
        turns: turns.size,
        inputTokens: all.reduce((sum, { input }) => sum + input, 0),
        outputTokens: all.reduce((sum, { output }) => sum + output, 0),
        denials: refusals.size,
        toolCalls: calls.size,
        ...(refusals.size > 0 && { refused: [...refusals.values()].slice(0, refusedMax) }),
      };
    },
  };
}

type Usage = {
  input_tokens: number;
  output_tokens: number;
  cache_creation_input_tokens?: number | null;
  cache_read_input_tokens?: number | null;
};

/** What was read from a cache was sent as well. */
function tokensOf(usage: Usage): { input: number; output: number } {
  const cached = (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  return { input: usage.input_tokens + cached, output: usage.output_tokens };
}

function subjectOf(input: Fields): string {
  const subject = input.command ?? input.file_path ?? input.notebook_path ?? input.url;
  return typeof subject === 'string' ? subject : '';
}
