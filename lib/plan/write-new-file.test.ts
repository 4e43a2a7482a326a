import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNewFile } from './write-new-file';

let root: string;
let project: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-new-file-')));
  project = join(root, 'project');
  mkdirSync(project);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string) => () => writeNewFile(project, path, 'ü\n');

test('a new file is whole, with its folders, readable by all, and leaves nothing beside it', () => {
  write('specs/a/b.md')();
  expect(readFileSync(join(project, 'specs/a/b.md'), 'utf8')).toBe('ü\n');
  expect(lstatSync(join(project, 'specs/a/b.md')).mode & 0o777).toBe(0o644);
  expect(readdirSync(join(project, 'specs/a'))).toEqual(['b.md']);
});

test('what stands there stays as it is: a file, a folder, a link to nothing', () => {
  writeFileSync(join(project, 'file'), 'mine');
  mkdirSync(join(project, 'folder'));
  symlinkSync(join(root, 'nowhere'), join(project, 'link'));
  for (const path of ['file', 'folder', 'link'])
    expect(write(path)).toThrow(expect.objectContaining({ code: 'E_EXISTS' }));
  expect(readFileSync(join(project, 'file'), 'utf8')).toBe('mine');
  expect(readdirSync(root)).toEqual(['project']);
});

test('a link on the way that leads out of the project is refused, and nothing is made behind it', () => {
  mkdirSync(join(root, 'outside'));
  symlinkSync(join(root, 'outside'), join(project, 'specs'));
  symlinkSync(join(root, 'nowhere'), join(project, 'dangling'));
  for (const path of ['specs/b.md', 'specs/a/b.md', 'dangling/b.md']) {
    expect(write(path)).toThrow(expect.objectContaining({ code: 'E_PATH_ESCAPE' }));
  }
  expect(readdirSync(join(root, 'outside'))).toEqual([]);
});

test('a folder that is a file is told with what the disk says', () => {
  writeFileSync(join(project, 'specs'), '');
  expect(write('specs/b.md')).toThrow(expect.objectContaining({ code: 'E_WRITE' }));
});
