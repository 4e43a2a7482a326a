import type { Estimate } from '@/lib/domain/estimate';
import { counted, durationText } from './wording';

/** What work will probably take and cost, in one sentence; says of how many tasks that is known. */
export function estimateText({ tasks, known, ms, usd }: Estimate): string {
  if (tasks === 0) return 'Nothing is left to do.';
  if (ms === null) return `${counted(tasks, 'task')} left; none of their commands has a history here yet.`;
  const cost = usd === null ? '' : `, US$ ${usd.toFixed(2)}`;
  const of = known === tasks ? counted(tasks, 'task') : `${known} of ${counted(tasks, 'task')}`;
  return `By earlier attempts here: about ${durationText(ms)} of work${cost}, for ${of} left.`;
}
