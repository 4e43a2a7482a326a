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

/** Ways of writing plans. `layered` is `layered-tasks.md` in any of its dialects, the others come from other tools. */
export const planFormats = [
  'layered',
  'spec-kit',
  'kiro',
  'openspec',
  'spec-workflow',
  'task-master',
  'backlog',
  'bmad',
  'agent-os',
  'ai-dev-tasks',
  'headings',
  'table',
  'checklist',
  'bullets',
] as const;
export type PlanFormat = (typeof planFormats)[number];

const layerKey = z.string().regex(/^L\d{1,2}$/);

/** The sign between the brackets of a checkbox: where it stands, both counted from 1 (columns in UTF-16 units). */
export const boxSchema = z.object({ line: z.number().int().min(1), column: z.number().int().min(1) });
export type Box = z.infer<typeof boxSchema>;

/** A further line that belongs to a task, kept word for word. */
export const planNoteSchema = z.object({ line: z.number().int(), text: z.string() });
export type PlanNote = z.infer<typeof planNoteSchema>;

export const planSubtaskSchema = z.object({
  /** Stable like a task's, and made from it: the sub-task keeps it when it is run singly. */
  id: z.string(),
  /** The plan's own id (`1.2`), if it gives one. */
  ref: z.string().nullable(),
  description: z.string(),
  line: z.number().int(),
  done: z.boolean(),
  /** Marked by the plan as not needed for the whole. */
  optional: z.boolean(),
  box: boxSchema.nullable(),
  notes: z.array(planNoteSchema),
  /** Refs of sub-tasks beside it, or of tasks, that the plan says come first; as written. */
  dependencies: z.array(z.string()),
});
export type PlanSubtask = z.infer<typeof planSubtaskSchema>;

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
  notes: z.array(planNoteSchema),
  /** The tick box, for files that have them. */
  box: boxSchema.nullable(),
  /** Marked by the plan as not needed for the whole. */
  optional: z.boolean(),
  /** Id of the phase it stands in, where the file has phases instead of layers. */
  phase: z.string().nullable(),
  /** The task's own file relative to the project, for plans of one task a file; null: the plan's `path`. */
  file: z.string().nullable(),
  /** Id of the task it is a part of, when a person chose to run sub-tasks singly. */
  parent: z.string().nullable(),
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

/** A group of tasks in a plan that does not say its layers, and the layer they were given. */
export const planPhaseSchema = z.object({
  /** `phase_` and a hash of its title and which of several equal ones it is; the same after edits elsewhere. */
  id: z.string(),
  title: z.string(),
  line: z.number().int().min(1),
  layer: layerKey,
  /** Why this layer, in one sentence. */
  reason: z.string(),
  /** Whether a person put it there. */
  chosen: z.boolean(),
  tasks: z.number().int(),
});
export type PlanPhase = z.infer<typeof planPhaseSchema>;

/** What a person changed about the order of an imported plan, kept beside the file. Names that are gone count for nothing. */
export const arrangementSchema = z.object({
  /** Phase id to layer. */
  phases: z.record(z.string(), layerKey),
  /** Task id to layer; wins over its phase's. */
  tasks: z.record(z.string(), layerKey),
  /** Ids of tasks whose sub-tasks run singly. */
  split: z.array(z.string()),
});
export type Arrangement = z.infer<typeof arrangementSchema>;
export const noArrangement: Arrangement = { phases: {}, tasks: {}, split: [] };

export const planSchema = z.object({
  /** Spec id, the name of its folder. */
  spec: z.string(),
  title: z.string(),
  /** Path of the plan file, relative to the project folder. */
  path: z.string(),
  /** SHA-256 of the file's bytes, hex. */
  hash: z.string(),
  format: z.enum(planFormats),
  layers: z.array(planLayerSchema),
  /** Where the file has no layers: its phases and the guess; empty for plans that say their layers. */
  phases: z.array(planPhaseSchema),
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
