import { z } from 'zod';

/** What a changed task is told apart by. A tick is none of them. */
export const taskFields = [
  'description',
  'ref',
  'command',
  'args',
  'agent',
  'complexity',
  'estimate',
  'parallel',
  'optional',
  'dependencies',
  'sub-tasks',
  'notes',
  'file',
] as const;

const place = { taskId: z.string(), key: z.string() };

export const planDiffSchema = z.object({
  added: z.array(z.object({ ...place, description: z.string(), line: z.number().int() })),
  removed: z.array(z.object({ ...place, description: z.string() })),
  changed: z.array(
    z.object({
      ...place,
      description: z.string(),
      line: z.number().int(),
      /** Texts as a person reads them; lists have one entry a line. */
      fields: z.array(
        z.object({ field: z.enum(taskFields), before: z.string().nullable(), after: z.string().nullable() }),
      ),
    }),
  ),
  /** In another layer, or elsewhere among tasks that did not move; `from` and `to` are places such as `L1.2`. */
  moved: z.array(z.object({ taskId: z.string(), description: z.string(), from: z.string(), to: z.string() })),
  /** Whose box alone changed: nothing is to be done about them. */
  ticked: z.array(z.object({ ...place, description: z.string(), done: z.boolean() })),
  /** Layers that are new (`before` is null), gone, or have another name or run mode. */
  layers: z.array(z.object({ key: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type PlanDiff = z.infer<typeof planDiffSchema>;

/** How much of a plan changed, ticks apart. A changed layer counts as changed. */
export type PlanChanges = { added: number; removed: number; changed: number; moved: number };

/** Null when nothing changed but ticks. */
export function countChanges({ added, removed, changed, moved, layers }: PlanDiff): PlanChanges | null {
  const counts = {
    added: added.length,
    removed: removed.length,
    changed: changed.length + layers.length,
    moved: moved.length,
  };
  return Object.values(counts).some((count) => count > 0) ? counts : null;
}
