import type { Proposal } from '@/lib/domain/mapping';
import { ask } from './ask';
import { type Findings, gatherFindings, type MappableTask, type MappingContext } from './findings';
import { byCorrections } from './from-corrections';
import { byHandRules } from './from-hand-rules';
import { byPlan } from './from-plan';
import { byRules } from './from-rules';
import { bySearch } from './from-search';
import { builtInKnowledge, type Knowledge } from './knowledge';

export type { MappableTask, MappingContext } from './findings';

/** Who decides, in this order: the first that has an answer gives it. */
const origins: readonly ((findings: Findings) => Proposal | null)[] = [
  byPlan,
  byCorrections,
  byHandRules,
  byRules,
  bySearch,
];

/**
 * What should be done for a task, and why. The plan's own command comes first, then what a person decided for a task
 * that reads the same or holds the same words, then the team's rules, then our rules held against the stack, then a search of the catalog; where none is sure enough
 * the answer is null and the person is asked. Pure: the same input gives the same proposal.
 */
export function propose(
  task: MappableTask,
  context: MappingContext,
  knowledge: Knowledge = builtInKnowledge,
): Proposal {
  const findings = gatherFindings(task, context, knowledge);
  for (const decide of origins) {
    const proposal = decide(findings);
    if (proposal) return proposal;
  }
  return ask(findings);
}
