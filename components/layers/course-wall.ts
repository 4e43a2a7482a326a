import type { WallLayer } from '@/components/plan/wall';
import type { LayeringPreview } from '@/lib/domain/layering';

/** Where a task of a preview stands on its page: a place, as ids come only with the file. */
export const placeId = (layerKey: string, position: number): string => `${layerKey}.${position + 1}`;

/** The wall as it would stand. */
export function courseWall(layers: LayeringPreview['layers']): WallLayer[] {
  return layers.map(({ key, name, tasks }) => ({
    key,
    name,
    settled: tasks.filter((task) => task.done).length,
    tasks: tasks.map((task, position) => {
      const id = placeId(key, position);
      return { id, key: id, label: `${id} ${task.description}`, look: task.done ? 'laid' : 'plain' };
    }),
  }));
}
