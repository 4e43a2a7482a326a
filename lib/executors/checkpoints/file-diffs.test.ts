import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCheckpoints } from './checkpoints';
import { plainBounds, readFileDiffs } from './file-diffs';
import { makeRepository, ownIndex } from './fixtures/repository';
import { listTreeChanges } from './tree-changes';

type Repository = ReturnType<typeof makeRepository>;

async function diffsOf(repository: Repository, act: () => void, bounds = plainBounds, folder = repository.folder) {
  const checkpoints = createCheckpoints(folder, ownIndex(repository.folder));
  const before = await checkpoints.take('att_1/before');
  act();
  const after = await checkpoints.take('att_1/after');
  if (!before.ok || !after.ok) throw new Error('not taken');
  const listed = await listTreeChanges(folder, before.tree, after.tree);
  if (!listed.ok) throw new Error(listed.message);
  return readFileDiffs(folder, [before.tree, after.tree], listed.changes, bounds, (text) => text);
}

test('created, changed and deleted files come with their lines', async () => {
  const repository = makeRepository({ 'a.txt': 'one\ntwo\nthree\n', 'b.txt': 'gone\n', same: 'x' });
  const diffs = await diffsOf(repository, () => {
    repository.write('a.txt', 'one\nTWO\nthree\n');
    repository.remove('b.txt');
    repository.write('new/c.txt', 'fresh\n');
  });
  expect(diffs).toEqual([
    {
      ...{ path: 'a.txt', kind: 'modified', added: 1, removed: 1, note: null },
      hunks: [{ oldStart: 1, newStart: 1, lines: [' one', '-two', '+TWO', ' three'] }],
    },
    {
      ...{ path: 'b.txt', kind: 'deleted', added: 0, removed: 1, note: null },
      hunks: [{ oldStart: 1, newStart: 0, lines: ['-gone'] }],
    },
    {
      ...{ path: 'new/c.txt', kind: 'created', added: 1, removed: 0, note: null },
      hunks: [{ oldStart: 0, newStart: 1, lines: ['+fresh'] }],
    },
  ]);
});

test('text that looks like a difference is text, and each file keeps its own lines', async () => {
  const fake = 'diff --git a/x b/x\n@@ -1 +1 @@\n-old\n+new\nBinary files a and b differ\n';
  const repository = makeRepository({ 'a.txt': '', 'm/z.txt': 'z\n' });
  const diffs = await diffsOf(repository, () => {
    repository.write('a.txt', fake);
    repository.write('m/z.txt', 'y\n');
  });
  expect(diffs[0]?.hunks[0]?.lines).toEqual(
    fake
      .trimEnd()
      .split('\n')
      .map((line) => `+${line}`),
  );
  expect(diffs[1]).toMatchObject({ path: 'm/z.txt', hunks: [{ lines: ['-z', '+y'] }] });
});

test('modes, links and binary files are told, and never mix up the files after them', async () => {
  const repository = makeRepository({ 'a.sh': 'x\n', 'b.txt': 'text\n', 'c.bin': 'a\0b', 'd.txt': 'one\n' });
  const diffs = await diffsOf(repository, () => {
    chmodSync(join(repository.folder, 'a.sh'), 0o755);
    rmSync(join(repository.folder, 'b.txt'));
    symlinkSync('d.txt', join(repository.folder, 'b.txt'));
    repository.write('c.bin', 'a\0c');
    repository.write('d.txt', 'two\n');
  });
  expect(diffs.map(({ path, note }) => [path, note])).toEqual([
    ['a.sh', 'It can be executed now.'],
    ['b.txt', 'It became a symbolic link.'],
    ['c.bin', 'Not text, or too large to compare.'],
    ['d.txt', null],
  ]);
  expect(diffs[2]).toMatchObject({ added: null, removed: null, hunks: [] });
  expect(diffs[3]?.hunks[0]?.lines).toEqual(['-one', '+two']);
});

test('what is too much is left out, and every file says so of itself', async () => {
  const repository = makeRepository({ a: 'x\n' });
  const bounds = { filesMax: 2, fileLinesMax: 3, linesMax: 4, lineMax: 5 };
  const act = () => {
    for (const name of ['b', 'c', 'd']) repository.write(name, 'longer than five\n2\n3\n4\n');
  };
  expect(await diffsOf(repository, act, bounds)).toMatchObject([
    { path: 'b', added: 4, note: 'The rest is not shown.', hunks: [{ lines: ['+long…', '+2', '+3'] }] },
    { path: 'c', added: 4, note: 'The rest is not shown.', hunks: [{ lines: ['+long…'] }] },
    { path: 'd', added: 4, note: 'Not shown: too many files changed.', hunks: [] },
  ]);
});

test('odd names and a project below the top of its repository have their lines too', async () => {
  const repository = makeRepository({ 'app/x': 'one\n' });
  const act = () => {
    repository.write('app/x', 'two\n');
    repository.write('app/*', 'star\n');
    repository.write('app/ü\n"', 'odd\n');
  };
  const diffs = await diffsOf(repository, act, plainBounds, join(repository.folder, 'app'));
  expect(diffs.map(({ path, hunks }) => [path, hunks[0]?.lines])).toEqual([
    ['*', ['+star']],
    ['x', ['-one', '+two']],
    ['ü\n"', ['+odd']],
  ]);
});
