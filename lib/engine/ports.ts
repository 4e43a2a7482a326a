import type { AttemptEvent, AttemptSpec } from '@/lib/domain/attempt';
import type { StopReason } from '@/lib/domain/attempt';

/** The ledger as the dispatcher sees it: synchronous, one transaction per batch. */
export interface Sink {
  /** Records events; duplicates (same attempt and seq) are ignored. */
  apply(batch: AttemptEvent[]): void;
  /** A worker is gone: closes this attempt as interrupted. False when it had already ended. */
  lost(attemptId: string, reason: string): boolean;
}

/** Carries submitted attempts to an executor and their events back. */
export interface Dispatcher {
  start(sink: Sink): void;
  /** Called only after the attempt's row is committed; submitting an id twice starts it once. */
  submit(spec: AttemptSpec): void;
  /** Asks an attempt to stop; its `finished` event says how it ended. False when it is not under way here. */
  cancel(attemptId: string, reason: StopReason): boolean;
  /** Ids of attempts under way. */
  open(): string[];
  /** `stop` ends what runs as interrupted and waits until all processes are gone. */
  close(mode: 'stop' | 'wait'): Promise<void>;
}

export interface Clock {
  /** Wall clock as ISO 8601 UTC. */
  now(): string;
}
