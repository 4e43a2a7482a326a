'use client';
import { Ellipsis, Eye, Play } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { MenuContent, MenuItem, MenuLabel, MenuRoot, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { Board } from '@/lib/domain/board';
import type { DeadTask } from '@/lib/domain/preflight';
import { isEnded } from '@/lib/domain/run-status';
import type { VerbInput } from '@/lib/domain/verbs';
import { DeadDialog } from './dead-dialog';
import { RunDialog } from './run-dialog';
import { nothingLeft, whyNotRun } from './why-not-run';

type RunButtonsProps = {
  board: Board /** On the run's own page there is no need to lead there. */;
  watching?: boolean;
};

/** The one thing to do next with the spec as a whole, and the rest beside it. */
export function RunButtons({ board, watching }: RunButtonsProps) {
  const { spec, run } = board;
  const [confirming, setConfirming] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const router = useRouter();
  const page = `/specs/${encodeURIComponent(spec)}/run`;
  const [wish, setWish] = useState<Omit<VerbInput<'run'>, 'spec'>>({});
  const [dead, setDead] = useState<DeadTask[] | null>(null);
  const start = useVerbMutation('run', {
    onSuccess: () => router.push(page),
    onRefused: (problem) => {
      setDead(problem.dead ?? null);
      return problem.dead !== undefined;
    },
  });
  const move = { continue: useVerbMutation('continue'), pause: useVerbMutation('pause') };
  const cancel = useVerbMutation('cancel', { onSuccess: () => setConfirming(false) });
  const begin = (input: Omit<VerbInput<'run'>, 'spec'>) => {
    setWish(input);
    start.mutate({ spec, ...input });
  };

  if (run && !isEnded(run.status)) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        {run.status === 'paused' ? (
          <Button
            look={run.pause?.reason === 'person' ? 'primary' : 'secondary'}
            size="md"
            pending={move.continue.isPending}
            onClick={() => move.continue.mutate({ spec })}
          >
            <Play aria-hidden /> Continue
          </Button>
        ) : null}
        {watching ? null : (
          <Button asChild size="md" look={run.pause?.reason === 'person' ? 'secondary' : 'primary'}>
            <Link href={page}>
              <Eye aria-hidden /> Watch
            </Link>
          </Button>
        )}
        {run.status === 'running' ? (
          <Button size="md" pending={move.pause.isPending} onClick={() => move.pause.mutate({ spec })}>
            Pause
          </Button>
        ) : null}
        <Button size="md" look="danger" onClick={() => setConfirming(true)}>
          Cancel run
        </Button>
        <Dialog
          open={confirming}
          onOpenChange={setConfirming}
          title="Cancel this run?"
          description="What is under way is stopped and counts as cancelled. What is complete stays complete: the next run goes on from there."
          footer={
            <>
              <Button size="md" onClick={() => setConfirming(false)}>
                Keep it
              </Button>
              <Button size="md" look="danger" pending={cancel.isPending} onClick={() => cancel.mutate({ spec })}>
                Yes, cancel the run
              </Button>
            </>
          }
        >
          <p className="text-ink-soft text-sm">Pause instead to let what is under way end by itself.</p>
        </Dialog>
      </div>
    );
  }

  const reason = whyNotRun(board);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        look="primary"
        size="md"
        pending={start.isPending}
        disabledReason={reason ?? nothingLeft(board)}
        onClick={() => begin({})}
      >
        <Play aria-hidden /> Run
      </Button>
      {run ? (
        <Button asChild size="md">
          <Link href={`/specs/${encodeURIComponent(spec)}/summary`}>Summary</Link>
        </Button>
      ) : null}
      <MenuRoot>
        <MenuTrigger asChild>
          <Button size="icon" look="quiet" aria-label="More ways to run">
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem
            disabled={reason !== null}
            remark="Tasks at once, what follows a failure; shows an estimate"
            onSelect={() => setChoosing(true)}
          >
            Run with choices
          </MenuItem>
          <MenuItem
            disabled={!board.runnable.ok}
            remark="Plays the run with invented outcomes; changes nothing"
            onSelect={() => begin({ rehearsal: true })}
          >
            Rehearse
          </MenuItem>
          <MenuItem
            disabled={reason !== null}
            remark="Also repeats what an earlier run completed"
            onSelect={() => begin({ fresh: true })}
          >
            Begin again
          </MenuItem>
          <MenuSeparator />
          <MenuLabel>Run one layer</MenuLabel>
          {board.layers.map((layer) => (
            <MenuItem key={layer.key} disabled={reason !== null} onSelect={() => begin({ layers: [layer.key] })}>
              <span className="font-mono text-ink-soft">{layer.key}</span> {layer.name}
            </MenuItem>
          ))}
        </MenuContent>
      </MenuRoot>
      {choosing ? (
        <RunDialog
          spec={spec}
          pending={start.isPending}
          onRun={(chosen) => {
            setChoosing(false);
            begin(chosen);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
      {dead ? (
        <DeadDialog
          board={board}
          refused={dead}
          pending={start.isPending}
          onRun={() => begin(wish)}
          onClose={() => setDead(null)}
        />
      ) : null}
    </div>
  );
}
