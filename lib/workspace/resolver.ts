import { isAbsolute, join } from 'node:path';
import { splitArgv } from '@/lib/domain/argv';
import type { CatalogEntry } from '@/lib/domain/command';
import type { Problem } from '@/lib/domain/errors';
import { type Answer, answerLabel } from '@/lib/domain/mapping';
import type { DeadPreflight } from '@/lib/domain/preflight';
import type { Settings } from '@/lib/domain/project';
import type { Run, RunTask } from '@/lib/domain/run';
import type { Resolution, Resolver } from '@/lib/engine/ports';
import { effectOf } from '@/lib/mapping/effect';
import { checkInstalled } from '@/lib/mapping/preflight';
import { buildRouteArgv } from '@/lib/project/route-argv';

/** Folder of an attempt's log, relative to the project. */
const logFolder = '.claude/ashlar/logs';

/**
 * Carries answers out by the user's own routes; rehearsals start nothing at all. `entries` is asked at each start for
 * the commands as they are installed then: a plugin may have gone while the run went on.
 */
export function createResolver(
  projectDir: string,
  settings: () => Settings,
  entries: () => readonly CatalogEntry[],
): Resolver {
  return {
    resolve(run, task) {
      const { answer } = task;
      if (!answer) return refuse('E_NEEDS_MAPPING', 'it has no approved command.', 'Choose how it is done.');
      if (run.rehearsal) return rehearse(answer);
      // Asked at every start, not only at Run: trust may have been withdrawn since.
      if (!settings().trusted) return refuse('E_NOT_TRUSTED', 'this project is not trusted.', 'Trust it, then retry.');
      return resolveAnswer(answer, run, task, settings(), entries);
    },
    place: (run, task, n) => ({
      cwd: projectDir,
      logPath: join(logFolder, run.specId, run.id, `${task.key.replaceAll(/[^A-Za-z0-9.-]/g, '-')}-${n}.log`),
    }),
  };
}

/** Absolute path of an attempt's log. */
export function logFile(projectDir: string, logPath: string): string {
  return isAbsolute(logPath) ? logPath : join(projectDir, logPath);
}

function resolveAnswer(
  answer: Answer,
  run: Run,
  task: RunTask,
  settings: Settings,
  entries: () => readonly CatalogEntry[],
): Resolution {
  const { routes, environment: env, attemptTimeoutMs: timeoutMs } = settings;
  const command = answerLabel(answer);
  const shared = { ok: true, executor: 'shell', command, env, idleMs: null, prompt: null, budgetUsd: null } as const;
  if (answer.kind === 'shell') {
    const split = splitArgv(answer.text);
    if (!split.ok) return refuse('E_SHELL', split.message, 'Correct the command.');
    return { ...shared, argv: split.argv, effect: answer.effect, timeoutMs };
  }
  if (answer.kind !== 'command' && answer.kind !== 'prompt') {
    return refuse('E_INTERNAL', 'this answer needs no attempt.', null);
  }
  const name = answer.kind === 'command' ? answer.command : 'prompt';
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  const dead = route || answer.kind === 'prompt' ? null : checkInstalled(answer.command, entries());
  if (dead) return refuse('E_DEAD_COMMAND', dead.message, deadHint(dead));
  if (!route) return refuse('E_NO_ROUTE', `nothing here carries out ${name}.`, noRouteHint(name));
  const built = buildRouteArgv(route, {
    args: answer.kind === 'command' ? answer.args : '',
    task: task.description,
    spec: run.specId,
    prompt: answer.kind === 'prompt' ? answer.text : null,
  });
  if (!built.ok) return { ok: false, problem: built.problem };
  const changesNothing = answer.effect === 'none' || route.effect === 'none' || effectOf(name) === 'none';
  const effect = changesNothing ? 'none' : 'files';
  return { ...shared, argv: built.argv, effect, timeoutMs: route.timeoutMs ?? timeoutMs };
}

function rehearse(answer: Answer): Resolution {
  const command = answerLabel(answer);
  const nothing = { timeoutMs: null, idleMs: null, prompt: null, budgetUsd: null };
  return { ok: true, executor: 'rehearsal', command, argv: [], env: {}, effect: 'none', ...nothing };
}

function deadHint({ nearest }: DeadPreflight): string {
  const others = 'install it and retry, choose another command, add a route for it, or do it yourself.';
  const near = nearest.slice(0, 3).join(', ');
  return near ? `Nearest: ${near}. Or ${others}` : `I${others.slice(1)}`;
}

function noRouteHint(name: string): string {
  return name === 'prompt'
    ? 'Prompts need an agent: add a route named “prompt” to your settings, or choose another answer.'
    : 'Add a route for it to your settings, choose another command, use a shell command, or do it yourself.';
}

function refuse(code: string, message: string, hint: string | null): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, message, hint } };
}
