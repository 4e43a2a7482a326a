import { basename, dirname, join } from 'node:path';
import { entriesOf, filesIn } from './list-dir';
import { fileCandidate, type SpecCandidate } from './spec-candidate';

const storyDirs = ['docs/stories', '.bmad-core/stories', 'bmad-core/stories'];
const storyRoots = ['_bmad-output', 'bmad-output'];
const STORY_DEPTH = 4;
const STORY_FOLDERS_MAX = 500;
const notAStory = /^(?:readme|index|template|.*-template)\.md$/i;
/** Files that are plans wherever they are, in the order they take their ids. */
const wellKnown = ['TASKS.md', 'TODO.md', 'PLAN.md', 'CHECKLIST.md', 'tasks.md'];

/** BMAD stories, task lists of ai-dev-tasks, and well-known files of the project itself: one spec for each file. */
export function fileCandidates(projectDir: string): SpecCandidate[] {
  return [...stories(projectDir), ...taskLists(projectDir), ...rootFiles(projectDir)];
}

function stories(projectDir: string): SpecCandidate[] {
  const dirs = storyDirs.map((dir) => join(projectDir, dir));
  const found = storyRoots.flatMap((root) => foldersNamed(join(projectDir, root), 'stories'));
  return [...dirs, ...found].flatMap((dir) =>
    filesIn(projectDir, dir, /\.md$/i)
      .filter((path) => !notAStory.test(basename(path)))
      .map((path) => fileCandidate({ name: stem(path), tool: 'bmad', format: 'bmad', dir }, path)),
  );
}

/** Folders of a name below another, breadth first; links are not followed. */
function foldersNamed(root: string, name: string): string[] {
  const found: string[] = [];
  let level = [root];
  let seen = 0;
  for (let depth = 0; depth < STORY_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const dir of level) {
      if (++seen > STORY_FOLDERS_MAX) return found;
      for (const entry of entriesOf(dir)) {
        if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const path = join(dir, entry.name);
        if (entry.name === name) found.push(path);
        else next.push(path);
      }
    }
    level = next;
  }
  return found;
}

function taskLists(projectDir: string): SpecCandidate[] {
  const dir = join(projectDir, 'tasks');
  return filesIn(projectDir, dir, /^tasks-.+\.md$/i).map((path) =>
    fileCandidate({ name: stem(path).slice('tasks-'.length), tool: 'tasks', format: 'ai-dev-tasks', dir }, path),
  );
}

function rootFiles(projectDir: string): SpecCandidate[] {
  // Names as they stand on disk: where case does not count, TASKS.md and tasks.md are one file.
  const inRoot = new Map(filesIn(projectDir, projectDir, /\.md$/i).map((path) => [basename(path), path]));
  const paths = wellKnown.flatMap((name) => inRoot.get(name) ?? []);
  const inDocs = filesIn(projectDir, join(projectDir, 'docs'), /^tasks\.md$/i);
  return [...paths, ...inDocs].map((path) => {
    const tool = dirname(path) === projectDir ? 'root' : 'docs';
    return fileCandidate({ name: stem(path).toLowerCase(), tool, format: 'checklist', dir: dirname(path) }, path);
  });
}

function stem(path: string): string {
  return basename(path).replace(/\.md$/i, '');
}
