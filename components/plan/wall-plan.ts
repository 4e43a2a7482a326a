import type { StoneLook } from './status-looks';

export type WallTask = { id: string; key: string; label: string; look: StoneLook };
export type WallStone = { id: string; label: string; look: StoneLook; width: number; tone: number };

/** Blocks in a layer at most; beyond that neighbours share one. */
const STONES_MAX = 120;
const COURSES_MAX = 24;
const urgency: StoneLook[] = ['laid', 'skipped', 'plain', 'cut', 'queued', 'live', 'unproven', 'ask', 'broken'];

/**
 * Lays a layer's tasks in courses, the first course lowest, left to right. Widths and tones differ from block to
 * block as in real masonry, but stay the same for the same task, so that nothing moves while a run goes on.
 */
export function layCourses(tasks: readonly WallTask[], perCourse: number): WallStone[][] {
  const stones = share(tasks, STONES_MAX).map(toStone);
  const count = Math.max(1, Math.ceil(stones.length / perCourse));
  return Array.from({ length: count }, (_, course) =>
    stones.slice(Math.floor((course * stones.length) / count), Math.floor(((course + 1) * stones.length) / count)),
  );
}

/** How long courses must be so that a plan with so many tasks in its layers makes a wall that fits a window. */
export function stonesPerCourse(layerSizes: readonly number[]): number {
  const stones = layerSizes.reduce((sum, size) => sum + Math.min(size, STONES_MAX), 0);
  return Math.max(6, Math.ceil(stones / COURSES_MAX));
}

/** The look of several tasks in one block: what most needs to be seen; laid only when all of them are. */
export function gatherLooks(looks: readonly StoneLook[]): StoneLook {
  return looks.reduce<StoneLook>((most, look) => (urgency.indexOf(look) > urgency.indexOf(most) ? look : most), 'laid');
}

/** Cuts a list into at most `max` groups of neighbours, as even as can be. */
export function groupsOf<T>(list: readonly T[], max: number): T[][] {
  const count = Math.min(max, list.length);
  return Array.from({ length: count }, (_, index) =>
    list.slice(Math.floor((index * list.length) / count), Math.floor(((index + 1) * list.length) / count)),
  );
}

function share(tasks: readonly WallTask[], max: number): WallTask[] {
  if (tasks.length <= max) return [...tasks];
  return groupsOf(tasks, max).flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const look = gatherLooks(group.map((task) => task.look));
    return [{ id: first.id, key: first.key, label: `${first.key} to ${last.key}`, look }];
  });
}

function toStone({ id, key, label, look }: WallTask): WallStone {
  const hash = hashOf(key + id);
  return { id, label, look, width: 1 + (hash % 9) / 10, tone: (hash >> 4) % 3 };
}

function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return hash;
}
