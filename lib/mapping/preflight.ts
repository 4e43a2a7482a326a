import { splitArgv } from '@/lib/domain/argv';
import type { Preflight } from '@/lib/domain/board';
import type { Catalog } from '@/lib/domain/command';
import type { Answer } from '@/lib/domain/mapping';
import type { Route } from '@/lib/domain/project';
import { nearestCommands } from './nearest';

/** What carries commands out here. `agent` is true when an agent runs whatever slash command is installed. */
export type Executors = { catalog: Catalog; routes: Readonly<Record<string, Route>>; agent: boolean };

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

function checkPrompt({ routes, agent }: Executors): Preflight {
  const route = routeOf(routes, 'prompt');
  if (route) return { state: 'ready', how: `runs ${programOf(route)}` };
  if (agent) return { state: 'ready', how: 'the agent gets the prompt' };
  return {
    state: 'no-executor',
    message: 'Nothing here takes a prompt: add a route named “prompt” to your settings, or choose another answer.',
  };
}

function checkCommand(command: string, { catalog, routes, agent }: Executors): Preflight {
  const route = routeOf(routes, command);
  if (route) return { state: 'ready', how: `runs ${programOf(route)}` };
  if (!catalog.some((known) => known.command === command)) {
    return {
      state: 'missing',
      message: `${command} is not installed, and no route carries it out.`,
      nearest: nearestCommands(command, catalog),
    };
  }
  if (agent) return { state: 'ready', how: 'the agent runs it' };
  return {
    state: 'no-executor',
    message: `${command} is installed, but nothing here carries it out: add a route for it to your settings, or choose another answer.`,
  };
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
