import type { PlanFormat } from '@/lib/domain/plan';

/** Where a plan comes from, as it reads after “Imported from”. */
export const formatWords: Record<PlanFormat, string> = {
  layered: 'layered tasks',
  'spec-kit': 'Spec Kit',
  kiro: 'Kiro',
  openspec: 'OpenSpec',
  'spec-workflow': 'Spec Workflow',
  'task-master': 'Task Master',
  backlog: 'Backlog.md',
  bmad: 'BMAD',
  'agent-os': 'Agent OS',
  'ai-dev-tasks': 'AI Dev Tasks',
  headings: 'a plan in headings',
  table: 'a table of tasks',
  checklist: 'a checklist',
  bullets: 'a list',
};
