import type { EngineOptions, Loop } from './loop';
import { isEnding } from './loop';
import { readSettings } from './run-settings';
import type { RunStates } from './run-states';
import { standStill } from './standstill';
import * as step from './transitions';

/**
 * Open attempts that nobody follows become interrupted, running runs pause, cancelled ones end. A run whose only task
 * waits for a time stays what it was: its wait is armed when a process that stays asks for it.
 */
export function recover(options: EngineOptions, states: RunStates, loop: Loop): void {
  const { store, clock, dispatcher } = options;
  const followed = new Set(dispatcher.open());
  for (const attempt of store.listOpenAttempts().filter(({ id }) => !followed.has(id))) {
    loop.lose(attempt, attempt.status === 'starting' ? 'it may not have begun' : 'Ashlar ended while it ran');
  }
  for (const run of states.open().filter(isEnding)) loop.endWhenQuiet(states.get(run.id));
  for (const run of states.open().filter((open) => open.status === 'running')) {
    const update = standStill(states.get(run.id), readSettings(options), clock.now());
    if (update) states.commit(update);
  }
  // What they waited for is over or stands still; nobody is surprised by a run that begins by itself later.
  for (const run of states.open().filter((open) => open.status === 'queued')) {
    states.commit(step.pauseRun(run, step.stoppedWithoutUs, clock.now()));
  }
}
