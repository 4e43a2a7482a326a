import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { agentNames, agentTitles, isToldAgent } from '@/lib/domain/agent-name';
import type { Connections } from '@/lib/domain/connections';
import type { Settings } from '@/lib/domain/project';
import { agentPrograms } from '@/lib/executors/agents/programs';
import { scrubEnvironment } from '@/lib/executors/shell/environment';
import { findOnPath } from '@/lib/project/find-on-path';

const LIMIT_MS = 5000;

type Where = { projectDir: string; env: NodeJS.ProcessEnv; settings: Settings };

/** Agents beside Claude Code, found or not. Their versions are asked only in a project that is trusted, outside of it. */
export function otherAgents({ projectDir, env, settings }: Where): Promise<Connections['others']> {
  const { use, agentFor } = settings.agent;
  const used = new Set([use, ...Object.values(agentFor)]);
  const told = agentNames.filter(isToldAgent);
  return Promise.all(
    told.map(async (id) => {
      const { program: name, install } = agentPrograms[id];
      const program = findOnPath(name, projectDir, env);
      const version = program && settings.trusted ? await versionOf(program, scrubEnvironment(env)) : null;
      const hint = program || !used.has(id) ? null : `${install[0]?.toUpperCase()}${install.slice(1)}.`;
      return { id, name: agentTitles[id], program, version, used: used.has(id), hint };
    }),
  );
}

/** The number in what a program says of its version; null when it says none in time. */
function versionOf(program: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const options = { env, cwd: tmpdir(), timeout: LIMIT_MS, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 } as const;
  return new Promise((resolve) => {
    const child = execFile(program, ['--version'], options, (_, output) => {
      resolve(/\d+\.\d+[\w.+-]{0,40}/.exec(output)?.[0] ?? null);
    });
    child.stdin?.end();
  });
}
