'use client';
import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { DiagnosticsList } from '@/components/plan/diagnostics-list';
import { countWord } from '@/components/plan/progress-words';
import { Wall } from '@/components/plan/wall';
import { CommandRunCard } from '@/components/run/command-run-card';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code';
import { lookEvery } from '@/lib/client/live-board';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { Board } from '@/lib/domain/board';
import type { LayeringPreview } from '@/lib/domain/layering';
import { courseWall } from './course-wall';
import { LayerCourse } from './layer-course';
import { LayeredByCommand } from './layered-by-command';
import { LayeredNow } from './layered-now';

/** Lines that were not understood are told on the board. */
const noLines = { total: 0, understood: 0 };

type LayeringViewProps = { first: FirstPaint<LayeringPreview>; firstBoard: FirstPaint<Board> };

/** A plan without layers as Ashlar would layer it: every task with its reason, and the two ways to make it so. */
export function LayeringView({ first, firstBoard }: LayeringViewProps) {
  const spec = first.value.spec;
  const [written, setWritten] = useState<string | null>(null);
  const boardQuery = useVerbQuery('board', { spec }, { first: firstBoard, every: lookEvery });
  const board = boardQuery.data ?? firstBoard.value;
  // Once the plan says its layers there is nothing to preview; only what was written from here stays in sight.
  const isLayered = written !== null || board.format === 'layered';
  const query = useVerbQuery('layering', { spec }, { first, enabled: !isLayered });
  const preview = query.data ?? first.value;
  const write = useVerbMutation('writeLayers', { onSuccess: ({ path }) => setWritten(path) });

  const isElsewhere = isLayered && written === null;
  const { from, to, taken, layers, text, hash, diagnostics, command } = preview;
  const tasks = layers.reduce((sum, layer) => sum + layer.tasks.length, 0);
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_23rem]">
      <header className="grid gap-4 lg:col-span-2 lg:flex lg:items-end lg:justify-between">
        <div className="min-w-0">
          <h1 className="font-semibold text-3xl">Layers for {board.title}</h1>
          {isElsewhere ? null : (
            <p className="mt-1 text-ink-soft">
              {countWord(tasks, 'task')} of <span className="wrap-anywhere font-mono text-sm">{from}</span> in{' '}
              {countWord(layers.length, 'layer')}. {isLayered ? 'Written as shown.' : 'Nothing is written yet.'}
            </p>
          )}
        </div>
        {isLayered ? null : (
          <div className="grid justify-items-start gap-1 lg:justify-items-end">
            <Button
              look="primary"
              size="md"
              pending={write.isPending}
              disabledReason={taken ? `${to} is there already.` : null}
              onClick={() => write.mutate({ spec, hash })}
            >
              <FilePlus2 aria-hidden /> Write layered-tasks.md
            </Button>
            <p className="wrap-anywhere font-mono text-ink-faint text-xs">{to}</p>
          </div>
        )}
      </header>

      {isElsewhere ? null : (
        <aside aria-label="The wall" className="grid min-w-0 content-start gap-5 lg:col-start-2 lg:row-start-2">
          <div className="grid gap-4 rounded-lg border bg-face px-4 py-4 shadow-lift">
            <Wall layers={courseWall(layers)} />
          </div>
          {isLayered ? null : <LayeredByCommand spec={spec} command={command} board={board} />}
        </aside>
      )}

      <div className="grid min-w-0 content-start gap-5 lg:col-start-1 lg:row-start-2">
        {isLayered ? <LayeredNow spec={spec} path={written ?? board.path} /> : null}
        {board.commandRun ? <CommandRunCard key={board.commandRun.run.id} state={board.commandRun} /> : null}
        {isElsewhere ? null : (
          <>
            <DiagnosticsList diagnostics={diagnostics} path={from} lines={noLines} />
            {layers.map((layer) => (
              <LayerCourse key={layer.key} layer={layer} />
            ))}
            <details className="rounded-lg border bg-face shadow-lift">
              <summary className="cursor-pointer px-4 py-3 font-semibold sm:px-5">The text that is written</summary>
              <div className="border-t p-3">
                <CodeBlock text={text} label="the whole text" className="max-h-[32rem] overflow-auto" />
              </div>
            </details>
          </>
        )}
      </div>
    </div>
  );
}
