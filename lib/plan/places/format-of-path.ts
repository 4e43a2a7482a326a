import type { PlanFormat } from '@/lib/domain/plan';

/** Parts of paths that say which tool wrote a file, the surest first. */
const signs: readonly [RegExp, PlanFormat][] = [
  [/(?:^|\/)layered-tasks\.md$/i, 'layered'],
  [/(?:^|\/)\.kiro\//i, 'kiro'],
  [/(?:^|\/)openspec\//i, 'openspec'],
  [/(?:^|\/)\.spec-workflow\//i, 'spec-workflow'],
  [/(?:^|\/)\.?agent-os\//i, 'agent-os'],
  [/(?:^|\/)\.taskmaster\/|\.json$/i, 'task-master'],
  [/(?:^|\/)\.?backlog\//i, 'backlog'],
  [/(?:^|\/)stories\/|\.story\.md$/i, 'bmad'],
  [/(?:^|\/)tasks\/tasks-[^/]+\.md$/i, 'ai-dev-tasks'],
  [/(?:^|\/)specs\/[^/]+\/tasks\.md$/i, 'spec-kit'],
];

/** What the name and place of a file let expect of it; `path` has forward slashes. */
export function formatOfPath(path: string): PlanFormat {
  return signs.find(([sign]) => sign.test(path))?.[1] ?? 'checklist';
}
