import type { Summary } from './summary';

const FILES_SHOWN = 200;

/** A summary as a Markdown document, to paste where people talk about it. Texts of the plan are kept from being marks. */
export function summaryMarkdown(summary: Summary): string {
  const { run, progress, successRate, durationMs, attempts, layers, problems, files, next } = summary;
  const parts = [
    `# ${plain(run.specId)}: ${plain(run.title)}`,
    [
      `**${run.status}**${run.rehearsal ? ' (a rehearsal: nothing was executed)' : ''}`,
      `${progress.complete} of ${progress.total} tasks complete, ${progress.failed} failed, ${progress.skipped} skipped`,
      `${durationWords(durationMs)}, ${attempts} attempts${successRate === null ? '' : `, ${successRate} % success`}`,
      `Started ${run.startedAt}${run.finishedAt ? `, ended ${run.finishedAt}` : ''}`,
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
    [
      '## Layers',
      '',
      '| Layer | Status | Complete | Failed | Skipped | Work | Sync |',
      '|---|---|--:|--:|--:|--:|---|',
      ...layers.map(
        (layer) =>
          `| ${plain(`${layer.key} ${layer.name}`)} | ${layer.status} | ${layer.complete} of ${layer.total} | ${layer.failed} | ${layer.skipped} | ${layer.durationMs === null ? '' : durationWords(layer.durationMs)} | ${layer.sync ?? ''} |`,
      ),
    ].join('\n'),
  ];
  if (problems.length) {
    const rows = problems.map(({ key, description, status, message, hint, command }) =>
      [
        `- **${plain(key)} ${plain(description)}** (${status}): ${plain(message)}${hint ? ` ${plain(hint)}` : ''}`,
        ...(command ? [`  ${code(command)}`] : []),
      ].join('\n'),
    );
    parts.push(['## Problems', '', ...rows].join('\n'));
  }
  const changed = [
    ...files.created.map((path) => `- created ${code(path)}`),
    ...files.modified.map((path) => `- modified ${code(path)}`),
    ...files.deleted.map((path) => `- deleted ${code(path)}`),
  ];
  if (changed.length) {
    const rest = changed.length > FILES_SHOWN ? [`- and ${changed.length - FILES_SHOWN} more`] : [];
    parts.push(['## Files', '', ...changed.slice(0, FILES_SHOWN), ...rest].join('\n'));
  }
  if (next.length)
    parts.push(['## Next', '', ...next.map(({ command, why }) => `- ${code(command)}: ${plain(why)}`)].join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** One line, with what Markdown or HTML would take for a mark kept literal. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~&]/g, '\\$&');

/** Longer fences than any inside. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function durationWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
