import type { RunState, RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';
import { isOpen } from '@/lib/domain/task-status';
import { decide } from './decide';
import type { RunSettings, RunUpdate } from './ports';
import * as step from './transitions';

/**
 * How a run stands whose server is gone: what went on without it is named, and nothing is started again by itself.
 * Null when it may stay what it is: all it does is wait for a time.
 */
export function standStill(state: RunState, settings: RunSettings, now: string): RunUpdate | null {
  const { run, tasks } = state;
  const underWay = tasks.filter((task) => isOpen(task.status));
  if (underWay.length > 0) return step.pauseRun(run, stillUnderWay(underWay), now);
  const decision = decide({ ...state, run: { ...run, status: 'running' } }, settings);
  if (decision.type === 'finish') return step.finishRun(run, 'complete', now);
  if (decision.type === 'wait') return null;
  return step.pauseRun(run, decision.type === 'pause' ? decision.pause : step.stoppedWithoutUs, now);
}

/**
 * The same once one of the attempts that went on has ended. Null when the run does not stand still for that, or says
 * the same as before.
 */
export function standStillAgain(state: RunState, settings: RunSettings, now: string): RunUpdate | null {
  const { status, pause } = state.run;
  if (status !== 'paused' || pause?.reason !== 'interrupted') return null;
  const update = standStill(state, settings, now);
  // Nothing is left to start: it goes on only to be complete.
  if (update?.run?.status === 'complete') return step.resumeRun(state.run, 'running', now);
  const said = update?.run?.pause;
  if (said === step.stoppedWithoutUs) return step.pauseRun(state.run, endedMeanwhile, now);
  return said && said.message === pause.message ? null : update;
}

const endedMeanwhile: Pause = {
  reason: 'interrupted',
  taskId: null,
  message: 'Ashlar ended while this run was going on. What was under way has ended by now; press Continue to go on.',
};

function stillUnderWay(tasks: readonly RunTask[]): Pause {
  const names = tasks.map(({ key, description }) => `${key} “${description}”`).join(', ');
  const goesOn = tasks.length === 1 ? 'is still under way: its end is' : 'are still under way: their ends are';
  return {
    reason: 'interrupted',
    taskId: tasks[0]?.taskId ?? null,
    message: `Ashlar ended while this run was going on. ${names} ${goesOn} recorded; press Continue to go on after that.`,
  };
}
