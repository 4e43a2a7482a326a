import { z } from 'zod';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** One remark about a plan file. `line` and `column` count from 1. */
export const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(severities),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  message: z.string(),
  hint: z.string().nullable(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

export const planSubtaskSchema = z.object({
  description: z.string(),
  line: z.number().int(),
  done: z.boolean(),
});

/** A task as the plan file states it. */
export const planTaskSchema = z.object({
  /** Stable identity across edits: `task_` + a hash of the spec, the ref or the description, and its occurrence. */
  id: z.string(),
  /** Where it stands: layer key and 1-based position, such as `L1.2`. Unique in a plan, changes when tasks move. */
  key: z.string(),
  /** The plan's own id (`T012`), if it gives one. */
  ref: z.string().nullable(),
  description: z.string(),
  line: z.number().int().min(1),
  /** Whether the plan's box is ticked. */
  done: z.boolean(),
  /** The slash command written in the plan, such as `/supabase:create-schema`, without arguments. */
  command: z.string().nullable(),
  args: z.string(),
  agent: z.string().nullable(),
  complexity: z.string().nullable(),
  estimate: z.string().nullable(),
  /** May run beside its neighbours, by the plan's word. */
  parallel: z.boolean(),
  /** Keys of tasks (`L0.1`) and layers (`L0`) that must be done first, resolved from the plan's words. */
  dependencies: z.array(z.string()),
  /** The dependency text as written, if any. */
  dependencyText: z.string().nullable(),
  subtasks: z.array(planSubtaskSchema),
  /** Further lines that belong to the task, kept word for word. */
  notes: z.array(z.object({ line: z.number().int(), text: z.string() })),
});
export type PlanTask = z.infer<typeof planTaskSchema>;

export const planLayerSchema = z.object({
  /** `L0` … `Ln`, in the order they run. */
  key: z.string(),
  name: z.string(),
  parallel: z.boolean(),
  line: z.number().int().min(1),
  tasks: z.array(planTaskSchema),
});
export type PlanLayer = z.infer<typeof planLayerSchema>;

export const planSchema = z.object({
  /** Spec id, the name of its folder. */
  spec: z.string(),
  title: z.string(),
  /** Path of the plan file, relative to the project folder. */
  path: z.string(),
  /** SHA-256 of the file's bytes, hex. */
  hash: z.string(),
  layers: z.array(planLayerSchema),
  diagnostics: z.array(diagnosticSchema),
  /** Non-blank lines under a layer, and how many were understood: as part of the plan, or as text that is no task. */
  lines: z.object({ total: z.number().int(), understood: z.number().int() }),
});
export type Plan = z.infer<typeof planSchema>;

/** Every task of a plan in the order it runs. */
export function planTasks(plan: Plan): PlanTask[] {
  return plan.layers.flatMap((layer) => layer.tasks);
}

/** Finds a task by its id, its place (`L1.2`) or the plan's own id (`T012`). */
export function findPlanTask(plan: Plan, name: string): PlanTask | null {
  const tasks = planTasks(plan);
  return (
    tasks.find((task) => task.id === name) ??
    tasks.find((task) => task.key.toLowerCase() === name.toLowerCase()) ??
    tasks.find((task) => task.ref?.toLowerCase() === name.toLowerCase()) ??
    null
  );
}
