import { createHash } from 'node:crypto';
import { type Problem, toProblem } from '@/lib/domain/errors';
import type { Box, Plan } from '@/lib/domain/plan';
import { PLAN_BYTES_MAX } from '@/lib/plan/read-plan-file';
import { changed, readStamped, type StampedFile } from './stamped-file';
import { type BoxChange, tickBoxes } from './tick-boxes';

/** A box to be changed, with the id of its task or sub-task and its file, relative to the project. */
export type TickChange = BoxChange & { id: string; file: string };
/** A file with its boxes changed in memory; `changed` has the sign that stood in each box before. */
export type PreparedFile = { stamped: StampedFile; bytes: Buffer; changed: { id: string; from: string }[] };
export type PreparedTicks = {
  files: PreparedFile[];
  /** Ids of boxes that say so already. */
  already: string[];
  /** Boxes whose sign is none we know: left alone. */
  left: { id: string; file: string; box: Box; found: string | null }[];
  problems: Problem[];
};

/**
 * Changes boxes in memory, in the files as they stand now. `read` reads the plan anew and `choose` says which boxes of
 * it are meant: places of boxes are believed only where plan and bytes belong together. What one file lacks is a
 * problem of that file alone. Throws what `read` throws.
 */
export function prepareTicks(
  projectDir: string,
  read: () => Plan,
  choose: (plan: Plan) => readonly TickChange[],
): PreparedTicks {
  const prepared: PreparedTicks = { files: [], already: [], left: [], problems: [] };
  const plan = read();
  const changes = choose(plan);
  let again: readonly TickChange[] | null = null;
  for (const path of new Set(changes.map(({ file }) => file))) {
    const ofFile = changes.filter(({ file }) => file === path);
    try {
      const stamped = readStamped(projectDir, path, PLAN_BYTES_MAX);
      if (!isSource(plan, stamped)) {
        again ??= choose(read());
        const now = again.filter(({ file }) => file === path);
        if (JSON.stringify(now) !== JSON.stringify(ofFile)) throw changed(path);
      }
      addFile(prepared, stamped, ofFile);
    } catch (error) {
      prepared.problems.push(toProblem(error));
    }
  }
  return prepared;
}

/** Whether the plan was read from just these bytes. One of several files cannot tell. */
function isSource(plan: Plan, { path, bytes }: StampedFile): boolean {
  return plan.path === path && plan.hash === createHash('sha256').update(bytes).digest('hex');
}

function addFile(prepared: PreparedTicks, stamped: StampedFile, changes: readonly TickChange[]): void {
  const idOf = new Map(changes.map(({ box, id }) => [box, id]));
  const { bytes, changed: boxes, left } = tickBoxes(stamped.bytes, changes);
  const ids = boxes.map(({ box, from }) => ({ id: idOf.get(box) ?? '', from }));
  if (ids.length > 0) prepared.files.push({ stamped, bytes, changed: ids });
  for (const { box, already, found } of left) {
    const id = idOf.get(box) ?? '';
    if (already) prepared.already.push(id);
    else prepared.left.push({ id, file: stamped.path, box, found });
  }
}
