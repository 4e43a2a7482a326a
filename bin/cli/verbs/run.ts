import { Option } from 'commander';
import { estimateText } from '@/bin/cli/estimate-text';
import { moveRun } from '@/bin/cli/follow';
import { typedCount } from '@/bin/cli/run-settings-flags';
import { keepSyncChecks, syncChecksFlag } from '@/bin/cli/sync-checks-flag';
import { counted } from '@/bin/cli/wording';
import { HIGH_CONFIDENCE } from '@/lib/domain/confidence';
import { AshlarError } from '@/lib/domain/errors';
import { type OnFailure, onFailureWays } from '@/lib/domain/project';
import type { AddVerb } from './verb';

type RunFlags = {
  layer?: string[];
  executor?: string;
  fresh?: boolean;
  yes?: boolean;
  parallel?: number;
  onFailure?: OnFailure;
  syncChecks?: string[];
};

export const addRun: AddVerb = (program, act) => {
  program
    .command('run')
    .argument('<spec>', 'spec id, such as F001')
    .option('--layer <keys...>', 'run these layers only, such as L0 L1')
    .option('--executor <name>', 'rehearsal: play the run, execute nothing')
    .option('--fresh', 'begin again instead of carrying over what an earlier run completed')
    .option('--parallel <n>', 'tasks at once in every layer; without it as the settings say', typedCount)
    .addOption(
      new Option('--on-failure <way>', 'pause, or let the rest of the layer finish first').choices(onFailureWays),
    )
    .option(...syncChecksFlag)
    .option('--yes', `first approve proposals of ${HIGH_CONFIDENCE} and more`)
    .description('run a spec and watch it until it is complete or needs a person')
    .action(
      act((cli, spec: string, flags: RunFlags) => {
        const layers = flags.layer && typedLayers(flags.layer);
        const rehearsal = isRehearsal(flags.executor);
        return moveRun(cli, async ({ ashlar }) => {
          await keepSyncChecks(ashlar, cli.terminal, flags.syncChecks);
          const approveFrom = flags.yes ? HIGH_CONFIDENCE : undefined;
          const { parallel, onFailure } = flags;
          const wish = { spec, layers, rehearsal, fresh: flags.fresh ?? false, approveFrom, parallel, onFailure };
          // A person may still press Ctrl-C; a rehearsal takes and costs nothing.
          const before = rehearsal ? null : await ashlar.call('estimate', { spec, layers }).catch(() => null);
          if (before?.total.known) cli.terminal.remark(estimateText(before.total));
          const { run, approved = [] } = await ashlar.call('run', wish);
          if (approved.length) cli.terminal.remark(`Approved ${counted(approved.length, 'proposal')}.`);
          return run;
        });
      }),
    );
};

/** Layers as typed: `L0 L1` or `L0,L1`. */
export function typedLayers(words: string[]): string[] {
  const layers = words.flatMap((word) => word.split(',').map((key) => key.trim())).filter(Boolean);
  if (layers.length) return layers;
  throw new AshlarError(
    'E_INPUT',
    `--layer ${JSON.stringify(words.join(' '))} names no layer.`,
    'Name layers, such as --layer L0 L1, or leave it out to run them all.',
  );
}

/** Which program carries out a command is the routes' word; only playing can be asked for here. */
function isRehearsal(executor: string | undefined): boolean {
  if (executor === undefined) return false;
  if (executor === 'rehearsal') return true;
  throw new AshlarError(
    'E_EXECUTOR',
    `--executor ${JSON.stringify(executor)} cannot be chosen here.`,
    'Use --executor rehearsal, or leave it out: your routes say how each command is carried out.',
  );
}
