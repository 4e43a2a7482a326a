import type { Style } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import type { ProjectWishes } from '@/lib/domain/project-wishes';
import type { SettingsView } from '@/lib/domain/verb-outputs';

/** `ashlar trust`: your routes for this project, and what its own files would have started. */
export function trustLines(settings: SettingsView, wishes: ProjectWishes, style: Style): string[] {
  const state = settings.trusted ? style('good', 'trusted') : style('warn', 'not trusted');
  const routes = Object.entries(settings.routes).map(([command, { argv }]) => [command, argv.join(' ')]);
  return [
    `${style('strong', visibleText(settings.project))}  ${state}`,
    ...section('Your routes', routes, style, `none: add them to ${settings.file}`),
    ...section(
      'Hooks in the project',
      wishes.hooks.map(({ event, command, file }) => [event, command, file]),
      style,
    ),
    ...section(
      'MCP servers in the project',
      wishes.mcpServers.map(({ name, runs, file }) => [name, runs, file]),
      style,
    ),
    ...wishes.notes.map((note) => style('warn', visibleText(note))),
    style('quiet', 'Hooks and MCP servers are started by Claude Code, when one of your routes calls it.'),
  ];
}

function section(title: string, rows: string[][], style: Style, none = 'none'): string[] {
  if (!rows.length) return [`${title}: ${style('quiet', visibleText(none))}`];
  return [
    `${title}:`,
    ...tableLines(
      rows.map((row) => row.map(visibleText)),
      '  ',
    ),
  ];
}
