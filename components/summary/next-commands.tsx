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
  // Its progress and what comes of it stand above, on this page.
  const beside = useVerbMutation('runCommand');
  const confirm = useVerbMutation('setSyncChecks', { onSuccess: () => beside.mutate({ spec: specId }) });
  const actOf = ({ command, checks }: Pick<NextCommand, 'command' | 'checks'>): (() => void) | null => {
    const slash = parseSlashCommand(command);
    if (slash) return () => beside.mutate({ spec: specId, ...slash });
    if (checks?.confirmed) return () => beside.mutate({ spec: specId });
    if (checks) return () => confirm.mutate({ lines: checks.lines });
    return command === `ashlar run ${specId}` && isEnded(run.status) ? () => start.mutate({ spec: specId }) : null;
  };
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {next.map(({ label, command, why, checks }) => (
        <li key={command} className="grid content-start gap-2 rounded-lg border bg-face px-4 py-3 shadow-lift">
          <div>
            <h3 className="font-semibold text-base">{label}</h3>
            <p className="text-ink-soft text-sm">{why}</p>
          </div>
          <CodeBlock text={command} label={command} />
          <NextAct
            label={checks && !checks.confirmed ? 'Confirm and run' : 'Run it here'}
            pending={start.isPending || beside.isPending || confirm.isPending}
            run={actOf({ command, checks })}
          />
        </li>
      ))}
    </ul>
  );
}

type NextActProps = { label: string; pending: boolean; run: (() => void) | null };

/** The button of what this page can do; where the rest is to be typed. */
function NextAct({ label, pending, run }: NextActProps) {
  if (!run) return <p className="text-ink-faint text-xs">For a terminal in the project folder.</p>;
  return (
    <div>
      <Button pending={pending} onClick={run}>
        {label}
      </Button>
    </div>
  );
}
