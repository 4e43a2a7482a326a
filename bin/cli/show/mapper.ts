import type { Style } from '@/bin/cli/style';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import { aboutUsd, exactUsd, type MapperEstimate, type MapperResult, type StillAsks } from '@/lib/domain/mapper';
import { answerLabel } from '@/lib/domain/mapping';

/** What asking would come to, in one line. */
export function estimateLine({ tasks, batches, model, usd, isPriceKnown }: MapperEstimate): string {
  if (tasks === 0) return 'No task asks: there is nothing to ask Claude about.';
  const price = isPriceKnown ? '' : `, at the price of a large model, since that of ${model} is not known`;
  const requests = batches.length === 1 ? 'in one request' : `in ${batches.length} requests`;
  return `Claude (${model}) would be asked about ${counted(tasks, 'task')} ${requests}: ${aboutUsd(usd)}${price}.`;
}

/** What one request brought. */
export function askedLines({ outcome, proposed, none, refused, costUsd }: MapperResult, style: Style): string[] {
  const still = ({ key, reason }: StillAsks): string =>
    `${style('strong', key)}  ${style('warn', 'asks')}  ${style('quiet', visibleText(reason))}`;
  const cost = costUsd === null ? 'its cost is not known' : `it cost ${exactUsd(costUsd)}`;
  return [
    ...proposed.flatMap(({ key, mapping: { answer, confidence, reason } }) => [
      `${style('strong', key)}  → ${answer ? visibleText(answerLabel(answer)) : ''}  ${style('warn', `${confidence} %`)}`,
      `    ${style('quiet', visibleText(reason))}`,
    ]),
    ...[...refused, ...none].map(still),
    outcome === 'cancelled'
      ? `Cancelled; ${cost}. Nothing was changed.`
      : `${counted(proposed.length, 'proposal')}, none approved; ${cost}.`,
  ];
}
