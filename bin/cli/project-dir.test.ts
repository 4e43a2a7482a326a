import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findProjectDir } from './project-dir';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-project-dir-')));
afterAll(() => rmSync(root, { recursive: true }));

const folder = (...names: string[]): string => {
  const path = join(root, ...names);
  mkdirSync(path, { recursive: true });
  return path;
};

test('the nearest folder upwards with .claude or specs is the project', () => {
  folder('a', '.claude');
  folder('a', 'packages', 'b', 'specs');
  const deep = folder('a', 'packages', 'b', 'src', 'deep');
  expect(findProjectDir(undefined, deep, root)).toBe(join(root, 'a', 'packages', 'b'));
  expect(findProjectDir(undefined, folder('a', 'packages'), root)).toBe(join(root, 'a'));
});

test.each(['.kiro/specs', '.taskmaster', 'openspec/changes', 'backlog/tasks'])(
  'a folder with %s and nothing else is a project, from anywhere in it',
  (place) => {
    const project = folder('of-tool', place.replaceAll(/\W/g, '-'));
    mkdirSync(join(project, place), { recursive: true });
    mkdirSync(join(project, 'src', 'deep'), { recursive: true });
    expect(findProjectDir(undefined, join(project, 'src', 'deep'), root)).toBe(project);
    expect(() => findProjectDir(undefined, join(project, 'src'), project)).toThrow(/nor a folder above/);
  },
);

test('a plan in a well-known file makes the folder one is in a project, and none above it', () => {
  const list = folder('list');
  writeFileSync(join(list, 'TASKS.md'), '- [ ] Build it\n');
  expect(findProjectDir(undefined, list, root)).toBe(list);
  expect(() => findProjectDir(undefined, folder('list', 'src'), root)).toThrow(/nor a folder above/);
  expect(() => findProjectDir(undefined, list, list)).toThrow(/nor a folder above/);
});

test('two ways to one project lead to the same path', () => {
  const project = folder('real', 'specs').replace(/\/specs$/, '');
  symlinkSync(project, join(root, 'link'));
  expect(findProjectDir(undefined, join(root, 'link'), root)).toBe(project);
  expect(findProjectDir('link', root, root)).toBe(project);
});

test('the configuration in the home folder does not make the home folder a project', () => {
  const home = folder('home');
  folder('home', '.claude');
  const inside = folder('home', 'code', 'thing');
  expect(() => findProjectDir(undefined, inside, home)).toThrow(expect.objectContaining({ code: 'E_NO_PROJECT' }));
  folder('home', 'specs');
  expect(findProjectDir(undefined, inside, home)).toBe(home);
});

test('a project that is named must be a folder', () => {
  writeFileSync(join(root, 'file'), '');
  for (const name of ['missing', 'file']) {
    expect(() => findProjectDir(name, root)).toThrow(expect.objectContaining({ code: 'E_PROJECT_DIR' }));
  }
  expect(findProjectDir('home', root)).toBe(join(root, 'home'));
});
