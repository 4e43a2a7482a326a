import { chmodSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCheckpoints } from './checkpoints';
import { makeRepository, ownIndex } from './fixtures/repository';
import { planPutBack } from './plan-put-back';
import { putBackFiles } from './put-back-files';
import { listTreeChanges, type TreeChange } from './tree-changes';

type Repository = ReturnType<typeof makeRepository>;

/** What an attempt does, what others do since, and then putting back. */
async function putBack({ folder }: Repository, attempt: () => void, since: () => void = () => {}) {
  const checkpoints = createCheckpoints(folder, ownIndex(folder));
  const take = async (name: string): Promise<string> => {
    const taken = await checkpoints.take(name);
    if (!taken.ok) throw new Error(taken.note);
    return taken.tree;
  };
  const changed = async (from: string, to: string): Promise<TreeChange[]> => {
    const listed = await listTreeChanges(folder, from, to);
    if (!listed.ok) throw new Error(listed.message);
    return listed.changes;
  };
  const before = await take('att_1/before');
  attempt();
  const after = await take('att_1/after');
  since();
  const now = await take('att_1/now');
  const changes = await changed(before, after);
  const done = await putBackFiles(folder, planPutBack(changes, await changed(after, now)), changes);
  return { done, left: (await changed(before, await take('att_1/end'))).map(({ path }) => path) };
}

test('everything an attempt did is taken back: content, modes, links, deleted and created files', async () => {
  const repository = makeRepository({
    'a.txt': 'one\n',
    'b/c.txt': 'two\n',
    'run.sh': 'x\n',
    'd/e/f': '1',
    'to-dir': '2',
  });
  const { folder, write, remove, read, has, state } = repository;
  chmodSync(join(folder, 'run.sh'), 0o755);
  symlinkSync('a.txt', join(folder, 'link'));
  const before = state();
  const { left } = await putBack(repository, () => {
    write('a.txt', 'changed\n');
    remove('b');
    chmodSync(join(folder, 'run.sh'), 0o644);
    rmSync(join(folder, 'link'));
    write('link', 'a file now');
    write('new/deep/g.txt', 'new');
    remove('d');
    write('d', 'a file where a folder was');
    remove('to-dir');
    write('to-dir/inner', 'a folder where a file was');
    write('bytes.bin', Buffer.from([0, 255, 13, 10]));
  });
  expect(left).toEqual([]);
  expect(read('a.txt')).toBe('one\n');
  expect(read('b/c.txt')).toBe('two\n');
  expect(lstatSync(join(folder, 'run.sh')).mode & 0o111).toBe(0o111);
  expect(readlinkSync(join(folder, 'link'))).toBe('a.txt');
  expect(has('new')).toBe(false);
  expect(read('d/e/f')).toBe('1');
  expect(read('to-dir')).toBe('2');
  expect(state()).toEqual(before);
});

test('what was changed again since is left as it is and told; the rest is put back', async () => {
  const repository = makeRepository({ a: '1', b: '1', c: '1' });
  const { done } = await putBack(
    repository,
    () => {
      for (const name of ['a', 'b', 'c', 'd', 'e']) repository.write(name, '2');
    },
    () => {
      repository.write('a', '3');
      repository.write('c', '1');
      repository.write('d', 'mine now');
      repository.write('unrelated', 'x');
    },
  );
  expect(done).toEqual([
    { path: 'a', does: 'leave', why: 'it was changed again since' },
    { path: 'b', does: 'restore', why: null },
    { path: 'c', does: 'leave', why: 'it is as before already' },
    { path: 'd', does: 'leave', why: 'it was changed again since' },
    { path: 'e', does: 'delete', why: null },
  ]);
  expect(['a', 'b', 'c', 'd', 'unrelated'].map(repository.read)).toEqual(['3', '1', '1', 'mine now', 'x']);
  expect(repository.has('e')).toBe(false);
});

test('a folder that became a link is never followed out of the project', async () => {
  const outside = makeRepository({ 'file.txt': 'outside\n', 'new.txt': 'outside too\n' });
  const repository = makeRepository({ 'dir/file.txt': 'inside\n' });
  const checkpoints = createCheckpoints(repository.folder, ownIndex(repository.folder));
  const before = await checkpoints.take('att_1/before');
  repository.write('dir/file.txt', 'changed\n');
  repository.write('dir/new.txt', 'new\n');
  const after = await checkpoints.take('att_1/after');
  if (!before.ok || !after.ok) throw new Error('not taken');
  const listed = await listTreeChanges(repository.folder, before.tree, after.tree);
  if (!listed.ok) throw new Error(listed.message);
  repository.remove('dir');
  symlinkSync(outside.folder, join(repository.folder, 'dir'));
  const done = await putBackFiles(repository.folder, planPutBack(listed.changes, []), listed.changes);
  expect(done.map(({ does }) => does)).toEqual(['leave', 'leave']);
  expect(outside.read('file.txt')).toBe('outside\n');
  expect(outside.read('new.txt')).toBe('outside too\n');
});

test('paths that would lead elsewhere are refused, however they came into a tree', () => {
  const odd = ['../x', 'a/../../x', '.git/config', 'sub/.GIT/hooks/x', '/etc/passwd', ''];
  const changes = odd.map(
    (path): TreeChange => ({
      ...{ path, kind: 'modified', added: 0, removed: 0 },
      ...{ before: { mode: '100644', oid: 'a' }, after: { mode: '100644', oid: 'b' } },
    }),
  );
  expect(planPutBack(changes, []).map(({ does }) => does)).toEqual(odd.map(() => 'leave'));
});

test('a folder that others have filled meanwhile stays, and that is told', async () => {
  const repository = makeRepository({ place: 'a file\n' });
  const { done } = await putBack(
    repository,
    () => {
      repository.remove('place');
      repository.write('place/ours', '1');
    },
    () => {
      repository.write('place/theirs', '2');
      mkdirSync(join(repository.folder, 'place/empty'));
    },
  );
  expect(done.find(({ path }) => path === 'place')).toMatchObject({ does: 'leave' });
  expect(repository.read('place/theirs')).toBe('2');
});
