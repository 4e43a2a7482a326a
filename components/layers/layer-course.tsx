import { useLongList } from '@/components/plan/long-list';
import { countWord } from '@/components/plan/progress-words';
import { StoneBar } from '@/components/plan/stone-bar';
import { Badge } from '@/components/ui/badge';
import type { LayeringPreview } from '@/lib/domain/layering';
import { placeId } from './course-wall';

type Layer = LayeringPreview['layers'][number];

/** One course of a preview: how its tasks would run, and why each of them stands in it. */
export function LayerCourse({ layer }: { layer: Layer }) {
  const { key, name, parallel, reason, tasks } = layer;
  const { shown, more } = useLongList(tasks);
  const done = tasks.filter((task) => task.done).length;
  return (
    <section aria-label={`${key} ${name}`} className="overflow-clip rounded-lg border bg-face shadow-lift">
      <header className="grid gap-x-6 gap-y-2 border-b bg-ground/60 px-4 py-3 sm:px-5 md:grid-cols-[minmax(0,1fr)_14rem] md:items-center">
        <div className="grid gap-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h2 className="flex items-baseline gap-2.5 font-semibold text-lg">
              <span className="font-medium font-mono text-base text-ink-faint">{key}</span>
              {name}
            </h2>
            <Badge tone="outline">{parallel ? 'in parallel' : 'one by one'}</Badge>
            <span className="text-ink-soft text-sm">{countWord(tasks.length, 'task')}</span>
          </div>
          <p className="text-ink-soft text-sm">{reason}</p>
        </div>
        <StoneBar
          looks={tasks.map((task) => (task.done ? 'laid' : 'plain'))}
          label={`${done} of ${tasks.length} done`}
        />
      </header>
      <ol className="divide-y">
        {shown.map((task, position) => (
          <li
            key={placeId(key, position)}
            id={placeId(key, position)}
            className="grid scroll-mt-20 gap-1 px-4 py-3 sm:px-5"
          >
            <p className="wrap-anywhere">
              {task.ref ? <span className="mr-2 font-mono text-ink-soft text-sm">{task.ref}</span> : null}
              {task.description}
              {task.done ? (
                <Badge tone="laid" className="ml-2 align-middle">
                  done
                </Badge>
              ) : null}
              {task.withdrawn ? <Badge className="ml-2 align-middle">{task.withdrawn}</Badge> : null}
            </p>
            <p className="wrap-anywhere text-ink-soft text-sm">{task.reason}</p>
            <p className="wrap-anywhere text-ink-faint text-xs">
              Line {task.line}
              {task.from ? `, ${task.from}` : null}
            </p>
          </li>
        ))}
      </ol>
      {more}
    </section>
  );
}
