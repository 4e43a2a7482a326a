'use client';
import { Play } from 'lucide-react';
import { PreflightNote } from '@/components/mapping/preflight-note';
import { Button } from '@/components/ui/button';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { Board } from '@/lib/domain/board';
import type { LayeringPreview } from '@/lib/domain/layering';
import { isEnded } from '@/lib/domain/run-status';

type LayeredByCommandProps = { spec: string; command: LayeringPreview['command']; board: Board };

/** The other way: the command that layers plans, if it can be carried out here. */
export function LayeredByCommand({ spec, command, board }: LayeredByCommandProps) {
  const start = useVerbMutation('runCommand');
  const { preflight } = command;
  const line = `${command.command} ${command.args}`;
  return (
    <section aria-label="By a command" className="grid gap-3 rounded-lg border bg-face px-4 py-4 shadow-lift">
      <div>
        <h2 className="font-semibold text-base">Or let a command do it</h2>
        <p className="text-ink-soft text-sm">It reads the spec itself and may layer it differently.</p>
      </div>
      <div>
        <Button
          size="md"
          className="h-auto min-h-9 max-w-full whitespace-normal py-1.5 text-left"
          pending={start.isPending}
          disabledReason={whyNot(command, board)}
          onClick={() => start.mutate({ spec, command: command.command, args: command.args })}
        >
          <Play aria-hidden />
          <span className="wrap-anywhere">
            Run <span className="font-mono">{line}</span>
          </span>
        </Button>
      </div>
      {preflight.state === 'ready' ? <p className="text-ink-soft text-sm">Ready: {preflight.how}.</p> : null}
      <PreflightNote preflight={preflight} />
    </section>
  );
}

function whyNot({ command, preflight }: LayeringPreview['command'], board: Board): string | null {
  if (preflight.state !== 'ready') return `${command} cannot be carried out here.`;
  if (!board.trusted) return 'This project is not trusted yet.';
  const open = [board.run, board.commandRun?.run].some((run) => run && !isEnded(run.status));
  return open ? 'A run of this spec is open.' : null;
}
