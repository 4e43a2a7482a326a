import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/code';
import type { Connections } from '@/lib/domain/connections';
import { agentLooks } from './connection-looks';

const fromWords = {
  settings: 'named in your settings for this project',
  path: 'yours, found in your PATH',
  bundled: 'the one that comes with Ashlar',
} as const;

/** Claude Code: its state in a word and a sentence, then what is known of it. */
export function AgentCard({ agent }: { agent: Connections['agent'] }) {
  const { word, icon: Icon, tone } = agentLooks[agent.state];
  return (
    <section aria-labelledby="agent" className="rounded-lg border bg-face px-4 py-4 shadow-lift sm:px-5">
      <div className="flex flex-wrap items-center gap-2.5">
        <h2 id="agent" className="font-semibold text-lg">
          Claude Code
        </h2>
        <Badge tone={tone}>
          <Icon aria-hidden /> {word}
        </Badge>
      </div>
      <p className="mt-1.5">{agent.message}</p>
      {agent.hint ? <p className="mt-0.5 text-ink-soft">{agent.hint}</p> : null}
      <dl className="mt-3 grid gap-x-6 gap-y-1.5 border-t pt-3 text-sm sm:grid-cols-[auto_1fr] sm:[&_dt]:text-ink-soft">
        {agent.program && agent.from ? (
          <>
            <dt>Program</dt>
            <dd>
              <Code className="[overflow-wrap:anywhere]">{agent.program}</Code>{' '}
              <span className="text-ink-soft">{fromWords[agent.from]}</span>
            </dd>
          </>
        ) : null}
        {agent.version ? (
          <>
            <dt>Version</dt>
            <dd>{agent.version}</dd>
          </>
        ) : null}
        {agent.commands === null ? null : (
          <>
            <dt>Commands</dt>
            <dd>{agent.commands} that it knows in this project</dd>
          </>
        )}
      </dl>
    </section>
  );
}
