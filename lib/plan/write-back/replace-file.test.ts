import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceUnchanged } from './replace-file';
import { readStamped } from './stamped-file';

let project: string;
beforeEach(() => {
  project = join(realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-replace-'))), 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'plan.md'), '- [ ] a\n');
});
afterEach(() => rmSync(join(project, '..'), { recursive: true, force: true }));

const at = (name: string): string => join(project, name);
const read = (path = 'plan.md') => readStamped(project, path, 1000);
const next = Buffer.from('- [x] a\n');
const code = (expected: string) => expect.objectContaining({ code: expected });

test('a file is replaced as one whole, keeps its mode, and leaves nothing beside it', () => {
  chmodSync(at('plan.md'), 0o640);
  const { real, before, after } = replaceUnchanged(project, read(), next);
  expect(readFileSync(at('plan.md'), 'utf8')).toBe('- [x] a\n');
  expect(statSync(at('plan.md')).mode & 0o777).toBe(0o640);
  expect([real, before.ino === after.ino, lstatSync(real, { bigint: true }).ino]).toEqual([
    at('plan.md'),
    false,
    after.ino,
  ]);
  expect(readdirSync(project)).toEqual(['plan.md']);
});

test.each([
  ['written in place', () => writeFileSync(at('plan.md'), '- [ ] b\n')],
  [
    'written in place with its old time',
    () => {
      const { atime, mtime } = statSync(at('plan.md'));
      writeFileSync(at('plan.md'), '- [ ] b\n');
      utimesSync(at('plan.md'), atime, mtime);
    },
  ],
  [
    'replaced by another',
    () => {
      writeFileSync(at('other'), '- [ ] a\n');
      renameSync(at('other'), at('plan.md'));
    },
  ],
  ['longer by now', () => writeFileSync(at('plan.md'), '- [ ] a\n- [ ] b\n')],
  ['gone', () => rmSync(at('plan.md'))],
  [
    'a link by now',
    () => {
      renameSync(at('plan.md'), at('moved.md'));
      symlinkSync('moved.md', at('plan.md'));
    },
  ],
])('a file that is %s between reading and replacing is left as it is', (_how, edit) => {
  const stamped = read();
  edit();
  const there = () => readdirSync(project).map((name) => [name, readFileSync(at(name), 'utf8')]);
  const before = there();
  expect(() => replaceUnchanged(project, stamped, next)).toThrow(code('E_CHANGED'));
  expect(there()).toEqual(before);
});

test('a link inside the project keeps leading to its target, which is what is written', () => {
  mkdirSync(at('real'));
  renameSync(at('plan.md'), at('real/plan.md'));
  symlinkSync('real/plan.md', at('plan.md'));
  replaceUnchanged(project, read(), next);
  expect(lstatSync(at('plan.md')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('real/plan.md'), 'utf8')).toBe('- [x] a\n');
});

test('a link that leads out of the project is refused', () => {
  renameSync(at('plan.md'), join(project, '..', 'plan.md'));
  symlinkSync('../plan.md', at('plan.md'));
  expect(() => read()).toThrow(code('E_PATH_ESCAPE'));
});

test('a file without any right to write is refused, although its folder would let it be replaced', () => {
  chmodSync(at('plan.md'), 0o444);
  expect(() => replaceUnchanged(project, read(), next)).toThrow(code('E_READ_ONLY'));
  expect(readFileSync(at('plan.md'), 'utf8')).toBe('- [ ] a\n');
});

test('what a killed process left is taken away, also when it is a link', () => {
  writeFileSync(at('victim'), 'safe');
  symlinkSync('victim', at('.plan.md.ashlar-tick'));
  replaceUnchanged(project, read(), next);
  expect(readFileSync(at('victim'), 'utf8')).toBe('safe');
  expect(existsSync(at('.plan.md.ashlar-tick'))).toBe(false);
});

test('a folder that stands where the new text should is told, and the plan stays', () => {
  mkdirSync(at('.plan.md.ashlar-tick'));
  expect(() => replaceUnchanged(project, read(), next)).toThrow(code('E_WRITE'));
  expect(readFileSync(at('plan.md'), 'utf8')).toBe('- [ ] a\n');
});

test('another name of the same file keeps the old text', () => {
  linkSync(at('plan.md'), at('copy.md'));
  replaceUnchanged(project, read(), next);
  expect(readFileSync(at('copy.md'), 'utf8')).toBe('- [ ] a\n');
});
