import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCheckpoints } from './checkpoints';
import { makeRepository, ownIndex } from './fixtures/repository';
import { listTrees, pruneTrees } from './refs';
import { listTreeChanges } from './tree-changes';

async function taken(checkpoints: ReturnType<typeof createCheckpoints>, name: string): Promise<string> {
  const answer = await checkpoints.take(name);
  if (!answer.ok) throw new Error(answer.note);
  return answer.tree;
}

const listed = (git: (...args: string[]) => string, tree: string): string[] =>
  git('ls-tree', '-r', '-z', tree)
    .split('\0')
    .filter(Boolean)
    .map((row) => row.replace(/^(\d+) \S+ \S+\t/, '$1 '));

test('files are kept whether committed, changed or new, and nothing of the repository changes', async () => {
  const { folder, git, write, state } = makeRepository({
    'a.txt': 'one\n',
    'b/c.txt': 'two\n',
    '.gitignore': 'out/\n',
  });
  write('a.txt', 'changed\n');
  write('new.txt', 'new\n');
  write('out/ignored.txt', 'x');
  const before = state();
  const status = git('status', '--porcelain');
  const tree = await taken(createCheckpoints(folder, ownIndex(folder)), 'att_1/before');
  expect(listed(git, tree)).toEqual(['100644 .gitignore', '100644 a.txt', '100644 b/c.txt', '100644 new.txt']);
  expect(git('cat-file', 'blob', `${tree}:a.txt`)).toBe('changed\n');
  expect(state()).toEqual(before);
  expect(git('status', '--porcelain')).toBe(status);
  expect(git('log', '--all', '--oneline').trim().split('\n')).toHaveLength(1);
});

test('no hook, filter, file system monitor or difference driver of the repository ever runs', async () => {
  const { folder, git, write, plantTrap, trapped } = makeRepository();
  const trap = plantTrap('.git/trap');
  for (const hook of ['reference-transaction', 'post-index-change', 'pre-auto-gc', 'post-checkout', 'pre-commit']) {
    plantTrap(`.git/hooks/${hook}`);
  }
  for (const [name, value] of [
    ['core.hooksPath', join(folder, '.git/hooks')],
    ['core.fsmonitor', trap],
    ['filter.evil.clean', trap],
    ['filter.evil.smudge', trap],
    ['filter.evil.process', trap],
    ['filter.evil.required', 'true'],
    ['filter.lfs.clean', trap],
    ['diff.external', trap],
    ['diff.evil.textconv', trap],
    ['diff.evil.command', trap],
    ['core.pager', trap],
    ['core.sshCommand', trap],
  ] as const) {
    git('config', name, value);
  }
  write('.gitattributes', '* filter=evil diff=evil\n*.bin filter=lfs\n');
  write('big.bin', 'data\n');
  const checkpoints = createCheckpoints(folder, ownIndex(folder), () => new Set(['att_0']));
  const before = await taken(checkpoints, 'att_1/before');
  write('a.txt', 'two\n');
  const after = await taken(checkpoints, 'att_1/after');
  const answer = await listTreeChanges(folder, before, after);
  expect(answer.ok && answer.changes).toMatchObject([{ path: 'a.txt', kind: 'modified', added: 1, removed: 1 }]);
  expect(trapped()).toBeNull();
  // The traps do work: git left to itself runs into them.
  git('update-ref', 'refs/heads/other', 'HEAD');
  expect(trapped()).toContain('reference-transaction');
});

test('files come back byte for byte whatever the attributes say of line ends', async () => {
  const { folder, git, write } = makeRepository();
  git('config', 'core.autocrlf', 'true');
  write('.gitattributes', '* text=auto eol=crlf\n');
  write('crlf.txt', 'one\r\ntwo\r\n');
  const tree = await taken(createCheckpoints(folder, ownIndex(folder)), 'att_1/before');
  expect(git('cat-file', 'blob', `${tree}:crlf.txt`)).toBe('one\r\ntwo\r\n');
});

test('names of every kind, links and modes are kept', async () => {
  const { folder, git, write } = makeRepository();
  const names = [
    'ü/日本 語.txt',
    '"quoted".txt',
    'back\\slash.txt',
    'new\nline.txt',
    '-dash',
    ' space ',
    ':(top)x',
    '*.txt',
  ];
  for (const name of names) write(name, `in ${name}`);
  write('run.sh', '#!/bin/sh\n');
  chmodSync(join(folder, 'run.sh'), 0o755);
  symlinkSync('/etc/passwd', join(folder, 'link'));
  symlinkSync('nowhere', join(folder, 'broken'));
  const tree = await taken(createCheckpoints(folder, ownIndex(folder)), 'att_1/before');
  const all = listed(git, tree);
  for (const name of names) expect(all).toContain(`100644 ${name}`);
  expect(all).toContain('100755 run.sh');
  expect(all).toContain('120000 link');
  expect(git('cat-file', 'blob', `${tree}:link`)).toBe('/etc/passwd');
  expect(git('cat-file', 'blob', `${tree}:broken`)).toBe('nowhere');
});

test('each checkpoint is as the files are then: changed, gone, a folder in a file’s place, ignored since', async () => {
  const { folder, git, write, remove } = makeRepository({ a: '1', b: '2', 'c/d': '3', e: '4' });
  const checkpoints = createCheckpoints(folder, ownIndex(folder));
  const first = await taken(checkpoints, 'att_1/before');
  expect(await taken(checkpoints, 'att_2/before')).toBe(first);
  remove('a');
  write('a/inner', 'x');
  remove('b');
  write('c/d', 'y');
  write('fresh', 'z');
  const second = await taken(checkpoints, 'att_2/after');
  expect(listed(git, second)).toEqual(['100644 a/inner', '100644 c/d', '100644 e', '100644 fresh']);
  write('.gitignore', 'fresh\n');
  expect(listed(git, await taken(checkpoints, 'att_3/before'))).not.toContain('100644 fresh');
  // Without any memory the same comes out.
  expect(await taken(createCheckpoints(folder, ownIndex(folder)), 'att_4/before')).toBe(
    await taken(checkpoints, 'att_5/before'),
  );
});

