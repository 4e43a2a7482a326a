import { spawn } from 'node:child_process';
import {
  existsSync,
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
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run, runTask } from '@/lib/domain/fixtures/run';
import type { StatusFile } from '@/lib/domain/status-file';
import { buildStatusFile } from './build';
import { keepForeignStatusFile, keepStrangeStatusFile } from './keep-aside';
import { removeLeftovers, statusFilePath, writeStatusFile } from './write';

const reader = fileURLToPath(new URL('./fixtures/poll-status-file.mjs', import.meta.url));
const now = '2026-01-02T03:04:05.000Z';

function project(): { dir: string; folder: string; file: string } {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-status-')));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return { dir, folder: join(dir, '.claude/execution'), file: join(dir, statusFilePath('F001')) };
}

function document(tasks = 3, change: Partial<StatusFile> = {}): StatusFile {
  const list = Array.from({ length: tasks }, (_, i) => runTask(`L0.${i + 1}`, 'complete', { output: 'x'.repeat(200) }));
  return { ...buildStatusFile({ run: run(['L0']), tasks: list }, []), ...change };
}

/** A project with a status file of these words in it. */
function projectWith(text: string) {
  const made = project();
  mkdirSync(made.folder, { recursive: true });
  writeFileSync(made.file, text);
  return made;
}

describe('writing', () => {
  test('makes the folder, and the file is one JSON document that ends its line', () => {
    const { dir, file } = project();
    writeStatusFile(dir, document());
    expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document());
  });

  test('someone who reads it all the while always sees one whole document', async () => {
    const { dir, file, folder } = project();
    const version = (n: number) => document(200 + (n % 7) * 40, { feature_name: `version ${n}` });
    writeStatusFile(dir, version(0));
    const child = spawn(process.execPath, [reader, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    const ready = new Promise<void>((resolve) =>
      child.stdout.on('data', (bytes) => {
        said += bytes;
        resolve();
      }),
    );
    const ended = new Promise((resolve) => child.once('close', resolve));
    await ready;
    for (let n = 1; n <= 500; n++) writeStatusFile(dir, version(n));
    writeFileSync(`${file}.stop`, '');
    await ended;
    const seen = JSON.parse(said.replace('ready\n', ''));
    expect(seen.broken).toEqual([]);
    expect(seen.versions).toBeGreaterThan(10);
    expect(readdirSync(folder).sort()).toEqual(['F001.json', 'F001.json.stop']);
    // Five hundred writes that wait for the disk each: long on a busy one.
  }, 240_000);

  test('a write that fails leaves the old file whole and no temporary one', () => {
    const { dir, file, folder } = project();
    writeStatusFile(dir, document());
    const before = readFileSync(file, 'utf8');
    // A value JSON refuses: the failure comes before anything is opened.
    expect(() => writeStatusFile(dir, document(3, { total_tasks: 1n as never }))).toThrow();
    mkdirSync(join(folder, 'F002.json'));
    expect(() => writeStatusFile(dir, document(3, { feature: 'F002' }))).toThrow();
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['F001.json', 'F002.json']);
  });

  test('a symbolic link in its place is replaced, never written through', () => {
    const { dir, folder, file } = project();
    const precious = join(dir, 'precious.json');
    writeFileSync(precious, 'kept');
    mkdirSync(folder, { recursive: true });
    symlinkSync(precious, file);
    writeStatusFile(dir, document());
    expect(readFileSync(precious, 'utf8')).toBe('kept');
    expect(JSON.parse(readFileSync(file, 'utf8')).feature).toBe('F001');
  });

  test.each(['.claude', '.claude/execution'])('where %s leads out of the project nothing is written', (link) => {
    const { dir } = project();
    const elsewhere = project().dir;
    mkdirSync(join(elsewhere, 'execution'));
    if (link !== '.claude') mkdirSync(join(dir, '.claude'));
    symlinkSync(elsewhere, join(dir, link));
    expect(() => writeStatusFile(dir, document())).toThrow(
      '.claude/execution is a link that leads out of the project.',
    );
    expect([readdirSync(elsewhere), readdirSync(join(elsewhere, 'execution'))]).toEqual([['execution'], []]);
  });

  test('a link that stays within the project is followed, and so is one to the project itself', () => {
    const { dir } = project();
    mkdirSync(join(dir, 'shared'));
    mkdirSync(join(dir, '.claude'));
    symlinkSync(join(dir, 'shared'), join(dir, '.claude/execution'));
    const door = join(project().dir, 'door');
    symlinkSync(dir, door);
    writeStatusFile(door, document());
    expect(existsSync(join(dir, 'shared/F001.json'))).toBe(true);
  });
});

