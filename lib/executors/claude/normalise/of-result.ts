import type { Step } from '@/lib/domain/step';
import { bounded, textMax } from './bounds';
import { countOf, type Fields, fieldsOf, listOf, textOf, usdOf } from './fields';
import { add, type Line } from './reading';

/** Why the agent ended, where it did not end by itself. */
const endings: Record<string, string> = {
  error_max_turns: 'It has made as many turns as it may.',
  error_max_budget_usd: 'It has cost as much as it may.',
  error_during_execution: 'It was broken off.',
  error_max_structured_output_retries: 'Its answer never had the form that was asked for.',
};

/** The end of the agent's turn, and calls of which only now is told that they were refused. */
export function stepsOfResult(line: Line, message: Fields): Step[] {
  const { reading, safe } = line;
  const refused = listOf(message.permission_denials).flatMap((denial): Step[] => {
    const id = safe(textOf(fieldsOf(denial).tool_use_id)).slice(0, 200);
    const call = reading.ended.get(id) ?? reading.open.get(id);
    reading.ended.delete(id);
    return call && call.state !== 'denied' ? [{ ...call, state: 'denied' }] : [];
  });
  const subtype = textOf(message.subtype);
  const ok = subtype === 'success' && message.is_error !== true;
  const said = textOf(message.result) || listOf(message.errors).map(textOf).filter(isForPeople).join('\n');
  const text = bounded(said, textMax, safe);
  const words = ok && text.trim() === reading.lastText ? '' : text || (endings[subtype] ?? '');
  const end = add(line, {
    ...{ type: 'end', text: words, ok },
    ...{ turns: countOf(message.num_turns), costUsd: usdOf(message.total_cost_usd) },
  });
  return [...refused, end];
}

/** Some lines are for the makers of the program alone. */
const isForPeople = (text: string): boolean => text !== '' && !text.startsWith('[ede_diagnostic]');
