import type { ReactNode } from 'react';
import { AgentFactsLine } from '@/components/agent/agent-facts';
import { SayForm } from '@/components/agent/say-form';
import { EvidencePart } from '@/components/evidence/evidence-part';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { formatDuration } from '@/lib/client/durations';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import type { Attempt } from '@/lib/domain/run';
import { AttemptRecord } from './attempt-record';
import { When } from './when';

type AttemptPanelProps = { spec: string; attempt: Attempt; end: number };

/** One attempt: how it ended and why, what was started, what changed, what it said. */
export function AttemptPanel({ spec, attempt, end }: AttemptPanelProps) {
  const { problem, argv, agent } = attempt;
  const open = isOpenAttempt(attempt.status);
  return (
    <div className="grid gap-5">
      {problem ? (
        <Callout tone="broken" title={problem.message}>
          {problem.hint ? <p className="text-ink-soft">{problem.hint}</p> : null}
        </Callout>
      ) : null}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm xl:grid-cols-4">
        <Fact name="Started">
          <When at={attempt.startedAt} />
        </Fact>
        <Fact name="Took">{attempt.durationMs === null ? 'under way' : formatDuration(attempt.durationMs)}</Fact>
        <Fact name="Ended with">{endOf(attempt)}</Fact>
        <Fact name="Carried out by">
          {attempt.executor}
          {attempt.pid !== null ? <span className="text-ink-faint"> · process {attempt.pid}</span> : null}
        </Fact>
        {agent ? (
          <div className="col-span-2 min-w-0 xl:col-span-4">
            <dt className="text-ink-faint">Cost and work of the agent</dt>
            <dd>
              <AgentFactsLine facts={agent} />
              {agent.model || agent.version ? (
                <span className="text-ink-faint"> · {[agent.model, agent.version].filter(Boolean).join(', ')}</span>
              ) : null}
            </dd>
          </div>
        ) : null}
        <div className="col-span-2 min-w-0 xl:col-span-4">
          <dt className="text-ink-faint">Command</dt>
          <dd className="font-mono">{attempt.command}</dd>
        </div>
        {argv.length ? (
          <div className="col-span-2 min-w-0 xl:col-span-4">
            <dt className="flex items-center text-ink-faint">
              Program and arguments
              <CopyButton text={argv.map(quoted).join(' ')} label="program and arguments" />
            </dt>
            <dd>
              <ol aria-label="Program and arguments" className="flex flex-wrap gap-1">
                {argv.map((word, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an argument is its place.
                  <li key={index} className="max-w-full whitespace-pre-wrap rounded-sm border bg-face px-1.5 font-mono">
                    {word === '' ? '""' : word}
                  </li>
                ))}
              </ol>
            </dd>
          </div>
        ) : null}
      </dl>
      {open ? null : <EvidencePart spec={spec} attempt={attempt} />}
      <AttemptRecord key={attempt.id} spec={spec} attempt={attempt} end={end} />
      {open && attempt.executor === 'claude' ? <SayForm spec={spec} task={attempt.taskId} /> : null}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function endOf({ exitCode, signal, finishedAt }: Attempt): string {
  if (finishedAt === null) return 'not yet';
  if (signal) return `signal ${signal}`;
  return exitCode === null ? 'not known' : `exit code ${exitCode}`;
}

/** For a shell: words that hold anything but plain characters in single quotes. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
