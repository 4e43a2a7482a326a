import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SpawnedProcess, SpawnOptions } from '@anthropic-ai/claude-agent-sdk';
import { createRecentBytes } from '@/lib/executors/output/recent-bytes';
import { terminate } from '@/lib/executors/shell/terminate';

export type AgentProcess = {
  spawn: (options: SpawnOptions) => SpawnedProcess;
  /** Null before it was started, and when it could not be. */
  readonly pid: number | null;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to its error stream. */
  errors(): string;
  /** Waits until it has ended by itself, at most `patienceMs`. */
  ended(patienceMs: number): Promise<void>;
  /** Ends it and everything it started. Resolves with the pids that would not end. */
  terminate(gracePeriodMs: number): Promise<number[]>;
};

const errorBytesMax = 8192;

/** The process of one agent, in a group of its own, which the Agent SDK talks to. */
export function createAgentProcess(attemptId: string, started: (pid: number) => void): AgentProcess {
  const errors = createRecentBytes(errorBytesMax);
  let child: ChildProcess | null = null;
  return {
    spawn({ command, args, cwd, env }) {
      const options = { cwd, env: env as NodeJS.ProcessEnv, detached: true, windowsHide: true };
      const made = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
      child = made;
      made.stderr.on('data', (chunk: Buffer) => errors.push(chunk)).on('error', () => undefined);
      // The SDK tells of it; without a listener of ours an early one would end this process.
      made.on('error', () => undefined);
      made.stdin.on('error', () => undefined);
      if (made.pid !== undefined) started(made.pid);
      return made;
    },
    get pid() {
      return child?.pid ?? null;
    },
    get exitCode() {
      return child?.exitCode ?? null;
    },
    get signal() {
      return child?.signalCode ?? null;
    },
    errors: () => errors.read().bytes.toString('utf8'),
    async ended(patienceMs) {
      if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
      const patience = new AbortController();
      const late = sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([once(child, 'exit').catch(() => undefined), late]);
      patience.abort();
    },
    terminate: async (gracePeriodMs) => (child?.pid ? terminate(child.pid, attemptId, gracePeriodMs) : []),
  };
}
