import { resolve } from 'node:path';
import { type Cli, projectDirOf } from '@/bin/cli/cli';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { readLines } from '@/bin/cli/read-lines';
import { mapLines, proposalLines } from '@/bin/cli/show/mappings';
import { AshlarError, isAshlarError } from '@/lib/domain/errors';
import { createMapper, type Mapper, mapJsonLine, toMappedLine } from '@/lib/workspace/offline';
import { mapByAsking } from './map-ask';
import type { AddVerb } from './verb';

type Flags = {
  task?: string;
  layer?: string;
  stdin?: boolean;
  catalog?: string;
  ask?: boolean;
  yes?: boolean;
  model?: string;
};

export const addMap: AddVerb = (program, act) => {
  program
    .command('map')
    .argument('[spec]', 'spec id, such as F001')
    .option('--task <text>', 'map this one task')
    .option('--layer <key>', 'with --task: the layer it belongs to, such as L1')
    .option('--stdin', 'map JSON lines {id, task, layer?, stack?}, one answer a line')
    .option('--catalog <file>', 'commands to choose from, instead of the installed ones (JSON)')
    .option('--ask', 'ask Claude about the tasks that ask, after showing what that costs')
    .option('--yes', 'with --ask: without the question')
    .option('--model <name>', 'with --ask: the model, such as haiku')
    .description('explain which command each task is mapped to; exit 3 when some need you')
    .action(act(map));
};

function map(cli: Cli, spec: string | undefined, flags: Flags): Promise<number> {
  const ways = [spec !== undefined, flags.task !== undefined, flags.stdin === true].filter(Boolean).length;
  if (ways !== 1) throw misused('Name one thing to map.', 'ashlar map SPEC, or --task "text", or --stdin.');
  if (spec !== undefined && flags.catalog !== undefined) {
    throw misused('--catalog goes with --task and --stdin.', 'A spec is mapped to the commands that are installed.');
  }
  if (flags.ask && spec === undefined) throw misused('--ask goes with a spec.', 'ashlar map SPEC --ask');
  if (!flags.ask && (flags.yes || flags.model !== undefined)) {
    throw misused('--yes and --model go with --ask.', 'ashlar map SPEC --ask --yes');
  }
  if (spec !== undefined) return flags.ask ? mapByAsking(cli, spec, flags) : mapSpec(cli, spec);
  const mapper = createMapper({
    projectDir: projectDirIfAny(cli),
    catalogFile: flags.catalog === undefined ? null : resolve(cli.cwd, flags.catalog),
    env: cli.env,
  });
  return flags.task === undefined ? mapStdin(cli, mapper) : mapTask(cli, mapper, flags.task, flags.layer);
}

async function mapSpec(cli: Cli, spec: string): Promise<number> {
  const result = await withProject(cli, ({ ashlar }) => ashlar.call('map', { spec }));
  const { terminal } = cli;
  if (terminal.json) terminal.document(result);
  else for (const line of mapLines(result, terminal.style)) terminal.line(line);
  return result.asks || result.dead ? EXIT.needsPerson : EXIT.ok;
}

async function mapTask({ terminal }: Cli, mapper: Mapper, task: string, layer: string | undefined): Promise<number> {
  const proposal = mapper({ id: 'task', task, layer });
  if (terminal.json) terminal.document(toMappedLine('task', proposal));
  else for (const line of proposalLines(proposal, terminal.style)) terminal.line(line);
  return proposal.answer ? EXIT.ok : EXIT.needsPerson;
}

/** Answers each line as it comes. A line that cannot be read is answered too, and no other line suffers from it. */
async function mapStdin({ terminal, stdin }: Cli, mapper: Mapper): Promise<number> {
  let asks = 0;
  let bad = 0;
  for await (const line of readLines(stdin)) {
    if (!line.trim()) continue;
    const answer = mapJsonLine(mapper, line);
    if ('error' in answer) bad++;
    else if (!answer.answer) asks++;
    terminal.document(answer);
  }
  if (bad) return EXIT.badInput;
  return asks ? EXIT.needsPerson : EXIT.ok;
}

/** Mapping lines needs no project; one that is named must be there. */
function projectDirIfAny(cli: Cli): string | null {
  try {
    return projectDirOf(cli);
  } catch (error) {
    if (isAshlarError(error) && error.code === 'E_NO_PROJECT') return null;
    throw error;
  }
}

const misused = (message: string, hint: string): AshlarError => new AshlarError('E_USAGE', message, hint);
