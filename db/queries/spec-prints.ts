import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { arrangements } from '@/db/schema/arrangements';
import { mappings } from '@/db/schema/mappings';
import { runTasks } from '@/db/schema/run-tasks';
import { runs } from '@/db/schema/runs';
import { seenPlans } from '@/db/schema/seen-plans';

const newest = (column: unknown): SQL => sql`coalesce(max(${column}), '')`;
const parts: readonly SQL[] = [
  sql`select ${runs.specId} as spec, count(*) || ' ' || ${newest(runs.updatedAt)} as print from ${runs} group by 1`,
  sql`select ${runs.specId} as spec, sum(${runTasks.status} = 'complete') || ' ' || sum(${runTasks.status} = 'skipped') || ' ' ||
    ${newest(runTasks.finishedAt)} as print from ${runTasks} join ${runs} on ${runs.id} = ${runTasks.runId} group by 1`,
  sql`select ${mappings.specId} as spec, count(*) || ' ' || sum(${mappings.status} = 'approved') || ' ' ||
    ${newest(mappings.createdAt)} || ' ' || ${newest(mappings.approvedAt)} as print from ${mappings} group by 1`,
  sql`select ${arrangements.specId} as spec, ${arrangements.updatedAt} as print from ${arrangements}`,
  sql`select ${seenPlans.specId} as spec, ${seenPlans.seenAt} || (${seenPlans.plan} is null) as print from ${seenPlans}`,
];

/** Of every spec something that changes with what is kept of it: its runs, mappings, arrangement and seen plan. */
export function specPrints(db: Db): Map<string, string> {
  const prints = new Map<string, string>();
  for (const [n, part] of parts.entries()) {
    for (const { spec, print } of db.all<{ spec: string; print: string }>(part)) {
      prints.set(spec, `${prints.get(spec) ?? ''}|${n} ${print}`);
    }
  }
  return prints;
}
