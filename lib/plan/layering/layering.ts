import type { Diagnostic, PlanTask } from '@/lib/domain/plan';

/** A task with the layer it was given. */
export type LayeredTask = {
  /** As the imported plan has it. */
  task: PlanTask;
  /** Why it stands in its layer, in words. */
  reason: string;
  /** Title of the phase it comes from. */
  from: string | null;
  /** Keys of tasks and layers of the layering that come first. */
  dependencies: string[];
  /** May run beside its neighbours. */
  parallel: boolean;
};

export type LayeringLayer = {
  key: string;
  name: string;
  parallel: boolean;
  /** Why its tasks run side by side or one by one. */
  reason: string;
  tasks: LayeredTask[];
};

/** A plan without layers, put into layers. */
export type Layering = {
  spec: string;
  title: string;
  /** Path of the plan it was made from, relative to the project. */
  from: string;
  layers: LayeringLayer[];
  diagnostics: Diagnostic[];
};

/** A task while layers are given: `order` counts in the order of the file. */
export type Placed = { task: PlanTask; order: number; from: string | null; layer: number; reason: string };
