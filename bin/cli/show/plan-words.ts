import type { PlanFormat } from '@/lib/domain/plan';

/** A plan with the proper name of the tool or the shape it is written in, and the article that goes before it. */
export const planWords: Record<PlanFormat, string> = {
  layered: 'a layered plan',
  'spec-kit': 'a Spec Kit plan',
  kiro: 'a Kiro plan',
  openspec: 'an OpenSpec plan',
  'spec-workflow': 'a Spec Workflow plan',
  'task-master': 'a Task Master plan',
  backlog: 'a Backlog.md plan',
  bmad: 'a BMAD plan',
  'agent-os': 'an Agent OS plan',
  'ai-dev-tasks': 'an AI Dev Tasks plan',
  headings: 'a plan in headings',
  table: 'a plan in a table',
  checklist: 'a checklist',
  bullets: 'a plain list',
};
