import { type Problem, toProblem } from '@/lib/domain/errors';
import type { Run, RunTask } from '@/lib/domain/run';
import type { Decision } from './decide';
import { planChange } from './plan-change';
import type { PlanSight } from './ports';

/** The decision, or the question to the person in its place when the plan says something else by now. */
export function heedPlan(decision: Decision, run: Run, plans: PlanSight | undefined): Decision {
  if (!plans || (decision.type !== 'start' && decision.type !== 'settle')) return decision;
  const { task } = decision;
  const problem = changeSeen(run, task, plans);
  return problem ? { type: 'ask', task, problem } : decision;
}

/** A plan that cannot be asked is a question to the person as well, not the end of the run. */
function changeSeen(run: Run, task: RunTask, plans: PlanSight): Problem | null {
  // Where the answer would not count the disk is left alone.
  if (run.rehearsal || task.fingerprint === null) return null;
  try {
    return planChange(run, task, plans.fingerprint(run.specId, task.taskId));
  } catch (error) {
    return toProblem(error);
  }
}
