import type { LearnedRule } from '@/lib/domain/learned-rule';
import { learnedAnswer } from './corrections';
import type { MappableTask, MappingContext } from './findings';
import { speakingHandRule } from './from-hand-rules';
import { readTask } from './read-task';

/** The learned or written rule that decides a task's proposal; null where the plan, our rules or nothing do. */
export function decidingRule(task: MappableTask, context: MappingContext): LearnedRule | null {
  if (task.command !== null || context.corrections.length === 0) return null;
  const reading = readTask(task.description);
  const learned = learnedAnswer({ ...task, reading }, context.corrections, context);
  return learned?.rule ?? speakingHandRule({ task, reading, context });
}
