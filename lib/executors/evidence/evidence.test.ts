import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diffFileSnapshots } from './file-changes';
import { takeFileSnapshot } from './file-snapshot';
import { noteOwnWrite } from './own-writes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ashlar-evidence-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text = 'x'): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function changesBy(action: () => void, filesMax?: number) {
  const before = await takeFileSnapshot(folder, filesMax);
  action();
  return diffFileSnapshots(before, await takeFileSnapshot(folder, filesMax));
}

test('created, modified and deleted files are listed by sorted relative path', async () => {
  for (const path of ['b/same', 'b/changed', 'b/gone', 'a']) write(path);
  const changes = await changesBy(() => {
    write('z');
    write('b/c/d/new');
    write('b/changed', 'longer');
    write('a', 'y');
    rmSync(join(folder, 'b/gone'));
  });
  expect(changes).toEqual({
    created: ['b/c/d/new', 'z'],
    modified: ['a', 'b/changed'],
    deleted: ['b/gone'],
    complete: true,
  });
});

test('where nothing changed nothing is listed, however many folders there are', async () => {
  for (let i = 0; i < 100; i++) write(`f${i}/g${i % 7}/file`);
  const { files } = await takeFileSnapshot(folder);
  expect(files.size).toBe(100);
  expect(await changesBy(() => {})).toEqual({ created: [], modified: [], deleted: [], complete: true });
});

test('a change that hides behind the same length and an older time is seen', async () => {
  write('a', '1234');
  const old = new Date(2020, 1, 1);
  utimesSync(join(folder, 'a'), old, old);
  const changes = await changesBy(() => {
    write('a', '4321');
    utimesSync(join(folder, 'a'), old, old);
  });
  expect(changes.modified).toEqual(['a']);
});

test('a renamed file is one deleted and one created', async () => {
  write('a');
  const changes = await changesBy(() => renameSync(join(folder, 'a'), join(folder, 'b')));
  expect(changes).toMatchObject({ created: ['b'], deleted: ['a'], modified: [] });
});

test('folders that tools fill by themselves are no evidence, at any depth', async () => {
  const changes = await changesBy(() => {
    for (const ignored of ['.git', 'node_modules', '.next', '__pycache__', '.venv']) {
      write(`${ignored}/x`);
      write(`packages/one/${ignored}/deep/x`);
    }
    write('.claude/ashlar/state.db');
    write('.claude/execution/F001.json');
    write('.claude/command-mapping.json');
    write('.claude/commands/kept.md');
    write('.gitignore');
  });
  expect(changes.created).toEqual(['.claude/commands/kept.md', '.gitignore']);
});

test('symbolic links are seen and not followed', async () => {
  write('real/file');
  const changes = await changesBy(() => {
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    symlinkSync('.', join(folder, 'circle'));
  });
  expect(changes.created).toEqual(['circle', 'link']);
});

test('a tree with too many files is not looked at, and says so', async () => {
  for (let i = 0; i < 12; i++) write(`f${i}`);
  expect(await changesBy(() => write('new'), 10)).toEqual({ created: [], modified: [], deleted: [], complete: false });
});

test('a folder that does not exist is not looked at, and says so', async () => {
  expect(await takeFileSnapshot(join(folder, 'none'))).toMatchObject({ files: new Map(), complete: false });
});

test('what Ashlar itself writes meanwhile is no change; what another hand adds to it is', async () => {
  const writeOurselves = (text: string) => {
    const file = join(realpathSync(folder), 'plan.md');
    const before = lstatSync(file, { bigint: true });
    write('plan.md.new', text);
    renameSync(join(folder, 'plan.md.new'), file);
    noteOwnWrite(file, before, lstatSync(file, { bigint: true }));
  };
  write('plan.md', '1');
  const ours = () => {
    writeOurselves('22');
    writeOurselves('333');
  };
  expect((await changesBy(ours)).modified).toEqual([]);
  const theirsToo = () => {
    writeOurselves('4444');
    write('plan.md', '55555');
    writeOurselves('666666');
  };
  expect((await changesBy(theirsToo)).modified).toEqual(['plan.md']);
});
