import type { Db } from '@/db/client';
import { getArrangement } from '@/db/queries/arrangements';
import type { Plan } from '@/lib/domain/plan';
import { applyArrangement } from '@/lib/plan/apply-arrangement';

/**
 * Puts a person's arrangement over plans as their files say them. The same plan and the same arrangement give the same
 * object again, so that nothing else is worked out anew.
 */
export function createArrange(db: Db): (plan: Plan) => Plan {
  const known = new WeakMap<Plan, { choices: string; arranged: Plan }>();
  return (plan) => {
    const arrangement = getArrangement(db, plan.spec);
    if (!arrangement) return plan;
    const choices = JSON.stringify(arrangement);
    const before = known.get(plan);
    if (before?.choices === choices) return before.arranged;
    const arranged = applyArrangement(plan, arrangement);
    known.set(plan, { choices, arranged });
    return arranged;
  };
}
