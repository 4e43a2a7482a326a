import type { Catalog } from '@/lib/domain/command';
import type { MapperAnswer } from '@/lib/domain/mapper';
import type { Alternative, Proposal } from '@/lib/domain/mapping';
import { effectOf } from './effect';

/** Above this a proposal would be approved unseen with all that are sure; Claude's own figure was never measured. */
export const AGENT_CONFIDENCE_MAX = 80;
const REASON_MAX = 400;
const ARGS_MAX = 1000;

type Asked = { id: string; alternatives: readonly Alternative[] };

/** What was made of Claude's answer for one task. */
export type ReadAnswer =
  | { kind: 'proposed'; id: string; proposal: Proposal }
  | { kind: 'none'; id: string; reason: string }
  | { kind: 'refused'; id: string; reason: string };

/**
 * Reads what Claude proposed, task by task in the order they were asked. A command that is not in the catalog is
 * refused, never shown as an answer; entries for tasks that were not asked are dropped; of several for one the first
 * counts. Texts lose their control and direction signs.
 */
export function readMapperAnswer({ proposals }: MapperAnswer, asked: readonly Asked[], catalog: Catalog): ReadAnswer[] {
  const commands = new Map(catalog.map((one) => [one.command, one]));
  const byTask = new Map(proposals.toReversed().map((one) => [one.task, one]));
  return asked.map((task): ReadAnswer => {
    const { id } = task;
    const said = byTask.get(id);
    if (!said) return { kind: 'none', id, reason: 'Claude gave no answer for it.' };
    const why = sentence(said.reason);
    const wanted = said.command?.trim() ?? '';
    if (!wanted) return { kind: 'none', id, reason: why || 'Claude found no command that fits.' };
    const command = commands.get(wanted)?.command;
    if (!command) {
      return { kind: 'refused', id, reason: `Claude named ${plain(wanted, 80)}, which is not an installed command.` };
    }
    const args = plain(said.arguments, ARGS_MAX);
    const figure = Number.isFinite(said.confidence) ? said.confidence : 0;
    const proposal: Proposal = {
      answer: { kind: 'command', command, args, effect: effectOf(command) },
      confidence: Math.min(AGENT_CONFIDENCE_MAX, Math.max(0, Math.round(figure))),
      origin: 'agent',
      reason: why ? `Claude: ${why}` : 'Claude proposed it without a reason.',
      matched: [],
      stackFacts: [],
      alternatives: task.alternatives.filter((other) => other.command !== command),
    };
    return { kind: 'proposed', id, proposal };
  });
}

function sentence(text: string): string {
  const line = plain(text, REASON_MAX);
  return line && !/[.!?…]$/.test(line) ? `${line}.` : line;
}

/** One line without control or direction signs and without halves of characters. */
function plain(text: string, max: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > max ? `${[...line.slice(0, max - 1)].join('').replace(/\p{Surrogate}$/u, '')}…` : line;
}
