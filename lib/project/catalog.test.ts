import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogFile, scanCatalog } from './catalog';

let base: string;
let project: string;
let home: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'ashlar-catalog-'));
  project = join(base, 'project');
  home = join(base, 'home');
  mkdirSync(join(project, '.claude'), { recursive: true });
  mkdirSync(join(home, '.claude'), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
const command = (path: string, content = '---\ndescription: Does it\nargument-hint: <name>\n---\nBody\n'): void =>
  write(join(base, path), content);
const scan = () => new Map(scanCatalog(project, { home }).map((found) => [found.command, found]));

describe('the catalog', () => {
  it('lists commands of project, user, plugins and skills with their namespaces.', () => {
    command('project/.claude/commands/deploy.md');
    command('project/.claude/commands/db/migrate.md');
    command('home/.claude/commands/note.md');
    command('project/.claude/plugins/local/commands/go.md');
    command('project/.claude/skills/review/SKILL.md');
    command('home/.claude/plugins/marketplaces/shop/plugins/supabase/commands/add-rls.md');
    write(join(home, '.claude', 'settings.json'), '{"enabledPlugins": {"supabase@shop": true}}');
    const found = scan();
    expect([...found.keys()].sort()).toEqual([
      '/db:migrate',
      '/deploy',
      '/local:go',
      '/note',
      '/review',
      '/supabase:add-rls',
    ]);
    expect(found.get('/deploy')).toMatchObject({ description: 'Does it', argumentHint: '<name>', source: 'project' });
    expect(found.get('/deploy')?.file).toBe(join(project, '.claude', 'commands', 'deploy.md'));
    expect(found.get('/review')?.source).toBe('skill');
    expect(found.get('/supabase:add-rls')?.source).toBe('plugin');
  });

  it('lets the project win over the user and the user over nothing else.', () => {
    command('project/.claude/commands/same.md', 'From the project\n');
    command('home/.claude/commands/same.md', 'From the user\n');
    expect(scan().get('/same')).toMatchObject({ description: 'From the project', source: 'project' });
    expect(scanCatalog(project, { home })).toHaveLength(1);
  });

  it('lists plugins only where they are enabled, and the project may turn one off.', () => {
    command('home/.claude/plugins/cache/shop/redis/1.0.0/commands/old.md');
    command('home/.claude/plugins/cache/shop/redis/1.10.0/commands/new.md');
    command('home/.claude/plugins/cache/shop/other/1.0.0/commands/x.md');
    expect(scan().size).toBe(0);
    write(join(home, '.claude', 'settings.json'), '{"enabledPlugins": {"redis@shop": true, "other@shop": true}}');
    write(join(project, '.claude', 'settings.json'), '{"enabledPlugins": {"other@shop": false}}');
    expect([...scan().keys()]).toEqual(['/redis:new']);
  });

  it('still lists a command whose front matter is not YAML.', () => {
    command('project/.claude/commands/a.md', '---\ndescription: Analyze: all of it\nargument-hint: [a] [b]\n---\nBody');
    command('project/.claude/commands/b.md', '---\n\t{{{\n---\n\n# What it does\n');
    command('project/.claude/commands/c.md', '---\nargument-hint: [name]\n---\n> First words here\n');
    command('project/.claude/commands/d.md', '');
    expect(scan().get('/a')).toMatchObject({ description: 'Analyze: all of it', argumentHint: '[a] [b]' });
    expect(scan().get('/b')).toMatchObject({ description: 'What it does', argumentHint: '' });
    expect(scan().get('/c')).toMatchObject({ description: 'First words here', argumentHint: '[name]' });
    expect(scan().get('/d')).toMatchObject({ description: '' });
  });

  it('leaves out names that are no slash commands and says so.', () => {
    command('project/.claude/commands/my command.md');
    command('project/.claude/commands/fine.md');
    const notes: string[] = [];
    expect(scanCatalog(project, { home, note: (text) => notes.push(text) }).map((c) => c.command)).toEqual(['/fine']);
    expect(notes.join()).toContain('my command');
  });

  it('does not follow links out of the folder, nor links in a circle.', () => {
    command('outside/secret.md');
    command('project/.claude/commands/in.md');
    symlinkSync(join(base, 'outside', 'secret.md'), join(project, '.claude', 'commands', 'secret.md'));
    symlinkSync(join(base, 'outside'), join(project, '.claude', 'commands', 'folder'));
    symlinkSync(join(project, '.claude', 'commands'), join(project, '.claude', 'commands', 'loop'));
    expect([...scan().keys()]).toEqual(['/in']);
  });

  it('finds the user commands that a link in the home folder leads to.', () => {
    command('dotfiles/commands/mine.md');
    symlinkSync(join(base, 'dotfiles', 'commands'), join(home, '.claude', 'commands'));
    expect([...scan().keys()]).toEqual(['/mine']);
  });

  it('does not wait for a named pipe and does not read huge files.', () => {
    mkdirSync(join(project, '.claude', 'commands'), { recursive: true });
    execFileSync('mkfifo', [join(project, '.claude', 'commands', 'pipe.md')]);
    command('project/.claude/commands/huge.md', 'x'.repeat(600 * 1024));
    expect(scan().size).toBe(0);
  });

  it('is empty where there is nothing.', () => {
    expect(scanCatalog(join(base, 'nowhere'), { home: join(base, 'nobody') })).toEqual([]);
  });
});

describe('a catalog given as a file', () => {
  const file = (content: string): string => {
    write(join(base, 'catalog.json'), content);
    return join(base, 'catalog.json');
  };

  it('is read entry by entry, the first of a name counting.', () => {
    const text = '[{"command":"/a:b","description":"One","argumentHint":"<x>"},{"command":"/a:b"},{"command":"/c"}]';
    expect(readCatalogFile(file(text))).toEqual([
      { command: '/a:b', description: 'One', argumentHint: '<x>', source: 'given', file: null },
      { command: '/c', description: '', argumentHint: '', source: 'given', file: null },
    ]);
  });

  it.each([
    ['{"a": 1}', 'must be an array'],
    ['[{"command":"/a"},]', 'not JSON at 1:19'],
    ['[{"command":"rm -rf"}]', 'entry 1'],
    ['[null]', 'entry 1'],
  ])('that is wrong is an error naming the place: %s', (content, message) => {
    expect(() => readCatalogFile(file(content))).toThrow(message);
  });

  it('that is missing is an error with the code E_CATALOG.', () => {
    expect(() => readCatalogFile(join(base, 'none.json'))).toThrow(expect.objectContaining({ code: 'E_CATALOG' }));
  });
});
