import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routeSchema } from '@/lib/domain/project';
import type { CommandSource, HeardCommands } from '@/lib/project/command-source';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { createFacts, type FactsBook } from './facts';
import { type FactsWatch, watchFacts } from './watch-facts';

let base: string;
let project: string;
let book: FactsBook;
let watching: FactsWatch | null;
const nobody: CommandSource = { ask: async () => null };

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-watch-')));
  project = join(base, 'project');
  mkdirSync(join(project, '.claude'), { recursive: true });
  mkdirSync(join(base, 'home'));
  const env = { NODE_ENV: 'test' as const, HOME: join(base, 'home') };
  book = createFacts(project, env, { now: () => new Date().toISOString() });
  watching = null;
});
afterEach(async () => {
  await watching?.close();
  rmSync(base, { recursive: true, force: true });
});

function write(path: string, content = '---\ndescription: Does it\n---\n'): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), content);
}
const names = () => book.read().catalog.map(({ command }) => command);
const seen = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
/** Watches, and waits until the first look is over: what comes then is seen by the watcher alone. */
async function start(source: CommandSource = nobody): Promise<FSWatcher> {
  let opened: FSWatcher | undefined;
  const ready = new Promise<void>((resolve) => {
    watching = watchFacts({
      ...{ book, projectDir: project, source },
      open: (paths, options) => {
        opened = watch(paths, options);
        return opened.on('ready', resolve);
      },
    });
  });
  await ready;
  return opened as FSWatcher;
}

describe('facts under watch', () => {
  it('follow commands that are written, changed and removed, and grow a version with each.', async () => {
    await start();
    const before = book.version();
    write('project/.claude/commands/deploy.md');
    await seen(() => expect(names()).toEqual(['/deploy']));
    write('project/.claude/commands/deploy.md', '---\ndescription: Otherwise\n---\n');
    await seen(() => expect(book.read().catalog[0]?.description).toBe('Otherwise'));
    rmSync(join(project, '.claude', 'commands'), { recursive: true });
    await seen(() => expect(names()).toEqual([]));
    write('project/.claude/commands/again.md');
    await seen(() => expect(names()).toEqual(['/again']));
    expect(book.version()).toBeGreaterThan(before + 3);
  });

  it('follow the user’s folder also when it is made later, and plugins that come, are turned off and go.', async () => {
    await start();
    write('home/.claude/plugins/cache/shop/redis/1.0.0/commands/add.md');
    write('home/.claude/settings.json', '{"enabledPlugins": {"redis@shop": true}}');
    await seen(() => expect(names()).toEqual(['/redis:add']));
    write('home/.claude/plugins/cache/shop/redis/1.0.0/commands/more.md');
    await seen(() => expect(names()).toEqual(['/redis:add', '/redis:more']));
    write('project/.claude/settings.local.json', '{"enabledPlugins": {"redis@shop": false}}');
    await seen(() => expect(names()).toEqual([]));
    expect(book.read().entries.map(({ state }) => state)).toEqual(['disabled', 'disabled']);
    rmSync(join(project, '.claude', 'settings.local.json'));
    await seen(() => expect(names()).toHaveLength(2));
    renameSync(join(base, 'home', '.claude', 'plugins', 'cache', 'shop'), join(base, 'elsewhere'));
    await seen(() => expect(book.read().entries).toEqual([]));
  });

  it('follow what says how the project is built.', async () => {
    await start();
    write('project/.claude/project.json', '{"stack": {"database": "Supabase"}}');
    await seen(() => expect(book.read().stack.database).toBe('Supabase'));
    write('project/web/package.json', '{"dependencies": {"next": "16"}}');
    await seen(() => expect(book.read().stack.frontend).toContain('Next'));
  });

  it('are not disturbed by folders that do not matter, however large.', async () => {
    const opened = await start();
    const before = book.version();
    write('project/node_modules/x/package.json', '{}');
    write('project/.claude/ashlar/logs/F001/x.log', 'x');
    write('home/.claude/projects/transcript.jsonl', 'x');
    write('project/.claude/commands/last.md');
    await seen(() => expect(names()).toEqual(['/last']));
    expect(book.version()).toBe(before + 1);
    expect(book.version()).toBe(before + 1);
    expect(
      Object.keys(opened.getWatched()).filter((path) => /node_modules|ashlar\/|projects/.test(path.slice(base.length))),
    ).toEqual([]);
  });

  it('are read by time where the system watches no more files, which is said once.', async () => {
    const opened = await start();
    const full = Object.assign(new Error('System limit reached'), { code: 'ENOSPC' });
    opened.emit('error', full);
    opened.emit('error', full);
    expect(book.read().remarks.filter(({ message }) => message.includes('ENOSPC'))).toHaveLength(1);
    write('project/.claude/commands/late.md');
    await seen(() => expect(names()).toEqual(['/late']));
  });
});

describe('what Claude Code says about the commands', () => {
  const heard = (...commands: string[]): HeardCommands => ({
    from: 'Claude Code 9.9.9',
    commands: commands.map((command) => ({ command, description: 'Told', argumentHint: '', aliases: [] })),
  });

  it('is laid over the disk, and asked for again when the disk has changed.', async () => {
    let answer = heard('/here', '/compact');
    await start({ ask: async () => answer });
    write('project/.claude/commands/here.md');
    write('project/.claude/commands/unknown.md');
    await seen(() =>
      expect(book.read().entries.map(({ command, state }) => `${command} ${state}`)).toEqual([
        '/here installed',
        '/unknown unlisted',
        '/compact installed',
      ]),
    );
    expect(book.from()).toBe('Claude Code 9.9.9');
    expect(names()).toEqual(['/here']);
    answer = heard('/here', '/unknown');
    watching?.reload();
    await seen(() => expect(names()).toEqual(['/here', '/unknown']));
  });

  it('is not needed for a command that a route of the person’s carries out.', async () => {
    await start({ ask: async () => heard('/other') });
    write('project/.claude/commands/mine.md');
    await seen(() => expect(book.read().entries.map(({ state }) => state)).toEqual(['unlisted', 'installed']));
    const env = { NODE_ENV: 'test' as const, HOME: join(base, 'home') };
    const routes = { '/mine': routeSchema.parse({ argv: ['true'] }) };
    saveSettings({ ...loadSettings(project, env), routes }, env);
    await seen(() => expect(names()).toEqual(['/mine']));
  });

  it('counts for nothing once the disk has changed, until it is asked again.', async () => {
    book.readNow();
    const asOf = book.diskVersion();
    write('project/.claude/commands/new.md');
    book.readNow();
    book.hear(heard('/old'), asOf);
    expect([names(), book.from()]).toEqual([['/new'], 'disk']);
  });
});
