import type { Catalog } from '@/lib/domain/command';
import type { LearnedRule } from '@/lib/domain/learned-rule';
import type { Alternative } from '@/lib/domain/mapping';
import type { Stack } from '@/lib/domain/project';
import { listCandidates, offer } from './candidates';
import type { JudgedRule } from './judge-rules';
import { judgeTask } from './judge-task';
import type { Knowledge, SearchLimits } from './knowledge';
import { readTask, type TaskReading } from './read-task';
import { type SearchHit, searchCatalog } from './search-catalog';

/** A task as far as mapping looks at it. */
export type MappableTask = {
  description: string;
  layerKey: string | null;
  /** The command the plan itself names. */
  command: string | null;
  args: string;
  agent: string | null;
};

/** What is known when a task is mapped. An empty catalog means: nothing is known to be installed. */
export type MappingContext = {
  catalog: Catalog;
  stack: Stack;
  /** What was learned, and rules written by hand. */
  corrections: readonly LearnedRule[];
  specId: string;
};

/** All that speaks for or against commands, for one task. Every origin of proposals decides from the same findings. */
export type Findings = {
  task: MappableTask;
  context: MappingContext;
  reading: TaskReading;
  rules: readonly JudgedRule[];
  found: readonly SearchHit[];
  limits: SearchLimits;
  /** What else is worth offering, best first. */
  others: (except: string | null) => Alternative[];
};

export function gatherFindings(task: MappableTask, context: MappingContext, { table, limits }: Knowledge): Findings {
  const { catalog, stack } = context;
  const reading = readTask(task.description);
  const rules = judgeTask(reading, task.layerKey, stack, catalog, table);
  const found = searchCatalog(reading, catalog, stack);
  const candidates = listCandidates(rules, found, catalog);
  const others = (except: string | null): Alternative[] => offer(candidates, reading, catalog, except);
  return { task, context, reading, rules, found, limits, others };
}
