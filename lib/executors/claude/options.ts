import type { AgentSettings } from '@/lib/domain/project';
import { scrubEnvironment } from '@/lib/executors/shell/environment';
import { createStarts } from './starts';

/** How the executor of Claude Code finds what it needs, and treats what it starts. */
export type ClaudeOptions = {
  /** The person's settings for the project, asked at each start. */
  agent: () => AgentSettings;
  /** Absolute path of `claude`; null when there is none. Asked at each start. */
  program: () => string | null;
  /** What agents inherit, before it is scrubbed: the process's own environment when left out. */
  environment?: NodeJS.ProcessEnv;
  /** From being asked to stop until the process is closed, and from there to KILL, each. */
  gracePeriodMs?: number;
  /** Shortest time between two starts. */
  startGapMs?: number;
  /** Shortest time between two reports of facts. */
  factsMs?: number;
  /** Shortest time between two looks at the cost of a session under way. */
  costMs?: number;
  /** Longest tail in `finished`. */
  tailBytes?: number;
  /** Longest text of one `output` report. */
  textBytes?: number;
  /** Shortest time between two `output` reports. */
  reportMs?: number;
};

export type ClaudeSettings = Required<Omit<ClaudeOptions, 'environment' | 'startGapMs'>> & {
  inherited: Record<string, string>;
  /** Resolves when the next start may come. */
  turn: () => Promise<void>;
};

export function withDefaults(options: ClaudeOptions): ClaudeSettings {
  return {
    ...{ agent: options.agent, program: options.program },
    inherited: scrubEnvironment(options.environment ?? process.env),
    turn: createStarts(options.startGapMs ?? 150),
    gracePeriodMs: options.gracePeriodMs ?? 3000,
    ...{ factsMs: options.factsMs ?? 1000, costMs: options.costMs ?? 15_000 },
    ...{ tailBytes: options.tailBytes ?? 4096, textBytes: options.textBytes ?? 16_384 },
    reportMs: options.reportMs ?? 100,
  };
}
