import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { statusLines } from '@/bin/cli/show/status';
import { summaryLines } from '@/bin/cli/show/summary';
import { visibleText } from '@/bin/cli/visible-text';
import type { Run } from '@/lib/domain/run';
import { summaryMarkdown } from '@/lib/domain/summary-markdown';
import type { AddVerb } from './verb';

export const addStatus: AddVerb = (program, act) => {
  program
    .command('status')
    .argument('<spec>', 'spec id, such as F001')
    .description('how far a spec is, and what it waits for')
    .action(
      act(async (cli, spec: string) => {
        const status = await withProject(cli, ({ ashlar }) => ashlar.call('status', { spec }));
        const { terminal } = cli;
        if (terminal.json) terminal.document(status);
        else for (const line of statusLines(spec, status, terminal.style)) terminal.line(line);
        if (status.notice) terminal.remark(visibleText(status.notice));
        return exitOf(status.run);
      }),
    );
  program
    .command('summary')
    .argument('<spec>', 'spec id, such as F001')
    .option('--markdown', 'as a Markdown document')
    .description('what the latest run came to, and what may come next')
    .action(
      act(async (cli, spec: string, { markdown }: { markdown?: boolean }) => {
        const summary = await withProject(cli, ({ ashlar }) => ashlar.call('summary', { spec }));
        const { terminal } = cli;
        if (terminal.json) terminal.document(summary);
        else if (markdown) terminal.out(summaryMarkdown(summary));
        else for (const line of summaryLines(summary, terminal.style)) terminal.line(line);
        if (summary.notice) terminal.remark(visibleText(summary.notice));
        return exitOf(summary.run);
      }),
    );
};

const exitOf = (run: Run | null): number => (run?.status === 'paused' ? EXIT.needsPerson : EXIT.ok);
