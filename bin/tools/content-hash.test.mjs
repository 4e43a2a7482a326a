import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentHash } from './content-hash.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ashlar-hash-'));
  mkdirSync(join(root, 'lib/deep'), { recursive: true });
  writeFileSync(join(root, 'lib/a.ts'), 'a');
  writeFileSync(join(root, 'lib/deep/b.ts'), 'b');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const hash = () => contentHash(root, ['lib', 'package-lock.json']);

it('the hash stays the same while names and contents do, whatever the times say', () => {
  const before = hash();
  utimesSync(join(root, 'lib/a.ts'), 1, 1);
  writeFileSync(join(root, 'lib/deep/b.test.ts'), 'a test is in no build');
  expect(hash()).toBe(before);
});

it.each([
  ['a changed content', () => writeFileSync(join(root, 'lib/deep/b.ts'), 'c')],
  ['a new file', () => writeFileSync(join(root, 'lib/c.ts'), '')],
  ['a removed file', () => rmSync(join(root, 'lib/a.ts'))],
  ['an empty file where there was none', () => writeFileSync(join(root, 'package-lock.json'), '')],
  [
    'a content that moved to another file',
    () => {
      writeFileSync(join(root, 'lib/a.ts'), 'b');
      writeFileSync(join(root, 'lib/deep/b.ts'), 'a');
    },
  ],
])('the hash changes with %s', (_title, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});
