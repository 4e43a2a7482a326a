import { agentTitles, type ToldAgent } from '@/lib/domain/agent-name';
import type { CatalogEntry } from '@/lib/domain/command';
import { type Answer, answerLabel } from '@/lib/domain/mapping';
import type { Settings } from '@/lib/domain/project';
import type { RunTask } from '@/lib/domain/run';
import type { Resolution } from '@/lib/engine/ports';
import { commandPrompt } from '@/lib/executors/agents/command-prompt';
import { agentCommand, agentPrograms } from '@/lib/executors/agents/programs';
import { taskPrompt } from '@/lib/executors/claude/prompt-text';
import { effectOf } from '@/lib/mapping/effect';
import { readCommandText } from '@/lib/project/command-text';

type By = { agent: ToldAgent; program: string; projectDir: string; entries: () => readonly CatalogEntry[] };

/**
 * An agent that knows no slash commands is told a command's own text and the task as data, on its standard input.
 * A command without a readable text has no way to it.
 */
export function byToldAgent(
  answer: Extract<Answer, { kind: 'command' | 'prompt' }>,
  task: RunTask,
  settings: Settings,
  { agent, program, projectDir, entries }: By,
): Resolution {
  const { environment, attemptTimeoutMs: timeoutMs, idleTimeoutMs: idleMs, budget } = settings;
  const told = promptOf(answer, task, entries);
  if (!told.ok) {
    const message = `${agentTitles[agent]} has to be told what a command says, and ${told.message}.`;
    const hint = 'Choose Claude Code or a route for it, choose another command, or do it yourself.';
    return { ok: false, problem: { code: 'E_NO_ROUTE', message, hint } };
  }
  const { permissionMode } = settings.agent;
  const { argv, env } = agentCommand(agentPrograms[agent], { file: program, folder: projectDir, permissionMode });
  const isNone = answer.effect === 'none' || (answer.kind === 'command' && effectOf(answer.command) === 'none');
  return {
    ...{ ok: true, executor: agent, command: answerLabel(answer), argv, prompt: told.text },
    // The person's own word goes before ours.
    env: { ...env, ...environment },
    ...{ effect: isNone ? 'none' : 'files', timeoutMs, idleMs, budgetUsd: budget.taskUsd },
  };
}

type Told = { ok: true; text: string } | { ok: false; message: string };

function promptOf(answer: Parameters<typeof byToldAgent>[0], task: RunTask, entries: By['entries']): Told {
  if (answer.kind === 'prompt') return { ok: true, text: taskPrompt({ text: answer.text, task: task.description }) };
  const { command, args } = answer;
  const entry = entries().find(
    (each) => each.state === 'installed' && [each.command, ...each.aliases].includes(command),
  );
  const found = readCommandText(entry ?? { file: null }, args);
  if (!found.ok) return { ok: false, message: `${command} ${found.message}` };
  return { ok: true, text: commandPrompt({ command, text: found.text, task: task.description }) };
}
