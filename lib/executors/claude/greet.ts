import type { AccountInfo, McpServerStatus, Query } from '@anthropic-ai/claude-agent-sdk';
import type { McpServer } from '@/lib/domain/connections';
import { newId } from '@/lib/domain/ids';
import { safeText } from '@/lib/executors/output/safe-text';
import { attemptTag } from '@/lib/executors/processes/attempt-tag';
import { createAgentProcess } from './agent-process';

/** What Claude Code says of itself before any prompt: no request leaves the machine, nothing is paid. */
export type Greeting =
  | { ok: true; version: string | null; login: string | null; commands: number; servers: McpServer[] }
  | { ok: false; message: string };

export type GreetOptions = {
  /** Absolute path of `claude`. */
  program: string;
  cwd: string;
  env: Record<string, string>;
  /** For everything, in milliseconds. */
  limitMs: number;
  /** How long servers may take to connect before they are told as pending. */
  serversMs: number;
  /** Ends it early. */
  signal: AbortSignal;
};

const LOOK_MS = 300;
/** For ending by itself when its input does, and then from TERM to KILL, in milliseconds. */
const LEAVE_MS = 1500;

/** Starts the program, lets it say who it is, waits for its MCP servers, and ends it with all it started. Never throws. */
export async function greetClaude(options: GreetOptions): Promise<Greeting> {
  const { query } = await import('@anthropic-ai/claude-agent-sdk');
  let leave = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const { program: pathToClaudeCodeExecutable, cwd, signal } = options;
  const id = newId('attempt');
  // Neither telemetry nor a look for updates: nothing leaves the machine.
  const quiet = { CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', DISABLE_AUTOUPDATER: '1' };
  const env = { ...options.env, ...quiet, [attemptTag]: id };
  const agent = createAgentProcess(id, () => undefined);
  const talk = query({
    prompt: nothingUntil(over),
    options: {
      ...{ pathToClaudeCodeExecutable, cwd, env, settingSources: ['user', 'project', 'local'] },
      settings: { disableAllHooks: true },
      spawnClaudeCodeProcess: agent.spawn,
    },
  });
  const close = (): void => talk.close();
  const limit = setTimeout(close, options.limitMs);
  signal.addEventListener('abort', close, { once: true });
  try {
    if (signal.aborted) throw new Error('it was ended before it could answer');
    const [first, account] = [await talk.initializationResult(), await talk.accountInfo()];
    const servers = await settledServers(talk, options.serversMs);
    const version = (first as { claude_code_version?: string }).claude_code_version ?? null;
    return { ok: true, version, login: loginOf(account), commands: first.commands.length, servers };
  } catch (error) {
    const why = lastLine(agent.errors()) ?? (error as Error).message;
    return { ok: false, message: safeText(why).slice(0, 500) };
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', close);
    leave();
    close();
    await agent.ended(signal.aborted ? 0 : LEAVE_MS);
    await agent.terminate(LEAVE_MS);
  }
}

// biome-ignore lint/correctness/useYield: there is nothing to say, only to wait.
async function* nothingUntil(over: Promise<void>): AsyncGenerator<never> {
  await over;
}

/** Asks until every server has an answer or the time is up. */
async function settledServers(talk: Query, patienceMs: number): Promise<McpServer[]> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const servers = await talk.mcpServerStatus();
    const isWaiting = servers.some(({ status }) => status === 'pending');
    if (!isWaiting || performance.now() > until) return servers.map(toServer);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const states: Record<string, McpServer['state']> = {
  ...{
    connected: 'connected',
    failed: 'failed',
    'needs-auth': 'needs-login',
    pending: 'pending',
    disabled: 'disabled',
  },
};

function toServer({ name, status, scope, config, error, tools }: McpServerStatus): McpServer {
  return {
    name: safeText(name).slice(0, 200),
    state: states[status] ?? 'unknown',
    scope: scope ?? null,
    runs: config ? safeText(whatRuns(config as Record<string, unknown>)).slice(0, 500) || null : null,
    error: error ? safeText(error).slice(0, 500) : null,
    tools: tools?.length ?? null,
  };
}

/** The program or the address alone: arguments, queries and user names may hold keys. */
function whatRuns({ command, url }: Record<string, unknown>): string {
  if (typeof command === 'string') return command;
  if (typeof url !== 'string' || !URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

const providers: Record<string, string> = {
  ...{ bedrock: 'Amazon Bedrock', vertex: 'Google Vertex AI', foundry: 'Microsoft Foundry' },
  gateway: 'the gateway of your organisation',
};

/** In words, without anything that identifies an account beyond what the person knows anyway; null: not logged in. */
function loginOf(account: AccountInfo): string | null {
  const { email, subscriptionType, tokenSource, apiKeySource, apiProvider } = account;
  if (apiProvider && apiProvider !== 'firstParty') return `by ${providers[apiProvider] ?? apiProvider}`;
  const plan = subscriptionType ? ` (${subscriptionType})` : '';
  if (email) return `as ${safeText(email)}${plan}`;
  if (tokenSource && tokenSource !== 'none') return `by ${safeText(tokenSource)}${plan}`;
  if (apiKeySource && apiKeySource !== 'none') return `by the key in ${safeText(apiKeySource)}`;
  return null;
}

function lastLine(text: string): string | null {
  return text.trim().split('\n').at(-1)?.trim() || null;
}
