import { existsSync } from 'node:fs';
import type { Connections } from '@/lib/domain/connections';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { agentEnvironment } from '@/lib/executors/claude/agent-environment';
import { bundledClaude } from '@/lib/executors/claude/bundled-claude';
import { type Greeting, greetClaude } from '@/lib/executors/claude/greet';
import { scrubEnvironment } from '@/lib/executors/shell/environment';
import { findClaude } from '@/lib/project/ask-claude-code';
import type { Context } from '@/lib/workspace/context';
import { otherAgents } from '@/lib/workspace/other-agents';

/** The oldest version that was measured to do what Ashlar relies on. */
const OLDEST = [2, 1, 197] as const;
const oldest = OLDEST.join('.');
/** A greeting starts a program and the project's servers: it is kept this long, in milliseconds. */
const FRESH_MS = 5 * 60_000;
const LIMIT_MS = 30_000;
const SERVERS_MS = 12_000;

type Agent = Connections['agent'];
type Kept = { key: string; at: number; greeting: Promise<Greeting>; askedAt: string; abort: AbortController };
const kept = new WeakMap<Context, Kept>();

/** What carries slash commands out here, and what it is connected to. Asks no model; `again` asks the program anew. */
export async function showConnections(
  context: Context,
  { again }: ParsedVerbInput<'connections'>,
): Promise<Connections> {
  const { projectDir, env } = context;
  const others = otherAgents({ projectDir, env, settings: context.settings() });
  return { ...(await showClaude(context, again)), others: await others };
}

async function showClaude(context: Context, again: boolean): Promise<Omit<Connections, 'others'>> {
  const { agent, trusted } = context.settings();
  const found = findProgram(context);
  const askedAt = context.clock.now();
  const told = (state: Agent['state'], message: string, hint: string | null) => ({
    agent: { state, message, hint, ...found, version: null, login: null, commands: null },
    servers: null,
    askedAt,
  });
  if (!agent.enabled) {
    return told('off', 'Claude Code is turned off for this project.', 'Commands run by your routes alone.');
  }
  if (!found.program) {
    const missing = agent.program !== null ? `There is no program ${agent.program}.` : 'Claude Code was not found.';
    return told('missing', missing, 'Install it with: npm install -g @anthropic-ai/claude-code, then ask again.');
  }
  if (!trusted) {
    const hint = 'Its settings can start programs, so it is asked only in a project you trust.';
    return told('untrusted', 'Claude Code was not asked: this project is not trusted.', hint);
  }
  const { greeting, askedAt: heardAt } = greetOnce(context, found.program, again, askedAt);
  const heard = await greeting;
  if (!heard.ok) {
    return told('broken', `Claude Code could not be asked: ${heard.message}`, 'Start it in a terminal to see more.');
  }
  const { version, login, commands, servers } = heard;
  return { agent: { ...judged(heard), ...found, version, login, commands }, servers, askedAt: heardAt };
}

function judged({ version, login }: Extract<Greeting, { ok: true }>): Pick<Agent, 'state' | 'message' | 'hint'> {
  if (version !== null && isOlder(version)) {
    const hint = 'Update it with: claude update';
    return {
      state: 'old',
      message: `Claude Code ${version} is older than ${oldest}, the oldest that was tried.`,
      hint,
    };
  }
  if (login === null) {
    const hint = 'Run claude in a terminal and log in, or set ANTHROPIC_API_KEY in the settings of this project.';
    return { state: 'no-login', message: 'Nobody is logged in to Claude Code.', hint };
  }
  return { state: 'ready', message: `Ready, logged in ${login}.`, hint: null };
}

function isOlder(version: string): boolean {
  const parts = version.split(/[.-]/).map(Number);
  for (const [i, wanted] of OLDEST.entries()) {
    const part = parts[i] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}

/** Ends a greeting that is under way, with everything it started. */
export async function endGreeting(context: Context): Promise<void> {
  const last = kept.get(context);
  last?.abort.abort();
  await last?.greeting;
}

/** Two tabs and a second look start one program. */
function greetOnce(context: Context, program: string, again: boolean, askedAt: string): Kept {
  const { agent: _, environment } = context.settings();
  const key = JSON.stringify([program, environment, context.factsBook.diskVersion()]);
  const last = kept.get(context);
  if (last && !again && last.key === key && performance.now() - last.at < FRESH_MS) return last;
  const env = agentEnvironment(scrubEnvironment(context.env), environment, '');
  last?.abort.abort();
  const abort = new AbortController();
  const limits = { limitMs: LIMIT_MS, serversMs: SERVERS_MS, signal: abort.signal };
  const greeting = greetClaude({ program, cwd: context.projectDir, env, ...limits });
  const next = { key, at: performance.now(), greeting, askedAt, abort };
  kept.set(context, next);
  return next;
}

function findProgram({ projectDir, env, settings }: Context): Pick<Agent, 'program' | 'from'> {
  const { program } = settings().agent;
  if (program !== null) {
    return existsSync(program) ? { program, from: 'settings' } : { program: null, from: null };
  }
  const own = findClaude(projectDir, env);
  if (own) return { program: own, from: 'path' };
  const bundled = bundledClaude();
  return bundled ? { program: bundled, from: 'bundled' } : { program: null, from: null };
}
