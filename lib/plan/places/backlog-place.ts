import { basename, join } from 'node:path';
import { filesIn, leadsOut } from './list-dir';
import { fileCandidate, outsideCandidate, type SpecCandidate } from './spec-candidate';

const taskFile = /^(?!readme\.md$).+\.md$/i;
/** Where Backlog.md puts the files of tasks that are over. */
const past = ['completed', 'archive/tasks', 'archive'];

const base = { name: 'backlog', tool: 'hidden', format: 'backlog' } as const;

/** The tasks of Backlog.md: one spec for all of a folder's files. */
export function backlogCandidates(projectDir: string): SpecCandidate[] {
  return ['backlog', '.backlog'].flatMap((place) => {
    const dir = join(projectDir, place, 'tasks');
    if (leadsOut(projectDir, dir)) return [outsideCandidate({ ...base, dir })];
    const files = filesIn(projectDir, dir, taskFile);
    if (files.length === 0) return [];
    return [{ ...fileCandidate({ ...base, dir }, dir), files }];
  });
}

/** Ids of the tasks that were completed or archived, by the names of their files; `tasksDir` is the folder of the others. */
export function pastBacklogIds(projectDir: string, tasksDir: string): string[] {
  const files = past.flatMap((place) => filesIn(projectDir, join(tasksDir, '..', place), taskFile));
  return files.flatMap((path) => /^[A-Za-z][A-Za-z0-9]*-\d+(?:\.\d+)*(?=\s)/.exec(basename(path))?.[0] ?? []);
}
