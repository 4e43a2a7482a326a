import { Code } from '@/components/ui/code';
import type { Connections } from '@/lib/domain/connections';

/** Agents beside Claude Code: whether they are here, and which commands they get. */
export function OtherAgents({ agents }: { agents: Connections['others'] }) {
  return (
    <section aria-labelledby="other-agents" className="grid gap-2">
      <h2 id="other-agents" className="font-semibold text-lg">
        Other agents
      </h2>
      <ul className="divide-y rounded-lg border bg-face shadow-lift">
        {agents.map(({ id, name, program, version, used, hint }) => (
          <li key={id} className="grid gap-1 px-4 py-3 sm:px-5">
            <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
              <span className="font-medium">{name}</span>
              <span className="text-ink-soft text-sm">
                {program ? (version ?? 'found') : 'not found'}
                {used ? ', chosen in your settings' : null}
              </span>
            </div>
            {program ? (
              <p>
                <Code className="[overflow-wrap:anywhere]">{program}</Code>
              </p>
            ) : null}
            {hint ? <p className="text-ink-soft text-sm">{hint}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
