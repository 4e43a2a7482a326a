import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGuard } from './guard';

let root: string;
let project: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-guard-')));
  project = join(root, 'project');
  mkdirSync(join(project, 'src'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ruling = (path: string, tool = 'Write') => {
  const field = tool === 'NotebookEdit' ? 'notebook_path' : 'file_path';
  return createGuard(project, [])(tool, { [field]: path }).kind;
};

test('files are written inside of the project, also in folders that are still to be made', () => {
  for (const path of [
    'a',
    'src/b',
    'new/folder/c',
    './d',
    'src/../e',
    '.gitignore',
    '.github/x',
    '..f',
    '.claude/commands/x.md',
  ]) {
    expect([path, ruling(join(project, path))]).toEqual([path, 'pass']);
    expect([path, ruling(path)]).toEqual([path, 'pass']);
  }
});

test('and nowhere else, whichever tool writes and however the way there is written', () => {
  writeFileSync(join(root, 'file'), '');
  for (const path of [
    '/etc/passwd',
    join(root, 'file'),
    join(root, 'new'),
    '../new',
    'src/../../new',
    `${project}-2/x`,
    '~/new',
    ' ~/new',
    '~',
    ` ${join(root, 'new')} `,
    '\t../new',
  ]) {
    for (const tool of ['Write', 'Edit', 'MultiEdit', 'NotebookEdit']) {
      expect([path, ruling(path, tool)]).toEqual([path, 'deny']);
    }
  }
});

test('a link leads nowhere else either: to a folder, to a file, to nothing yet, over another link, in a circle', () => {
  writeFileSync(join(root, 'file'), '');
  symlinkSync(root, join(project, 'folder'));
  symlinkSync(join(root, 'file'), join(project, 'file'));
  symlinkSync(join(root, 'nothing'), join(project, 'nothing'));
  symlinkSync('nothing', join(project, 'over'));
  symlinkSync('circle', join(project, 'circle'));
  for (const path of ['folder/x', 'folder/new/x', 'file', 'nothing', 'over', 'circle']) {
    expect([path, ruling(path)]).toEqual([path, 'deny']);
  }
  symlinkSync(join(project, 'src'), join(project, 'inner'));
  expect(ruling('inner/x')).toBe('pass');
});

test('what belongs to git and to Ashlar stays theirs, in any spelling and any depth', () => {
  symlinkSync(join(project, '.git'), join(project, 'g'));
  for (const path of [
    '.git',
    '.git/config',
    '.GIT/hooks/x',
    'lib/.git/config',
    '.claude/ashlar/state.db',
    '.claude/Ashlar',
    'g/config',
  ]) {
    expect([path, ruling(path)]).toEqual([path, 'deny']);
  }
  const guard = createGuard(project, []);
  expect(guard('Bash', { command: 'rm -rf .claude/ashlar' }).kind).toBe('deny');
  expect(guard('Bash', { command: 'ls .claude/ashlar-notes' }).kind).toBe('pass');
});

test('files that give permissions are a question to the person', () => {
  for (const path of ['.claude/settings.json', '.claude/settings.local.json', '.mcp.json', '.claude/hooks/x.sh']) {
    expect([path, ruling(path)]).toEqual([path, 'ask']);
  }
});

test.each<[string, string, object, boolean]>([
  ['WebFetch', 'WebFetch', { url: 'https://example.org' }, true],
  ['WebFetch', 'WebSearch', {}, false],
  ['Bash', 'Bash', { command: 'ls' }, true],
  ['mcp__github', 'mcp__github__create_issue', {}, true],
  ['mcp__github', 'mcp__githubber__create', {}, false],
  ['Bash(git push:*)', 'Bash', { command: 'git push origin main' }, true],
  ['Bash(git push:*)', 'Bash', { command: 'git  push' }, true],
  ['Bash(git push:*)', 'Bash', { command: 'npm test && CI=1 git push' }, true],
  ['Bash(git push:*)', 'Bash', { command: 'echo $(git push)' }, true],
  ['Bash(git push *)', 'Bash', { command: 'sudo git push x' }, true],
  ['Bash(git push:*)', 'Bash', { command: 'git pushy' }, false],
  ['Bash(git push:*)', 'Bash', { command: 'git pull' }, false],
  ['Bash(make deploy)', 'Bash', { command: 'make deploy' }, true],
  ['Bash(make deploy)', 'Bash', { command: 'make deploy-docs' }, false],
])('the rule %s judges %s with %j as forbidden: %s', (rule, tool, input, forbidden) => {
  expect(createGuard(project, [rule])(tool, { ...input }).kind).toBe(forbidden ? 'deny' : 'pass');
});
