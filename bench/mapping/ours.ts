import type { Catalog } from '@/lib/domain/command';
import { confidenceBand } from '@/lib/domain/confidence';
import type { Proposal } from '@/lib/domain/mapping';
import type { JudgedRule } from '@/lib/mapping/judge-rules';
import { judgeTask } from '@/lib/mapping/judge-task';
import { builtInKnowledge, type Knowledge } from '@/lib/mapping/knowledge';
import { propose } from '@/lib/mapping/propose';
import { readTask } from '@/lib/mapping/read-task';
import type { RuleTable } from '@/lib/mapping/rule-table';
import type { LabelledTask } from './labelled-tasks';
import type { Answered } from './score';

/** `points` is what a rule reached before its confidence was calibrated. */
export type Proposed = Answered & { proposal: Proposal; points: number };

/** What Ashlar proposes for a task. */
export function proposed(task: LabelledTask, catalog: Catalog, changed: Partial<Knowledge> = {}): Proposed {
  const knowledge = { ...builtInKnowledge, ...changed };
  const asked = { description: task.text, layerKey: task.layer, command: null, args: '', agent: null };
  const proposal = propose(asked, { catalog, stack: task.stack, corrections: [], specId: '' }, knowledge);
  const command = proposal.answer?.kind === 'command' ? proposal.answer.command : null;
  const rule = proposal.origin === 'rule' ? decidingRule(task, catalog, knowledge.table) : null;
  const points = rule?.confidence ?? proposal.confidence;
  return { proposal, points, command, alternatives: proposal.alternatives.map((other) => other.command) };
}

/** The rule that decides a task; null when none is sure enough. */
export function decidingRule(
  task: LabelledTask,
  catalog: Catalog,
  table: RuleTable = builtInKnowledge.table,
): JudgedRule | null {
  const [best] = judgeTask(readTask(task.text), task.layer, task.stack, catalog, table);
  return best && confidenceBand(best.confidence) !== 'ask' ? best : null;
}
