import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Options, Query, SDKResultMessage, SDKUserMessage } from '@anthropic-ai/claude-agent-sdk';
import { queryEnvironment } from './query-environment';

export type StructuredQuery = {
  /** Absolute path of `claude`; null: the one that comes with the Agent SDK. */
  program: string | null;
  /** Of this process; only what Claude Code needs of it is passed on. */
  env: NodeJS.ProcessEnv;
  model: string;
  system: string;
  prompt: string;
  /** JSON schema of the answer. */
  schema: Record<string, unknown>;
  /** US dollars. Claude Code looks at it after each request, so the last one may go beyond. */
  maxUsd: number;
  /** Milliseconds for the whole of it. */
  limitMs: number;
};

/** How it ended. `costUsd` is what Claude Code reports, null when it ended before it could. */
export type StructuredOutcome =
  | { kind: 'answered'; value: unknown; costUsd: number | null }
  | { kind: 'cancelled'; costUsd: number | null }
  | { kind: 'failed'; why: StructuredFailure; message: string; costUsd: number | null };

/** `start`: the program. `api`: the Messages API refused. `answer`: no answer of the asked form. */
export type StructuredFailure = 'start' | 'api' | 'answer' | 'budget' | 'time';

/** How long an interrupted agent gets to say what it cost, in milliseconds. */
const FAREWELL_MS = 2000;
/** The answer is one turn; the others are for an answer that did not fit the schema. */
const TURNS_MAX = 4;

/**
 * Asks Claude one question and takes the answer as JSON of the schema: without tools, without settings of any project,
 * in an empty folder and a session that is not kept. Throws nothing: every end is an outcome.
 */
export async function askStructured(asked: StructuredQuery, signal: AbortSignal): Promise<StructuredOutcome> {
  if (signal.aborted) return { kind: 'cancelled', costUsd: 0 };
  // Settings, memory files and hooks are read from the folder: in an empty one there are none.
  const cwd = mkdtempSync(join(tmpdir(), 'ashlar-ask-'));
  const abort = new AbortController();
  const ended = endSignal();
  const talk: { query: Query | null; timer?: NodeJS.Timeout; isLate: boolean } = { query: null, isLate: false };
  const stop = (): void => {
    // An interrupted agent still says what it cost; one that is killed does not.
    void talk.query?.interrupt().catch(() => undefined);
    talk.timer = setTimeout(() => abort.abort(), FAREWELL_MS);
  };
  const limit = setTimeout(() => {
    talk.isLate = true;
    stop();
  }, asked.limitMs);
  signal.addEventListener('abort', stop, { once: true });
  let result: SDKResultMessage | null = null;
  let problem: unknown = null;
  const heard: string[] = [];
  try {
    const { query } = await import('@anthropic-ai/claude-agent-sdk');
    talk.query = query({
      prompt: oneMessage(asked.prompt, ended.promise),
      options: optionsOf(asked, cwd, abort, heard),
    });
    if (signal.aborted) stop();
    for await (const message of talk.query) {
      if (message.type !== 'result') continue;
      result = message;
      break;
    }
  } catch (error) {
    problem = error;
  } finally {
    clearTimeout(limit);
    clearTimeout(talk.timer);
    signal.removeEventListener('abort', stop);
    ended.resolve();
    talk.query?.close();
    rmSync(cwd, { recursive: true, force: true, maxRetries: 3 });
  }
  if (talk.isLate) return lateOutcome(asked.limitMs, result);
  if (signal.aborted) return { kind: 'cancelled', costUsd: result?.total_cost_usd ?? null };
  return result ? outcomeOf(result) : startFailure(problem, heard);
}

function optionsOf(asked: StructuredQuery, cwd: string, abortController: AbortController, heard: string[]): Options {
  return {
    ...{ cwd, abortController, env: queryEnvironment(asked.env), model: asked.model, systemPrompt: asked.system },
    ...(asked.program && { pathToClaudeCodeExecutable: asked.program }),
    ...{ tools: [], settingSources: [], mcpServers: {}, strictMcpConfig: true, permissionMode: 'dontAsk' },
    ...{ settings: { disableAllHooks: true }, persistSession: false, maxTurns: TURNS_MAX, maxBudgetUsd: asked.maxUsd },
    outputFormat: { type: 'json_schema', schema: asked.schema },
    stderr: (text) => void (heard.length < 20 && heard.push(text)),
  };
}

function endSignal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** The input stays open until the end: only then can the agent be interrupted. */
async function* oneMessage(text: string, end: Promise<void>): AsyncGenerator<SDKUserMessage> {
  yield { type: 'user', message: { role: 'user', content: text }, parent_tool_use_id: null };
  await end;
}

function outcomeOf(result: SDKResultMessage): StructuredOutcome {
  const { total_cost_usd: costUsd } = result;
  const failed = (why: StructuredFailure, message: string): StructuredOutcome => ({
    ...{ kind: 'failed', why, message, costUsd },
  });
  if (result.subtype === 'success') {
    if (result.is_error) return failed('api', result.result || 'The request failed.');
    if (result.structured_output === undefined) return failed('answer', 'It answered in words.');
    return { kind: 'answered', value: result.structured_output, costUsd };
  }
  switch (result.subtype) {
    case 'error_max_budget_usd':
      return failed('budget', 'It reached the ceiling of its cost.');
    case 'error_max_structured_output_retries':
    case 'error_max_turns':
      return failed('answer', 'Its answers did not have the asked form.');
    default:
      return failed('api', result.errors[0] ?? 'The request failed.');
  }
}

function lateOutcome(limitMs: number, result: SDKResultMessage | null): StructuredOutcome {
  const message = `It gave no answer within ${Math.round(limitMs / 1000)} s.`;
  return { kind: 'failed', why: 'time', message, costUsd: result?.total_cost_usd ?? null };
}

function startFailure(problem: unknown, heard: string[]): StructuredOutcome {
  const said = heard.join('').trim().split('\n').at(-1);
  const message = said || (problem instanceof Error ? problem.message : 'It ended without an answer.');
  return { kind: 'failed', why: 'start', message, costUsd: null };
}
