import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/code';
import type { McpServer } from '@/lib/domain/connections';
import { serverHint, serverLooks } from './connection-looks';

/** MCP servers as Claude Code sees them, the ones that need something first. */
export function ServerList({ servers }: { servers: readonly McpServer[] | null }) {
  if (servers === null) return null;
  const isFine = ({ state }: McpServer): number => Number(state === 'connected' || state === 'disabled');
  const sorted = servers.toSorted((a, b) => isFine(a) - isFine(b) || a.name.localeCompare(b.name));
  return (
    <section aria-labelledby="servers" className="grid gap-2">
      <h2 id="servers" className="flex items-baseline gap-2 font-semibold text-lg">
        MCP servers <span className="font-normal text-ink-faint text-sm">{servers.length}</span>
      </h2>
      {servers.length === 0 ? (
        <p className="text-ink-soft">
          None. Commands that need one, such as those for a database, say so. Add one with{' '}
          <Code>claude mcp add NAME …</Code> or in <Code>.mcp.json</Code>.
        </p>
      ) : (
        <ul className="divide-y rounded-lg border bg-face shadow-lift">
          {sorted.map((server) => (
            <ServerRow key={`${server.scope} ${server.name}`} server={server} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ServerRow({ server }: { server: McpServer }) {
  const { word, icon: Icon, tone } = serverLooks[server.state];
  const hint = serverHint(server);
  return (
    <li className="grid gap-1 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium [overflow-wrap:anywhere]">{server.name}</span>
        <Badge tone={tone}>
          <Icon aria-hidden /> {word}
        </Badge>
        {server.scope ? <span className="text-ink-faint text-sm">{server.scope}</span> : null}
        {server.tools === null ? null : <span className="text-ink-faint text-sm">{server.tools} tools</span>}
      </div>
      {server.runs ? (
        <p>
          <Code className="[overflow-wrap:anywhere]">{server.runs}</Code>
        </p>
      ) : null}
      {server.error ? <p className="text-broken-text text-sm [overflow-wrap:anywhere]">{server.error}</p> : null}
      {hint ? <p className="text-ink-soft text-sm">{hint}</p> : null}
    </li>
  );
}
