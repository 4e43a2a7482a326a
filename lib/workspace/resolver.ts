import { isAbsolute, join } from 'node:path';
import { type ArgvResult, splitArgv } from '@/lib/domain/argv';
import type { CatalogEntry } from '@/lib/domain/command';
import type { Problem } from '@/lib/domain/errors';
import { type Answer, answerLabel } from '@/lib/domain/mapping';
import type { DeadPreflight } from '@/lib/domain/preflight';
import type { Settings } from '@/lib/domain/project';
import type { Run, RunTask } from '@/lib/domain/run';
import type { Resolution, Resolver } from '@/lib/engine/ports';
import { checksArgv } from '@/lib/executors/checks/checks-argv';
import { commandPrompt, taskPrompt } from '@/lib/executors/claude/prompt-text';
import { effectOf } from '@/lib/mapping/effect';
import { checkInstalled } from '@/lib/mapping/preflight';
import { buildRouteArgv } from '@/lib/project/route-argv';
import type { AgentMeans } from './agent-means';
import { splitChecks } from './check-lines';
import { byToldAgent } from './told-agent';
import { withVerify } from './verify-command';

/** Folder of an attempt's log, relative to the project. */
export const logFolder = '.claude/ashlar/logs';
/** File systems take 255 bytes; more stands behind it. */
const LOG_NAME_MAX = 120;

/**
 * Carries answers out by the user's own routes, and where there is none by an agent; rehearsals start nothing at
 * all. `entries` is asked at each start for the commands as they are installed then: a plugin may have gone while the
 * run went on; `agent` which agent a command gets, and whether it can be used by then.
 */
export function createResolver(
  projectDir: string,
  settings: () => Settings,
  entries: () => readonly CatalogEntry[],
  agent: (command: string) => AgentMeans,
): Resolver {
  return {
    resolve(run, task) {
      const { answer } = task;
      if (!answer) return refuse('E_NEEDS_MAPPING', 'it has no approved command.', 'Choose how it is done.');
      if (run.rehearsal) return rehearse(answer);
      // Asked at every start, not only at Run: trust may have been withdrawn since.
      if (!settings().trusted) return refuse('E_NOT_TRUSTED', 'this project is not trusted.', 'Trust it, then retry.');
      const own = settings();
      return withVerify(resolveAnswer(answer, run, task, own, { entries, agent, projectDir }), answer, own);
    },
    place: (run, task, n) => ({
      cwd: projectDir,
      logPath: join(logFolder, run.specId, run.id, `${logName(task)}-${n}.log`),
    }),
  };
}

/** The task's key, made a file's name; where that takes something from it, its place in the run keeps it one's own. */
function logName({ key, position }: RunTask): string {
  const name = key.replaceAll(/[^A-Za-z0-9.-]/g, '-').slice(0, LOG_NAME_MAX);
  return name === key ? name : `${name}_${position}`;
}

/** Absolute path of an attempt's log. */
export function logFile(projectDir: string, logPath: string): string {
  return isAbsolute(logPath) ? logPath : join(projectDir, logPath);
}

function resolveAnswer(answer: Answer, run: Run, task: RunTask, settings: Settings, here: Here): Resolution {
  const { routes, environment: env, attemptTimeoutMs: timeoutMs, idleTimeoutMs: idleMs } = settings;
  const command = answerLabel(answer);
  const shared = { ok: true, executor: 'shell', command, env, idleMs, prompt: null, budgetUsd: null } as const;
  if (answer.kind === 'shell') {
    const argv = shellArgv(answer.text, task);
    if (!argv.ok) return refuse('E_SHELL', argv.message, 'Correct the command.');
    return { ...shared, argv: argv.argv, effect: answer.effect, timeoutMs };
  }
  if (answer.kind !== 'command' && answer.kind !== 'prompt') {
    return refuse('E_INTERNAL', 'this answer needs no attempt.', null);
  }
  const name = answer.kind === 'command' ? answer.command : 'prompt';
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  const dead = route || answer.kind === 'prompt' ? null : checkInstalled(answer.command, here.entries());
  if (dead) return refuse('E_DEAD_COMMAND', dead.message, deadHint(dead));
  if (!route) {
    const means = here.agent(name);
    if (!means.can) return refuseAgent(name, means);
    if (means.agent === 'claude') return byClaude(answer, task, settings);
    return byToldAgent(answer, task, settings, { ...here, agent: means.agent, program: means.program });
  }
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

/** Beside the plan's tasks, a text of several lines is checks that are run one after another. */
function shellArgv(text: string, { role }: RunTask): ArgvResult {
  if (role === 'task') return splitArgv(text);
  const split = splitChecks(text);
  return split.ok ? { ok: true, argv: checksArgv(split.checks) } : split;
}

type AgentAnswer = Extract<Answer, { kind: 'command' | 'prompt' }>;
type Here = { projectDir: string; entries: () => readonly CatalogEntry[]; agent: (command: string) => AgentMeans };

/** Claude Code is told the command as it was approved, or the task's text as data. */
function byClaude(answer: AgentAnswer, task: RunTask, settings: Settings): Resolution {
  const { environment: env, attemptTimeoutMs: timeoutMs, idleTimeoutMs: idleMs, budget } = settings;
  const isCommand = answer.kind === 'command';
  const prompt = isCommand
    ? commandPrompt(answer.command, answer.args)
    : taskPrompt({ text: answer.text, task: task.description });
  const changesNothing = answer.effect === 'none' || (isCommand && effectOf(answer.command) === 'none');
  return {
    ...{ ok: true, executor: 'claude', command: answerLabel(answer), argv: [], env, prompt },
    ...{ effect: changesNothing ? 'none' : 'files', timeoutMs, idleMs, budgetUsd: budget.taskUsd },
  };
}

function refuseAgent(name: string, { message, hint }: Extract<AgentMeans, { can: false }>): Resolution {
  const others = noRouteHint(name);
  const first = `${hint[0]?.toUpperCase()}${hint.slice(1)}, or: ${others[0]?.toLowerCase()}${others.slice(1)}`;
  return refuse('E_NO_ROUTE', `nothing here carries out ${name}: it has no route, and ${message}.`, first);
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
    ? 'Add a route named “prompt” to your settings, or choose another answer.'
    : 'Add a route for it to your settings, choose another command, use a shell command, or do it yourself.';
}

function refuse(code: string, message: string, hint: string | null): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, message, hint } };
}
