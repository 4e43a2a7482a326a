import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCheckpoints } from './checkpoints';
import { plainBounds, readFileDiffs } from './file-diffs';
import { makeRepository, ownIndex } from './fixtures/repository';
import { planPutBack } from './plan-put-back';
import { putBackFiles } from './put-back-files';
import { readBlobs } from './read-blobs';
import { listTreeChanges } from './tree-changes';

test('no program that the repository’s settings name runs while lines are shown and files are put back', async () => {
  const { folder, git, write, read, plantTrap, trapped } = makeRepository();
  const trap = plantTrap('.git/trap');
  const settings = [
    ['alias.hash-object', `!${trap}`],
    ['alias.ls-files', `!${trap}`],
    ['gpg.program', trap],
    ['log.showSignature', 'true'],
    ['credential.helper', `!${trap}`],
    ['core.askPass', trap],
    ['core.editor', trap],
    ['core.gitProxy', trap],
    ['core.alternateRefsCommand', trap],
    ['uploadpack.packObjectsHook', trap],
    ['diff.external', trap],
    ['diff.evil.textconv', trap],
    ['interactive.diffFilter', trap],
    ['pager.diff-tree', trap],
    ['pager.cat-file', trap],
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', `ext::${trap} %s`],
    ['remote.origin.uploadpack', trap],
    ['protocol.ext.allow', 'always'],
  ] as const;
  for (const [name, value] of settings) git('config', name, value);
  write('.gitattributes', '* diff=evil\n');
  const checkpoints = createCheckpoints(folder, ownIndex(folder));
  const tree = async (name: string): Promise<string> => {
    const taken = await checkpoints.take(name);
    if (!taken.ok) throw new Error(taken.note);
    return taken.tree;
  };
  const before = await tree('att_1/before');
  write('a.txt', 'two\n');
  const after = await tree('att_1/after');
  const listed = await listTreeChanges(folder, before, after);
  if (!listed.ok) throw new Error(listed.message);
  const [diff] = await readFileDiffs(folder, [before, after], listed.changes, plainBounds, (text) => text);
  expect(diff).toMatchObject({ path: 'a.txt', hunks: [{ lines: expect.arrayContaining(['+two']) }] });
  await putBackFiles(folder, planPutBack(listed.changes, []), listed.changes);
  expect(read('a.txt')).not.toBe('two\n');
  // An object that is not there is not fetched.
  expect((await readBlobs(folder, ['1'.repeat(40)]))?.size ?? 0).toBe(0);
  expect((await listTreeChanges(folder, '2'.repeat(40), after)).ok).toBe(false);
  expect(trapped()).toBeNull();
});

test('a working tree that the settings lead elsewhere is not read', async () => {
  const { folder, git } = makeRepository();
  const other = makeRepository({ 'private.txt': 'mine\n' });
  git('config', 'core.worktree', other.folder);
  const taken = await createCheckpoints(folder, ownIndex(folder)).take('att_1/before');
  const names = taken.ok ? git('--git-dir', join(folder, '.git'), 'ls-tree', '-r', '--name-only', taken.tree) : '';
  expect(names).not.toContain('private.txt');
});
