import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { taskMasterTags } from '@/lib/plan/data/task-master-json';
import { decodeText } from '@/lib/plan/decode-text';
import { PLAN_BYTES_MAX } from '@/lib/plan/plan-size';
import { readFileInside } from '@/lib/plan/read-text-file';
import { exists, filesIn, leadsOut } from './list-dir';
import { fileCandidate, outsideCandidate, type SpecCandidate } from './spec-candidate';

const jsonPlaces = ['.taskmaster/tasks', 'tasks'];
const taskFile = /^task[_-]\d{1,6}(?:[_-][^/]*)?\.(?:txt|md)$/i;
const base = { tool: 'taskmaster', format: 'task-master' } as const;

/** One spec for each tag of a `tasks.json`; where there is none, one for the task files beside it. */
export function taskMasterCandidates(projectDir: string): SpecCandidate[] {
  const dirs = jsonPlaces.map((place) => join(projectDir, place));
  const [own] = dirs;
  if (own && leadsOut(projectDir, own)) return [outsideCandidate({ ...base, name: 'taskmaster', dir: own })];
  const dir = dirs.find((one) => exists(join(one, 'tasks.json')));
  if (dir) {
    const path = join(dir, 'tasks.json');
    return tagsOf(projectDir, path).map((tag) => ({
      ...fileCandidate({ ...base, name: nameOf(tag), dir }, path),
      tag,
    }));
  }
  for (const place of dirs) {
    const files = filesIn(projectDir, place, taskFile);
    if (files.length > 0) return [{ ...fileCandidate({ ...base, name: 'taskmaster', dir: place }, place), files }];
  }
  return [];
}

function nameOf(tag: string | null): string {
  return tag === null || tag === 'master' ? 'taskmaster' : `taskmaster-${tag}`;
}

/** The tags of a file, remembered as long as it does not change: asking for them means reading all of it. */
const known = new Map<string, { stamp: string; tags: (string | null)[] }>();
const KNOWN_MAX = 20;

function tagsOf(projectDir: string, path: string): (string | null)[] {
  try {
    const { ino, size, mtimeMs, ctimeMs } = lstatSync(path);
    const stamp = `${ino}:${size}:${mtimeMs}:${ctimeMs}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.tags;
    const tags = taskMasterTags(decodeText(readFileInside(projectDir, path, path, PLAN_BYTES_MAX), path));
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(path, { stamp, tags: tags.length > 0 ? tags : [null] });
    return known.get(path)?.tags ?? [null];
  } catch {
    // What is wrong with the file is said when the spec is opened.
    return [null];
  }
}
