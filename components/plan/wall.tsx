import type { CSSProperties } from 'react';
import { cn } from '@/components/ui/cn';
import { countWord } from './progress-words';
import { layCourses, stonesPerCourse, type WallTask } from './wall-plan';

export type WallLayer = { key: string; name: string; tasks: WallTask[]; settled: number };

/**
 * The plan as a wall: L0 at the bottom, each layer one or more courses. It is a picture; everything in it is in the
 * list too, so for screen readers and the keyboard it is one sentence. A press on a block goes to its row.
 */
export function Wall({ layers, size = 'md' }: { layers: WallLayer[]; size?: 'md' | 'lg' }) {
  const perCourse = stonesPerCourse(layers.map((layer) => layer.tasks.length));
  const courses = layers.map((layer) => ({ layer, rows: layCourses(layer.tasks, perCourse) }));
  const height = stoneHeight(
    courses.reduce((sum, { rows }) => sum + rows.length, 0),
    size,
  );
  const words = layers.map(({ key, settled, tasks }) => `${key}: ${settled} of ${tasks.length} settled`).join(', ');
  return (
    <figure className="m-0">
      <figcaption className="sr-only">The plan as a wall, lowest layer first. {words}.</figcaption>
      <div aria-hidden className="flex flex-col-reverse gap-1.5" style={{ '--course': `${height}px` } as CSSProperties}>
        <div className="-mt-1 ml-9 h-1 rounded-full bg-joint" />
        {courses.map(({ layer, rows }) => (
          <div key={layer.key} className="grid grid-cols-[1.75rem_minmax(0,1fr)] items-stretch gap-x-2">
            <span
              className={cn(
                'self-center font-mono text-xs',
                layer.tasks.length && layer.settled === layer.tasks.length ? 'text-laid-text' : 'text-ink-soft',
              )}
              title={`${layer.name}, ${countWord(layer.tasks.length, 'task')}`}
            >
              {layer.key}
            </span>
            <div className="flex flex-col-reverse gap-0.5">
              {rows.map((row) => (
                <div key={row[0]?.id ?? layer.key} className="course flex gap-0.5">
                  {row.map((stone) => (
                    <a
                      key={stone.id}
                      href={`#${stone.id}`}
                      tabIndex={-1}
                      title={stone.label}
                      className="stone"
                      style={{ flexGrow: stone.width, flexBasis: 0 }}
                      data-look={stone.look}
                      data-tone={stone.tone}
                    >
                      <span className="sr-only">{stone.label}</span>
                    </a>
                  ))}
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}

/** Pixels; a tall plan gets flatter courses. */
function stoneHeight(courses: number, size: 'md' | 'lg'): number {
  const room = size === 'lg' ? 360 : 280;
  return Math.max(7, Math.min(size === 'lg' ? 54 : 44, Math.floor(room / Math.max(1, courses))));
}
