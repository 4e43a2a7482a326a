import type { Style } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import type { Connections } from '@/lib/domain/connections';

/** `ashlar connections`: the agent, its MCP servers, then other agents. */
export function connectionLines({ agent, servers, others }: Connections, style: Style): string[] {
  const { state, message, hint, program, version, commands } = agent;
  const facts = [version && `version ${version}`, commands !== null && `${commands} commands`, program];
  return [
    style(state === 'ready' ? 'good' : 'warn', visibleText(message)),
    ...(hint ? [style('quiet', visibleText(hint))] : []),
    ...[facts.filter(Boolean).join(' · ')].filter(Boolean).map(visibleText),
    ...(servers === null ? [] : serverLines(servers, style)),
    ...otherLines(others),
  ];
}

function otherLines(others: Connections['others']): string[] {
  const rows = others.map(({ name, program, version, used, hint }) => [
    name,
    program ? (version ?? 'found') : 'not found',
    used ? 'chosen' : '',
    program ?? hint ?? '',
  ]);
  return [
    'Other agents:',
    ...tableLines(
      rows.map((row) => row.map(visibleText)),
      '  ',
    ),
  ];
}

function serverLines(servers: NonNullable<Connections['servers']>, style: Style): string[] {
  if (servers.length === 0) return [style('quiet', 'No MCP servers.')];
  const rows = servers.map(({ name, state, scope, runs, error }) => [
    name,
    state,
    scope ?? '',
    runs ?? '',
    error ?? '',
  ]);
  return [
    'MCP servers:',
    ...tableLines(
      rows.map((row) => row.map(visibleText)),
      '  ',
    ),
  ];
}