test('a change that keeps the length and sets the time back is in the next checkpoint', async () => {
  const { folder, git, write } = makeRepository({ a: '1111' });
  const checkpoints = createCheckpoints(folder, ownIndex(folder));
  for (let i = 0; i < 20; i++) {
    write('a', String(1000 + i));
    expect(git('cat-file', 'blob', `${await taken(checkpoints, 'att_1/before')}:a`)).toBe(String(1000 + i));
  }
});

test('other repositories within are left alone, submodules too', async () => {
  const inner = makeRepository({ 'inner.txt': 'x' }, 'ashlar-inner-');
  const { folder, git, write } = makeRepository();
  git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner.folder, 'sub');
  mkdirSync(join(folder, 'nested'));
  execFileSync('git', ['init', '-q'], { cwd: join(folder, 'nested') });
  write('nested/own.txt', 'x');
  const tree = await taken(createCheckpoints(folder, ownIndex(folder)), 'att_1/before');
  expect(listed(git, tree)).toEqual(['100644 .gitmodules', '100644 a.txt']);
});

test('a project below the top of a repository is kept alone, with paths of its own', async () => {
  const { folder, git, write } = makeRepository({ 'app/x': '1', 'other/y': '2' });
  write('app/new', '3');
  const tree = await taken(createCheckpoints(join(folder, 'app'), ownIndex(folder)), 'att_1/before');
  expect(listed(git, tree)).toEqual(['100644 new', '100644 x']);
});

test('where nothing can be kept it is said why, and nobody is stopped', async () => {
  const plain = mkdtempSync(join(tmpdir(), 'ashlar-plain-'));
  onTestFinished(() => rmSync(plain, { recursive: true, force: true }));
  writeFileSync(join(plain, 'a'), '1');
  const checkpoints = createCheckpoints(plain, join(plain, 'index'));
  expect(checkpoints.possible()).toBe(false);
  expect(await checkpoints.take('att_1/before')).toMatchObject({ ok: false, note: expect.stringContaining('no git') });
  writeFileSync(join(plain, '.git'), 'gitdir: /nowhere/at/all\n');
  expect(await checkpoints.take('att_1/before')).toMatchObject({
    ok: false,
    note: expect.stringContaining('not a git repository'),
  });
  const { folder, write } = makeRepository({});
  write('.git/info/exclude', '*\n');
  write('a.txt', 'x');
  expect(await createCheckpoints(folder, ownIndex(folder)).take('att_1/before')).toMatchObject({
    ok: false,
    note: expect.stringContaining('ignores every file'),
  });
});

test('a file too large to keep is left out, and that is said every time', async () => {
  const { folder, git, write } = makeRepository();
  write('large.bin', Buffer.alloc(10 * 1024 * 1024 + 1));
  const checkpoints = createCheckpoints(folder, ownIndex(folder));
  for (const name of ['att_1/before', 'att_2/before']) {
    const answer = await checkpoints.take(name);
    expect(answer).toMatchObject({ ok: true, note: 'Not kept: one file larger than 10 MB.' });
    expect(answer.ok && listed(git, answer.tree)).toEqual(['100644 a.txt']);
  }
});

test('trees live as long as their attempts are of use, and no others are touched', async () => {
  const { folder, git } = makeRepository();
  const over = new Set(['att_1', 'att_3']);
  await taken(createCheckpoints(folder, ownIndex(folder)), 'att_1/before');
  await taken(createCheckpoints(folder, ownIndex(folder)), 'att_2/before');
  git('update-ref', 'refs/other/x', 'HEAD');
  await taken(
    createCheckpoints(folder, ownIndex(folder), () => over),
    'att_3/before',
  );
  expect([...(await listTrees(folder)).keys()]).toEqual(['att_2/before', 'att_3/before']);
  expect(await pruneTrees(folder, () => false)).toBe(2);
  expect(git('for-each-ref', '--format=%(refname)')).toContain('refs/other/x');
});

test('a checkpoint is whole again after an index that was cut off by a crash', async () => {
  const { folder, git, write } = makeRepository();
  await taken(createCheckpoints(folder, ownIndex(folder)), 'att_1/before');
  writeFileSync(ownIndex(folder), 'rubbish');
  writeFileSync(`${ownIndex(folder)}.lock`, '');
  write('b.txt', 'x');
  const tree = await taken(createCheckpoints(folder, ownIndex(folder)), 'att_2/before');
  expect(listed(git, tree)).toEqual(['100644 a.txt', '100644 b.txt']);
});

test('git’s own variables in our environment lead it nowhere else', async () => {
  const { folder, git } = makeRepository();
  const other = makeRepository({ other: 'x' });
  for (const [name, value] of [
    ['GIT_DIR', join(other.folder, '.git')],
    ['GIT_INDEX_FILE', join(other.folder, '.git', 'index')],
    ['GIT_EXTERNAL_DIFF', '/bin/false'],
  ] as const) {
    process.env[name] = value;
    onTestFinished(() => {
      delete process.env[name];
    });
  }
  const answer = await createCheckpoints(folder, ownIndex(folder)).take('att_1/before');
  for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_EXTERNAL_DIFF']) delete process.env[name];
  expect(answer.ok && listed(git, answer.tree)).toEqual(['100644 a.txt']);
});
