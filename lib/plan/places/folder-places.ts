import { join } from 'node:path';
import type { PlanFormat } from '@/lib/domain/plan';
import { planPaths } from '@/lib/plan/spec-folders';
import { exists, naturally, safeRoot, subfolders } from './list-dir';
import type { SpecCandidate } from './spec-candidate';

/** Tools that keep a folder for each spec, and in it `tasks.md`. */
const places: readonly { dir: string; tool: string; format: PlanFormat; without?: string }[] = [
  { dir: '.kiro/specs', tool: 'kiro', format: 'kiro' },
  { dir: 'openspec/changes', tool: 'openspec', format: 'openspec', without: 'archive' },
  { dir: '.spec-workflow/specs', tool: 'spec-workflow', format: 'spec-workflow' },
  { dir: '.agent-os/specs', tool: 'agent-os', format: 'agent-os' },
  { dir: 'agent-os/specs', tool: 'agent-os', format: 'agent-os' },
];

/** The specs other tools keep in folders, those without any plan left out. */
export function folderCandidates(projectDir: string): SpecCandidate[] {
  return places.flatMap(({ dir, tool, format, without }) => {
    const parent = join(projectDir, dir);
    const folders = subfolders(parent, safeRoot(projectDir, parent)).filter(({ name }) => name !== without);
    const found = folders.flatMap(({ name, path, inside }): SpecCandidate[] => {
      const layered = inside ? planPaths(path) : [];
      const tasks = join(path, 'tasks.md');
      const hasTasksFile = inside && exists(tasks);
      const planPath = layered[0] ?? (hasTasksFile ? tasks : null);
      if (inside && planPath === null) return [];
      const written = layered.length > 0 ? 'layered' : format;
      const more = { files: [], tag: null, hasTasksFile, otherPlans: layered.slice(1), inside };
      return [{ name, tool, format: written, dir: path, planPath, ...more }];
    });
    return found.sort((a, b) => naturally(a.name, b.name));
  });
}