describe('leftovers of a killed process', () => {
  test('are removed; everything else stays', () => {
    const { dir, folder } = projectWith('{}');
    const others = ['F001.json.before-ashlar', 'F0011.json.123', 'F001.json.12a', 'F002.json', 'F002.json.77', 'notes'];
    for (const name of [...others, 'F001.json.123', 'F001.json.4242424242']) writeFileSync(join(folder, name), '');
    removeLeftovers(dir, 'F001');
    expect(readdirSync(folder).sort()).toEqual(['F001.json', ...others].sort());
  });

  test('a project without the folder, or with something in the way, is left alone', () => {
    const { dir, folder } = projectWith('{}');
    removeLeftovers(project().dir, 'F001');
    mkdirSync(join(folder, 'F001.json.99'));
    removeLeftovers(dir, 'F001');
    expect(existsSync(join(folder, 'F001.json.99'))).toBe(true);
  });
});

describe('a file another tool wrote before the first run', () => {
  test('is kept once; what is written later never takes its place', () => {
    const { dir, file } = projectWith('the other tool’s');
    expect(keepForeignStatusFile(dir, 'F001')).toBe(`${file}.before-ashlar`);
    writeStatusFile(dir, document());
    expect(keepForeignStatusFile(dir, 'F001')).toBeNull();
    expect(readFileSync(`${file}.before-ashlar`, 'utf8')).toBe('the other tool’s');
  });

  test('is nothing where there is no file, a folder or a link', () => {
    const { dir, file, folder } = project();
    expect(keepForeignStatusFile(dir, 'F001')).toBeNull();
    mkdirSync(folder, { recursive: true });
    symlinkSync('/etc/hostname', file);
    expect(keepForeignStatusFile(dir, 'F001')).toBeNull();
    rmSync(file);
    mkdirSync(file);
    expect(keepForeignStatusFile(dir, 'F001')).toBeNull();
    expect(readdirSync(folder)).toEqual(['F001.json']);
  });

  test('that cannot be copied stops the run before it would be replaced, and no part of a copy stays', () => {
    const { dir, file, folder } = projectWith('the other tool’s');
    symlinkSync(join(dir, 'nowhere'), `${file}.before-ashlar`);
    expect(() => keepForeignStatusFile(dir, 'F001')).toThrow(/written by another tool and could not be kept \(EEXIST/);
    expect(readdirSync(folder)).toEqual(['F001.json']);
    expect(readdirSync(dir)).toEqual(['.claude']);
    expect(keepForeignStatusFile(dir, 'F001')).toBe(`${file}.before-ashlar`);
  });
});

describe('at the start', () => {
  test.each([
    ['cut in the middle', JSON.stringify(document(), null, 2).slice(0, 400)],
    ['empty', ''],
    ['with conflict markers', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n'],
    ['an array', '[]'],
    ['with tasks as an object', JSON.stringify({ ...document(), layers: { L0: { tasks: {} } } })],
    ['with absurd numbers', JSON.stringify(document()).replace('"total_tasks":3', '"total_tasks":1e999')],
  ])('a file %s is kept aside, word for word', (_, text) => {
    const { dir, file, folder } = projectWith(text);
    const kept = keepStrangeStatusFile(dir, document(), now);
    const reason = text.includes('1e999') ? 'edited' : 'corrupt';
    expect(kept).toBe(`${file}.${reason}-2026-01-02T03-04-05.000Z`);
    expect(readFileSync(kept ?? '', 'utf8')).toBe(text);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('a file another tool wrote later than the ledger knows, or for another spec, is kept as edited', () => {
    const later = projectWith(JSON.stringify(document(3, { last_updated: '2027-01-01T00:00:00.000Z' })));
    expect(keepStrangeStatusFile(later.dir, document(), now)).toContain('F001.json.edited-');
    const other = projectWith(JSON.stringify(document(3, { feature: 'F002' })));
    expect(keepStrangeStatusFile(other.dir, document(), now)).toContain('F001.json.edited-');
  });

  test('ours, as it is or as a crash left it behind, needs no copy', () => {
    const { dir, folder } = projectWith(JSON.stringify(document()));
    expect(keepStrangeStatusFile(dir, document(), now)).toBeNull();
    writeStatusFile(dir, document(2, { last_updated: '2025-01-01T00:00:00.000Z' }));
    expect(keepStrangeStatusFile(dir, document(), now)).toBeNull();
    expect(readdirSync(folder)).toEqual(['F001.json']);
  });

  test('no file, a folder and a link are nothing to keep', () => {
    const { dir, file, folder } = project();
    expect(keepStrangeStatusFile(dir, document(), now)).toBeNull();
    mkdirSync(folder, { recursive: true });
    symlinkSync('/etc/hostname', file);
    expect(keepStrangeStatusFile(dir, document(), now)).toBeNull();
    rmSync(file);
    mkdirSync(file);
    expect(keepStrangeStatusFile(dir, document(), now)).toBeNull();
  });
});
