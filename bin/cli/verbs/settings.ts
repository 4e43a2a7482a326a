import { Option } from 'commander';
import {
  type AgentFlags,
  agentFlag,
  agentForFlag,
  agentRows,
  forbidFlag,
  keepAgents,
  modelFlag,
  permissionFlag,
  programFlag,
} from '@/bin/cli/agent-flags';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import {
  type RunFlags,
  runSettingsChange,
  runSettingsRows,
  typedCount,
  typedLimit,
} from '@/bin/cli/run-settings-flags';
import { keepSyncChecks, syncChecksFlag } from '@/bin/cli/sync-checks-flag';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { argvText } from '@/lib/domain/argv-text';
import { onFailureWays, permissionModes, type Settings } from '@/lib/domain/project';
import type { AddVerb } from './verb';

type Flags = { writeBack?: 'on' | 'off'; checkpoints?: 'on' | 'off'; syncChecks?: string[] } & AgentFlags & RunFlags;

export const addSettings: AddVerb = (program, act) => {
  program
    .command('settings')
    .addOption(
      new Option('--write-back <state>', 'tick the boxes of completed tasks in the plan file').choices(['on', 'off']),
    )
    .addOption(
      new Option('--checkpoints <state>', 'keep files before attempts, to put them back').choices(['on', 'off']),
    )
    .option(...syncChecksFlag)
    .option(...agentFlag)
    .option(...agentForFlag)
    .addOption(new Option(...permissionFlag).choices(permissionModes))
    .option(...programFlag)
    .option(...modelFlag)
    .option(...forbidFlag)
    .addOption(new Option('--concurrency <n>', 'tasks at once in layers marked parallel').argParser(typedCount))
    .addOption(new Option('--on-failure <way>', 'what follows when a task fails').choices(onFailureWays))
    .addOption(new Option('--task-usd <amount>', 'ceiling of cost for a task, or off').argParser(typedLimit))
    .addOption(new Option('--layer-usd <amount>', 'the same for a layer').argParser(typedLimit))
    .addOption(new Option('--run-usd <amount>', 'the same for a run').argParser(typedLimit))
    .addOption(new Option('--layer-minutes <n>', 'ceiling of work in a layer, or off').argParser(typedLimit))
    .addOption(new Option('--run-minutes <n>', 'the same for a run').argParser(typedLimit))
    .addOption(new Option('--task-minutes <n>', 'time limit of an attempt, or off').argParser(typedLimit))
    .addOption(new Option('--idle-minutes <n>', 'end an attempt that is silent so long, or off').argParser(typedLimit))
    .description('show or change your own settings for this project')
    .action(
      act((cli, flags: Flags) =>
        withProject(cli, async ({ ashlar }) => {
          if (flags.writeBack) await ashlar.call('setWriteBack', { on: flags.writeBack === 'on' });
          if (flags.checkpoints) await ashlar.call('setCheckpoints', { on: flags.checkpoints === 'on' });
          await keepSyncChecks(ashlar, cli.terminal, flags.syncChecks);
          await keepAgents(ashlar, flags);
          const change = runSettingsChange(flags);
          if (change) await ashlar.call('setRunSettings', change);
          const settings = await ashlar.call('settings', {});
          const { project, file, trusted, writeBack, checkpoints, syncCommand, syncChecks, attemptTimeoutMs } =
            settings;
          const { concurrency, onFailure, idleTimeoutMs, budget, agent } = settings;
          const { terminal } = cli;
          if (terminal.json) {
            const forRuns = { attemptTimeoutMs, idleTimeoutMs, concurrency, onFailure, budget };
            const sync = { syncCommand, syncChecks: syncChecks?.map(argvText) ?? null };
            terminal.document({ project, settings: file, trusted, writeBack, checkpoints, agent, ...sync, ...forRuns });
            return EXIT.ok;
          }
          const rows = [
            ['write-back', writeBack ? 'on' : 'off', 'completed tasks are ticked in the plan file, where it has boxes'],
            ['checkpoints', checkpoints ? 'on' : 'off', 'files are kept before attempts, so that they can be put back'],
            ['trust', trusted ? 'on' : 'off', 'ashlar trust'],
            ['sync', syncCommand ?? 'off', 'run after each layer'],
            ['checks', checksText(syncChecks), 'run there instead where it is not installed or routed'],
            ...agentRows(agent),
            ...runSettingsRows(settings),
          ];
          for (const line of tableLines(rows.map((row) => row.map(visibleText)))) terminal.line(line);
          terminal.remark(`Kept in ${file}, readable by you alone.`);
          return EXIT.ok;
        }),
      ),
    );
};

function checksText(checks: Settings['syncChecks']): string {
  if (checks === null) return 'not asked yet';
  return checks.length ? checks.map(argvText).join(', ') : 'off';
}
