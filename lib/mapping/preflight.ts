import { splitArgv } from '@/lib/domain/argv';
import type { CatalogEntry } from '@/lib/domain/command';
import type { Answer } from '@/lib/domain/mapping';
import type { DeadPreflight, Preflight } from '@/lib/domain/preflight';
import type { Route } from '@/lib/domain/project';
import { indexEntries } from './entry-index';
import { nearestCommands } from './nearest';

/**
 * `agent` is true when an agent runs whatever slash command is installed; `noAgent` says why none does and what to do
 * about it.
 */
export type AgentHere = { agent: boolean; noAgent?: string | null };

/** What carries commands out here. */
export type Executors = AgentHere & {
  entries: readonly CatalogEntry[];
  routes: Readonly<Record<string, Route>>;
  /** Where commands, or `prompt`, have agents of their own. */
  agentFor?: (command: string) => AgentHere;
};

/** Says before Run whether an answer can be carried out here. */
export function preflight(answer: Answer | null, executors: Executors): Preflight {
  if (answer === null) return { state: 'not-needed' };
  switch (answer.kind) {
    case 'done-by-me':
    case 'skip':
      return { state: 'not-needed' };
    case 'shell':
      return checkShell(answer.text);
    case 'prompt':
      return checkPrompt(executors);
    case 'command':
      return checkCommand(answer.command, executors);
  }
}

function checkShell(text: string): Preflight {
  const split = splitArgv(text);
  return split.ok ? { state: 'ready', how: `runs ${split.argv[0]}` } : { state: 'no-executor', message: split.message };
}

function checkPrompt(here: Executors): Preflight {
  const { agent, noAgent } = here.agentFor?.('prompt') ?? here;
  const route = routeOf(here.routes, 'prompt');
  if (route) return { state: 'ready', how: `runs ${programOf(route)}` };
  if (agent) return { state: 'ready', how: 'the agent gets the prompt' };
  return {
    state: 'no-executor',
    message: `Nothing here takes a prompt${because(noAgent)}: add a route named “prompt” to your settings, or choose another answer.`,
  };
}

function checkCommand(command: string, here: Executors): Preflight {
  const { entries, routes } = here;
  const route = routeOf(routes, command);
  if (route) return { state: 'ready', how: `runs ${programOf(route)}` };
  const dead = checkInstalled(command, entries);
  if (dead) return dead;
  const { agent, noAgent } = here.agentFor?.(command) ?? here;
  if (agent) return { state: 'ready', how: 'the agent runs it' };
  return {
    state: 'no-executor',
    message: `${command} is installed, but nothing here carries it out${because(noAgent)}: add a route for it to your settings, or choose another answer.`,
  };
}

const because = (noAgent: string | null | undefined): string => (noAgent ? ` (${noAgent})` : '');

/** Why a command is dead by the catalog alone, whatever carries it out; null when it can be used. */
export function checkInstalled(command: string, entries: readonly CatalogEntry[]): DeadPreflight | null {
  const index = indexEntries(entries);
  const found = index.byName.get(command) ?? [];
  const rivals = pluginsOf(found);
  if (rivals.length > 1) {
    const message = `${command} stands in ${rivals.length} plugins, ${listed(rivals)}: turn all but one of them off, or choose another command.`;
    return { state: 'ambiguous', message, nearest: nearestCommands(command, index.usable) };
  }
  if (found.some(({ state }) => state === 'installed')) return null;
  const off = found.find(({ state }) => state === 'disabled' || state === 'unlisted');
  if (off) {
    const message = `${command} cannot be used. ${off.remark ?? ''}`.trim();
    return { state: 'disabled', message, nearest: nearestCommands(command, index.usable) };
  }
  const namesakes = command.includes(':') ? [] : (index.byShortName.get(command.slice(1)) ?? []);
  const nearest = [...new Set([...namesakes, ...nearestCommands(command, index.usable)])];
  if (namesakes.length > 1) {
    const message = `${command} could be ${listed(namesakes)}: write the one that is meant.`;
    return { state: 'ambiguous', message, nearest };
  }
  return { state: 'missing', message: `${command} is not installed, and no route carries it out.`, nearest };
}

/** Enabled plugins that make the same command: which of them would run is left to chance. */
function pluginsOf(found: readonly CatalogEntry[]): string[] {
  const live = found.filter(({ state }) => state === 'installed' || state === 'shadowed');
  // A command of the user's or the project's own wins over any plugin, by rule.
  if (live.some(({ plugin, state }) => plugin === null && state === 'installed')) return [];
  return [...new Set(live.flatMap(({ plugin }) => plugin ?? []))];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

function routeOf(routes: Executors['routes'], name: string): Route | undefined {
  return Object.hasOwn(routes, name) ? routes[name] : undefined;
}

/** The program as a person knows it: its name, and the script where an interpreter runs one. */
function programOf({ argv }: Route): string {
  const [program = '', script = ''] = argv;
  const name = program.split(/[\\/]/).at(-1) ?? program;
  return /^[\w.-]+\/|\.[cm]?[jt]s$|\.(py|rb|sh)$/.test(script) ? `${name} ${script}` : name;
}
