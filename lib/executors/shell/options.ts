import { scrubEnvironment } from './environment';

/** How the shell executor treats the processes it starts. */
export type ShellOptions = {
  /** From TERM to KILL. */
  gracePeriodMs?: number;
  /** Longest tail in `finished`; 4 KiB is what the ledger keeps. */
  tailBytes?: number;
  /** Longest text of one `output` report. */
  textBytes?: number;
  /** Shortest time between two `output` reports. */
  reportMs?: number;
  /** What commands inherit, before it is scrubbed: the process's own environment as it is when the executor is made. */
  environment?: NodeJS.ProcessEnv;
};

export type ShellSettings = Required<Omit<ShellOptions, 'environment'>> & { inherited: Record<string, string> };

export function withDefaults(options: ShellOptions): ShellSettings {
  return {
    gracePeriodMs: options.gracePeriodMs ?? 5000,
    tailBytes: options.tailBytes ?? 4096,
    textBytes: options.textBytes ?? 16_384,
    reportMs: options.reportMs ?? 100,
    inherited: scrubEnvironment(options.environment ?? process.env),
  };
}
