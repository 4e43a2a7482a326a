import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { visibleText } from '@/bin/cli/visible-text';
import type { AddVerb } from './verb';

type Flags = { off?: boolean; test?: boolean };

export const addWebhook: AddVerb = (program, act) => {
  program
    .command('webhook')
    .argument('[url]', 'https anywhere, or http on this machine')
    .option('--off', 'send nothing any more')
    .option('--test', 'send a trial now')
    .description('where news of runs is sent: one POST of JSON when a run waits, fails or ends')
    .action(
      act((cli, url: string | undefined, flags: Flags) =>
        withProject(cli, async ({ ashlar }) => {
          const { terminal } = cli;
          if (url ?? flags.off) await ashlar.call('setWebhook', { url: flags.off ? null : (url ?? null) });
          const trial = flags.test ? await ashlar.call('testWebhook', {}) : null;
          const { webhook, webhookProblem } = await ashlar.call('settings', {});
          if (terminal.json) terminal.document({ webhook, problem: webhookProblem });
          else {
            terminal.line(webhook === null ? 'No webhook: news of runs is sent nowhere.' : visibleText(webhook));
            if (trial && !trial.problem) terminal.line('The trial was taken.');
          }
          if (webhookProblem) terminal.remark(visibleText(webhookProblem.message));
          return trial?.problem ? EXIT.badInput : EXIT.ok;
        }),
      ),
    );
};
