import { createHash } from 'node:crypto';
import { getArrangement } from '@/db/queries/arrangements';
import { getPlan } from '@/db/queries/specs';
import { AshlarError } from '@/lib/domain/errors';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { applyArrangement } from '@/lib/plan/apply-arrangement';
import { layerPlan } from '@/lib/plan/layering/layer-plan';
import type { Layering } from '@/lib/plan/layering/layering';
import { firstLost } from '@/lib/plan/layering/read-back';
import { writeDialectB } from '@/lib/plan/layering/write-dialect-b';
import { locateSpec } from '@/lib/plan/locate-specs';
import { PLAN_FILE } from '@/lib/plan/spec-folders';
import type { Context } from './context';

/** A layering with the file it would become. */
export type LayeringFile = { layering: Layering; to: string; text: string; hash: string };

/**
 * Layers the plan of a spec as it stands now. Throws `E_LAYERED` when the plan says its layers itself, `E_LAYERING`
 * when a task could not be written so that it reads back the same.
 */
export function makeLayering(context: Context, specId: string): LayeringFile {
  const { plan, chosen } = wholeTasks(context, context.unmappedPlan(specId));
  if (plan.format === 'layered') {
    const hint = 'Only a plan without layers is layered.';
    throw new AshlarError('E_LAYERED', `${plan.path} already says its layers.`, hint);
  }
  if (planTasks(plan).length === 0) {
    throw new AshlarError('E_NO_TASKS', `${plan.path} has no tasks to layer.`, 'Write the tasks first.');
  }
  const layering = layerPlan(plan, chosen);
  const text = writeDialectB(layering);
  const lost = firstLost(layering, text);
  if (lost) {
    const shown = `“${lost.description.slice(0, 80)}”`;
    const message = `${lost.file ?? plan.path}:${lost.line}: ${shown} cannot be written so that it reads back the same.`;
    throw new AshlarError('E_LAYERING', message, 'Shorten or reword the task.');
  }
  const { dir } = locateSpec(context.projectDir, specId);
  const folder = dir.startsWith('specs/') ? dir : `specs/${plan.spec}`;
  const hash = createHash('sha256').update(text).digest('hex');
  return { layering, to: `${folder}/${PLAN_FILE}`, text, hash };
}

/**
 * The plan with its tasks whole, and those that a person put into a layer. Parts that run singly go on doing so after
 * the layers are written: that choice is kept beside the file.
 */
function wholeTasks({ db }: Context, shown: Plan): { plan: Plan; chosen: ReadonlySet<string> } {
  const arrangement = getArrangement(db, shown.spec);
  const written = getPlan(db, shown.spec)?.plan;
  if (!arrangement || !written) return { plan: shown, chosen: new Set() };
  const plan = applyArrangement(written, { ...arrangement, split: [] });
  return { plan, chosen: new Set(Object.keys(arrangement.tasks)) };
}
