import { resolve } from 'node:path';
import type { ToldAgent } from '@/lib/domain/agent-name';
import type { AttemptReport, AttemptSpec, Executor } from '@/lib/domain/attempt';
import { goOnPrompt } from '@/lib/executors/claude/prompt-text';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import type { AgentProgram } from './agent-program';
import { createAgentReader } from './agent-reader';
import { createLogLines } from './log-lines';
import { agentPrograms } from './programs';
import { judgeAgentEnd } from './verdict';

type Emit = (report: AttemptReport) => void;

/**
 * Carries out attempts by an agent's program. The process is the `shell` executor's in every respect: its group, log,
 * exit file, stop and life without a server. What the agent says is read from the log as it grows.
 */
export function createAgentExecutor(agent: AgentProgram, shell: Executor): Executor {
  const { adopt, settled } = shell;
  return {
    execute: (spec, context) =>
      shell.execute(goingOn(spec), { ...context, emit: listening(agent, spec, context.emit) }),
    ...(adopt && {
      adopt: (spec, trace, context) =>
        adopt.call(shell, spec, trace, { ...context, emit: listening(agent, spec, context.emit) }),
    }),
    ...(settled && { settled: (spec) => settled.call(shell, spec) }),
  };
}

/** Its session is not taken up again: it is told that work of it was broken off, and all else anew. */
const goingOn = (spec: AttemptSpec): AttemptSpec =>
  spec.resume === null ? spec : { ...spec, prompt: `${goOnPrompt}\n\n${spec.prompt ?? ''}` };

/** An executor for each agent of the table. */
export function toldAgents(shell: Executor): Record<ToldAgent, Executor> {
  const { codex, gemini, opencode } = agentPrograms;
  const of = (agent: AgentProgram) => createAgentExecutor(agent, shell);
  return { codex: of(codex), gemini: of(gemini), opencode: of(opencode) };
}

/** Adds to the reports of the process what the agent's lines tell by then. */
function listening(agent: AgentProgram, spec: AttemptSpec, emit: Emit): Emit {
  const secrets = toSecrets(Object.values(spec.env));
  const safe = (text: string): string => shown(text, secrets);
  const reader = createAgentReader(agent, safe);
  const lines = createLogLines(resolve(spec.cwd, spec.logPath));
  let told = JSON.stringify(reader.told().facts);
  const listen = (whole: boolean): void => {
    lines.read((text, bytes) => void (text === null ? reader.pushTooLong(bytes) : reader.push(text)), whole);
    const { facts } = reader.told();
    const now = JSON.stringify(facts);
    if (now === told) return;
    told = now;
    emit({ type: 'agent', agent: { ...facts } });
  };
  return (report) => {
    if (report.type === 'output') listen(false);
    if (report.type !== 'finished') return emit(report);
    listen(true);
    emit(judgeAgentEnd(report, { agent, told: reader.told(), lastText: reader.lastText(), safe, now: new Date() }));
  };
}
