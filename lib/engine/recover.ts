import { decide } from './decide';
import type { EngineOptions, Loop } from './loop';
import { isEnding } from './loop';
import { readSettings } from './run-settings';
import type { RunStates } from './run-states';
import * as step from './transitions';

/**
 * Open attempts become interrupted, running runs pause, cancelled ones end. A run whose only task waits for a time stays
 * what it was: its wait is armed when a process that stays asks for it.
 */
export function recover(options: EngineOptions, states: RunStates, loop: Loop): void {
  const { store, clock } = options;
  for (const attempt of store.listOpenAttempts()) {
    loop.lose(attempt, attempt.status === 'starting' ? 'it may not have begun' : 'Ashlar ended while it ran');
  }
  for (const run of states.open().filter(isEnding)) loop.endWhenQuiet(states.get(run.id));
  for (const run of states.open().filter((open) => open.status === 'running')) {
    const decision = decide(states.get(run.id), readSettings(options));
    if (decision.type === 'wait') continue;
    const pause = decision.type === 'pause' ? decision.pause : step.stoppedWithoutUs;
    const next = decision.type === 'finish' ? step.finishRun(run, 'complete', clock.now()) : null;
    states.commit(next ?? step.pauseRun(run, pause, clock.now()));
  }
  // What they waited for is over or stands still; nobody is surprised by a run that begins by itself later.
  for (const run of states.open().filter((open) => open.status === 'queued')) {
    states.commit(step.pauseRun(run, step.stoppedWithoutUs, clock.now()));
  }
}
