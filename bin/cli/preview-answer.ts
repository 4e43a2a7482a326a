import type { VerbInput } from '@/lib/domain/verbs';
import type { Cli } from './cli';
import { withProject } from './connect';
import { EXIT } from './exit-codes';
import { visibleText } from './visible-text';
import { counted } from './wording';

const kinds = {
  runAnyway: 'go on without what it would have done',
  blocked: 'cannot start yet',
  cleared: 'come again',
} as const;

/** Says what an answer would mean for the tasks behind the one that is answered. Nothing is changed. */
export function previewAnswer(cli: Cli, input: VerbInput<'downstream'>): Promise<number> {
  return withProject(cli, async ({ ashlar }) => {
    const { terminal } = cli;
    const result = await ashlar.call('downstream', input);
    if (terminal.json) {
      terminal.document(result);
      return EXIT.ok;
    }
    for (const kind of ['runAnyway', 'blocked', 'cleared'] as const) {
      const tasks = result[kind];
      if (tasks.length === 0) continue;
      terminal.line(`${counted(tasks.length, 'task')} would ${kinds[kind]}:`);
      for (const { key, description } of tasks) terminal.line(`  ${key}  ${visibleText(description)}`);
    }
    if (Object.values(result).every((tasks) => tasks.length === 0)) terminal.line('No other task depends on it.');
    return EXIT.ok;
  });
}
