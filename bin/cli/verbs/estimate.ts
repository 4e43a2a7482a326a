import { withProject } from '@/bin/cli/connect';
import { estimateText } from '@/bin/cli/estimate-text';
import { EXIT } from '@/bin/cli/exit-codes';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { typedLayers } from './run';
import type { AddVerb } from './verb';

export const addEstimate: AddVerb = (program, act) => {
  program
    .command('estimate')
    .argument('<spec>', 'spec id, such as F001')
    .option('--layer <keys...>', 'these layers only, such as L0 L1')
    .description('what is left to do will probably take and cost, by this project’s own history')
    .action(
      act((cli, spec: string, flags: { layer?: string[] }) =>
        withProject(cli, async ({ ashlar }) => {
          const { terminal } = cli;
          const result = await ashlar.call('estimate', { spec, layers: flags.layer && typedLayers(flags.layer) });
          if (terminal.json) {
            terminal.document(result);
            return EXIT.ok;
          }
          const rows = result.layers.map((layer) => [layer.key, visibleText(layer.name), estimateText(layer)]);
          for (const line of tableLines(rows)) terminal.line(line);
          terminal.line(estimateText(result.total));
          return EXIT.ok;
        }),
      ),
    );
};
