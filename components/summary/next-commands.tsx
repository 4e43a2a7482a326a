'use client';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { parseSlashCommand } from '@/lib/domain/command';
import type { Run } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import type { NextCommand } from '@/lib/domain/summary';

/** What may come next. Each command can be copied; what this page can do itself has a button that says so. */
export function NextCommands({ next, run }: { next: NextCommand[]; run: Run }) {
  const router = useRouter();
  const { specId } = run;
  const start = useVerbMutation('run', { onSuccess: () => router.push(`/specs/${encodeURIComponent(specId)}/run`) });
  const onBoard = useVerbMutation('runCommand', {
    onSuccess: () => router.push(`/specs/${encodeURIComponent(specId)}`),
  });
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {next.map(({ label, command, why }) => (
        <li key={command} className="grid content-start gap-2 rounded-lg border bg-face px-4 py-3 shadow-lift">
          <div>
            <h3 className="font-semibold text-base">{label}</h3>
            <p className="text-ink-soft text-sm">{why}</p>
          </div>
          <CodeBlock text={command} label={command} />
          <NextAct
            slash={parseSlashCommand(command)}
            isRun={command === `ashlar run ${specId}` && isEnded(run.status)}
            pending={start.isPending || onBoard.isPending}
            run={() => start.mutate({ spec: specId })}
            runCommand={(slash) => onBoard.mutate({ spec: specId, ...slash })}
          />
        </li>
      ))}
    </ul>
  );
}

type Slash = { command: string; args: string };
type NextActProps = {
  slash: Slash | null;
  isRun: boolean;
  pending: boolean;
  run: () => void;
  runCommand: (slash: Slash) => void;
};

/** The button of what this page can do; where the rest is to be typed. */
function NextAct({ slash, isRun, pending, run, runCommand }: NextActProps) {
  if (!slash && !isRun) return <p className="text-ink-faint text-xs">For a terminal in the project folder.</p>;
  return (
    <div>
      <Button pending={pending} onClick={() => (slash ? runCommand(slash) : run())}>
        Run it here
      </Button>
    </div>
  );
}
