import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSettings, settingsPath } from '@/lib/project/settings';
import { makeExample } from './example';

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-make-')));
  env = { NODE_ENV: 'test', ASHLAR_CONFIG_DIR: join(folder, 'config') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const packageRoot = join(import.meta.dirname, '..', '..');
const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

test('the example is copied whole, into a folder that is missing or empty', () => {
  for (const name of ['new/deep', 'empty']) {
    if (name === 'empty') mkdirSync(join(folder, name));
    const { project } = makeExample(join(folder, name), { env });
    expect(project).toBe(join(folder, name));
    expect(filesOf(project).length).toBe(filesOf(join(packageRoot, 'examples/bookshop')).length);
    expect(existsSync(join(project, 'specs/F001/layered-tasks.md'))).toBe(true);
  }
});

test('a folder that holds anything, or a file, is refused and left as it is', () => {
  const full = join(folder, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'mine.txt'), 'mine');
  expect(() => makeExample(full, { env })).toThrow(expect.objectContaining({ code: 'E_EXISTS' }));
  expect(() => makeExample(join(full, 'mine.txt'), { env })).toThrow(expect.objectContaining({ code: 'E_EXISTS' }));
  expect(readdirSync(full)).toEqual(['mine.txt']);
  expect(existsSync(join(folder, 'config'))).toBe(false);
});

test('routes and trust go into the user’s own settings with mode 0600, and nothing of them into the copy', () => {
  const { project } = makeExample(join(folder, 'shop'), { env });
  const settings = loadSettings(project, env);
  expect(settings).toMatchObject({ project, trusted: true, syncCommand: '/iterate:sync {spec}', environment: {} });
  expect(statSync(settingsPath(project, env)).mode & 0o777).toBe(0o600);
  for (const file of filesOf(project)) {
    const text = readFileSync(file, 'utf8');
    expect(text.includes(process.execPath) || text.includes('"routes"') || text.includes('"trusted"'), file).toBe(
      false,
    );
  }
});

test('settings go to the real path of the project, so that a symbolic link to it finds them', () => {
  mkdirSync(join(folder, 'real'));
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  const { project } = makeExample(join(folder, 'link'), { env });
  expect(project).toBe(join(folder, 'real'));
  expect(loadSettings(join(folder, 'link'), env).trusted).toBe(true);
});

test('every command of the example has a route, and every route a command and a script', () => {
  const { project } = makeExample(join(folder, 'shop'), { env });
  const { routes } = loadSettings(project, env);
  const commands = filesOf(join(project, '.claude')).flatMap((file) => {
    const found = /(?:\.claude\/commands|plugins)\/([\w-]+)\/(?:commands\/)?([\w-]+)\.md$/.exec(file);
    return found ? [`/${found[1]}:${found[2]}`] : [];
  });
  expect(Object.keys(routes).sort()).toEqual(commands.sort());
  const scripts = Object.values(routes).map((route) => {
    expect(route.argv[0]).toBe(process.execPath);
    return basename(route.argv[1] ?? '');
  });
  expect(scripts.sort()).toEqual(
    readdirSync(join(project, 'tools'))
      .filter((name) => name !== 'lib')
      .sort(),
  );
});

test('what a run left in the original is not copied', () => {
  const root = join(folder, 'package');
  cpSync(join(packageRoot, 'examples'), join(root, 'examples'), { recursive: true });
  for (const place of ['var', '.claude/ashlar', '.claude/execution', '.claude/sync']) {
    mkdirSync(join(root, 'examples/bookshop', place), { recursive: true });
    writeFileSync(join(root, 'examples/bookshop', place, 'left.txt'), 'left');
  }
  const { project } = makeExample(join(folder, 'shop'), { env, packageRoot: root });
  expect(filesOf(project).filter((file) => file.endsWith('left.txt'))).toEqual([]);
});

test('a package without its example says so instead of making an empty project', () => {
  const make = () => makeExample(join(folder, 'shop'), { env, packageRoot: join(folder, 'nothing') });
  expect(make).toThrow(expect.objectContaining({ code: 'E_EXAMPLE' }));
  expect(existsSync(join(folder, 'shop'))).toBe(false);
});

test('EXAMPLE_PACE_MS is kept for the commands, because their environment is not the server’s', () => {
  const { project } = makeExample(join(folder, 'shop'), { env: { ...env, EXAMPLE_PACE_MS: '0' } });
  expect(loadSettings(project, env).environment).toEqual({ EXAMPLE_PACE_MS: '0' });
});
