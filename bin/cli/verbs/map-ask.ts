import type { Cli } from '@/bin/cli/cli';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { listenForInterrupts } from '@/bin/cli/interrupts';
import { askedLines, estimateLine } from '@/bin/cli/show/mapper';
import { AshlarError } from '@/lib/domain/errors';
import type { MapperEstimate, MapperResult } from '@/lib/domain/mapper';
import type { Ashlar } from '@/lib/domain/verb-outputs';

type Flags = { yes?: boolean; model?: string | null };

/** `ashlar map SPEC --ask`: what it would cost, a question, then Claude's proposals, request by request. */
export function mapByAsking(cli: Cli, spec: string, { yes, model = null }: Flags): Promise<number> {
  const { terminal } = cli;
  return withProject(cli, async ({ ashlar }) => {
    const estimate = await ashlar.call('mapperEstimate', { spec, model });
    if (estimate.off) throw new AshlarError('E_AGENT_OFF', estimate.off.message, estimate.off.hint);
    if (!terminal.json) terminal.line(estimateLine(estimate));
    const goes = estimate.tasks > 0 && (yes || ((await cli.confirm?.('Ask Claude? [y/N] ')) ?? false));
    if (!goes) {
      if (terminal.json) terminal.document({ estimate, results: [], asks: estimate.tasks });
      else if (estimate.tasks) terminal.line('Not asked. To ask without this question: --yes');
      return estimate.tasks ? EXIT.needsPerson : EXIT.ok;
    }
    const results = await askAll(cli, ashlar, estimate, model);
    const { asks } = await ashlar.call('map', { spec });
    if (terminal.json) terminal.document({ estimate, results, asks });
    else terminal.line(asks ? `${asks} still ask.` : 'No task asks any more.');
    return EXIT.needsPerson;
  });
}

/** One request after the other, so that what came is kept when a later one fails; Ctrl-C ends it. */
async function askAll(
  { terminal }: Cli,
  ashlar: Ashlar,
  { spec, batches }: MapperEstimate,
  model: string | null,
): Promise<MapperResult[]> {
  const interrupts = listenForInterrupts();
  const cancel = (): void => void ashlar.call('cancelMapper', { spec }).catch(() => undefined);
  interrupts.first.addEventListener('abort', cancel);
  const results: MapperResult[] = [];
  try {
    for (const [n, tasks] of batches.entries()) {
      if (interrupts.first.aborted) break;
      if (!terminal.json) terminal.remark(`Asking Claude, request ${n + 1} of ${batches.length} …`);
      const result = await ashlar.call('askMapper', { spec, tasks, model });
      results.push(result);
      if (!terminal.json) for (const line of askedLines(result, terminal.style)) terminal.line(line);
      if (result.outcome === 'cancelled') break;
    }
    return results;
  } finally {
    interrupts.dispose();
  }
}
