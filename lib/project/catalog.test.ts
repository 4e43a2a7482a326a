import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalog } from './catalog';

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
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), content);
}
const command = (path: string, content = '---\ndescription: Does it\nargument-hint: <name>\n---\nBody\n'): void =>
  write(path, content);
const read = () => readCatalog(project, join(home, '.claude'));
const scan = () => new Map(read().entries.map((found) => [found.command, found]));
const states = () => read().entries.map(({ command, state }) => `${command} ${state}`);
const remarks = () =>
  read()
    .remarks.map(({ file, message }) => `${file} ${message}`)
    .join('\n');

describe('the catalog', () => {
  it('lists commands of project, user, plugins and skills with their namespaces.', () => {
    command('project/.claude/commands/deploy.md');
    command('project/.claude/commands/db/migrate.md');
    command('project/.claude/commands/check/SKILL.md');
    command('home/.claude/commands/note.md');
    command('project/.claude/plugins/local/commands/go.md');
    command('project/.claude/skills/review/SKILL.md');
    command('home/.claude/skills/tidy/SKILL.md');
    command('home/.claude/plugins/marketplaces/shop/plugins/supabase/commands/add-rls.md');
    command('home/.claude/plugins/marketplaces/shop/plugins/supabase/skills/policies/SKILL.md');
    write('home/.claude/settings.json', '{"enabledPlugins": {"supabase@shop": true}}');
    const found = scan();
    expect([...found.keys()].sort()).toEqual([
      '/check',
      '/db:migrate',
      '/deploy',
      '/local:go',
      '/note',
      '/review',
      '/supabase:add-rls',
      '/supabase:policies',
      '/tidy',
    ]);
    expect(found.get('/deploy')).toEqual({
      ...{ command: '/deploy', description: 'Does it', argumentHint: '<name>', source: 'project', kind: 'command' },
      ...{ plugin: null, state: 'installed', aliases: [], remark: null },
      file: join(project, '.claude', 'commands', 'deploy.md'),
    });
    expect(found.get('/check')).toMatchObject({ kind: 'skill', source: 'project' });
    expect(found.get('/tidy')).toMatchObject({ kind: 'skill', source: 'user' });
    expect(found.get('/supabase:policies')).toMatchObject({ kind: 'skill', source: 'plugin', plugin: 'supabase@shop' });
  });

  it('lets skills win over commands and the user over the project, and shows what is hidden.', () => {
    command('project/.claude/commands/same.md', 'From the project\n');
    command('home/.claude/commands/same.md', 'From the user\n');
    command('project/.claude/skills/same/SKILL.md', 'Skill of the project\n');
    const found = read().entries;
    expect(found.map(({ description, state }) => [description, state])).toEqual([
      ['Skill of the project', 'installed'],
      ['From the user', 'shadowed'],
      ['From the project', 'shadowed'],
    ]);
    expect(found[1]?.remark).toBe('Hidden by the project’s skill of the same name.');
  });

  it('leaves out skills that only the model may use.', () => {
    command('project/.claude/skills/inner/SKILL.md', '---\nuser-invocable: false\n---\nx');
    command('project/.claude/skills/outer/SKILL.md', '---\ndisable-model-invocation: true\n---\nx');
    expect([...scan().keys()]).toEqual(['/outer']);
  });

  it('still lists a command whose front matter is not YAML, with a remark.', () => {
    command('project/.claude/commands/a.md', '---\ndescription: Analyze: all of it\nargument-hint: [a] [b]\n---\nBody');
    command('project/.claude/commands/b.md', '---\n\t{{{\n---\n\n# What it does\n');
    command('project/.claude/commands/c.md', '---\nargument-hint: [name]\n---\n> First words here\n');
    command('project/.claude/commands/d.md', '');
    command('project/.claude/commands/e.md', '---\ndescription: Begins and never ends\n');
    expect(scan().get('/a')).toMatchObject({ description: 'Analyze: all of it', argumentHint: '[a] [b]' });
    expect(scan().get('/a')?.remark).toContain('not YAML at line 2');
    expect(scan().get('/b')).toMatchObject({ description: 'What it does', argumentHint: '' });
    expect(scan().get('/c')).toMatchObject({ description: 'First words here', argumentHint: '[name]', remark: null });
    expect(scan().get('/d')).toMatchObject({ description: '', remark: null });
    expect(scan().get('/e')?.remark).toContain('has no end');
  });

  it('leaves out names that are no slash commands and says so.', () => {
    command('project/.claude/commands/my command.md');
    command('project/.claude/commands/fine.md');
    expect([...scan().keys()]).toEqual(['/fine']);
    expect(remarks()).toContain('my command');
  });

  it('does not follow links out of the folder, nor links in a circle, and says so.', () => {
    command('outside/secret.md');
    command('project/.claude/commands/in.md');
    symlinkSync(join(base, 'outside', 'secret.md'), join(project, '.claude', 'commands', 'secret.md'));
    symlinkSync(join(base, 'outside'), join(project, '.claude', 'commands', 'folder'));
    symlinkSync(join(project, '.claude', 'commands'), join(project, '.claude', 'commands', 'loop'));
    expect([...scan().keys()]).toEqual(['/in']);
    expect(read().remarks.map(({ file }) => file.slice(project.length))).toEqual([
      '/.claude/commands/folder',
      '/.claude/commands/secret.md',
    ]);
  });

  it('finds the user commands that a link in the home folder leads to.', () => {
    command('dotfiles/commands/mine.md');
    symlinkSync(join(base, 'dotfiles', 'commands'), join(home, '.claude', 'commands'));
    expect([...scan().keys()]).toEqual(['/mine']);
  });

  it('does not wait for a named pipe and does not read huge files, and says so.', () => {
    mkdirSync(join(project, '.claude', 'commands'), { recursive: true });
    execFileSync('mkfifo', [join(project, '.claude', 'commands', 'pipe.md')]);
    command('project/.claude/commands/huge.md', 'x'.repeat(600 * 1024));
    expect(scan().size).toBe(0);
    expect(remarks()).toContain('huge.md It is larger than 512 KiB.');
    expect(remarks()).toContain('pipe.md It is not a regular file.');
  });

  it('is empty where there is nothing.', () => {
    expect(readCatalog(join(base, 'nowhere'), join(base, 'nobody'))).toMatchObject({ entries: [], remarks: [] });
  });
});

describe('plugins in the catalog', () => {
  const installed = (plugins: Record<string, { path: string; projectPath?: string }[]>): void => {
    const entries = Object.entries(plugins).map(([key, places]) => [
      key,
      places.map(({ path, ...rest }) => ({ scope: 'user', installPath: join(base, path), version: '1', ...rest })),
    ]);
    const file = 'home/.claude/plugins/installed_plugins.json';
    write(file, JSON.stringify({ version: 2, plugins: Object.fromEntries(entries) }));
  };

  it('are disabled unless enabled, and the project may turn one off.', () => {
    command('home/.claude/plugins/cache/shop/redis/1.0.0/commands/old.md');
    command('home/.claude/plugins/cache/shop/redis/1.10.0/commands/new.md');
    command('home/.claude/plugins/cache/shop/other/1.0.0/commands/x.md');
    write('home/.claude/settings.json', '{"enabledPlugins": {"redis@shop": true, "other@shop": true}}');
    write('project/.claude/settings.json', '{"enabledPlugins": {"other@shop": false}}');
    expect(states()).toEqual(['/redis:new installed', '/other:x disabled']);
    expect(scan().get('/other:x')?.remark).toContain(join('project', '.claude', 'settings.json'));
    write('project/.claude/settings.local.json', '{"enabledPlugins": {"other@shop": true}}');
    expect(states()).toEqual(['/redis:new installed', '/other:x installed']);
  });

  it('stand where Claude Code’s record says, this project’s own entry first.', () => {
    command('home/.claude/plugins/cache/shop/a/1/commands/one.md');
    command('home/.claude/plugins/cache/shop/a/2/commands/two.md');
    write('home/.claude/settings.json', '{"enabledPlugins": {"a@shop": true}}');
    const [one, two] = ['home/.claude/plugins/cache/shop/a/1', 'home/.claude/plugins/cache/shop/a/2'] as const;
    installed({ 'a@shop': [{ path: two, projectPath: '/elsewhere' }, { path: one }] });
    expect(states()).toEqual(['/a:one installed']);
    installed({ 'a@shop': [{ path: one }, { path: two, projectPath: project }] });
    expect(states()).toEqual(['/a:two installed']);
  });

  it('that are recorded and enabled nowhere are disabled, and one that is enabled and not there is remarked on.', () => {
    command('home/.claude/plugins/cache/shop/a/1/commands/one.md');
    installed({ 'a@shop': [{ path: 'home/.claude/plugins/cache/shop/a/1' }] });
    write('project/.claude/settings.json', '{"enabledPlugins": {"gone@shop": true}}');
    expect(states()).toEqual(['/a:one disabled']);
    expect(scan().get('/a:one')?.remark).toContain('enabledPlugins');
    expect(remarks()).toContain('claude plugin install gone@shop');
  });

  it('left in the cache after they were uninstalled are no entries.', () => {
    command('home/.claude/plugins/cache/shop/a/1/commands/one.md');
    command('home/.claude/plugins/cache/shop/b/1/commands/two.md');
    installed({ 'b@shop': [{ path: 'home/.claude/plugins/cache/shop/b/1' }] });
    write('home/.claude/settings.json', '{"enabledPlugins": {"b@shop": true}}');
    expect(states()).toEqual(['/b:two installed']);
  });

  it('of a marketplace that is a folder are read from that folder, as it stands.', () => {
    command('market/plugins/a-folder/commands/fresh.md');
    write('market/plugins/a-folder/.claude-plugin/plugin.json', '{"name": "a"}');
    write('market/.claude-plugin/marketplace.json', '{"plugins": [{"name": "a", "source": "./plugins/a-folder"}]}');
    command('home/.claude/plugins/cache/shop/a/1/commands/stale.md');
    installed({ 'a@shop': [{ path: 'home/.claude/plugins/cache/shop/a/1' }] });
    const known = { shop: { source: { source: 'directory' }, installLocation: join(base, 'market') } };
    write('home/.claude/plugins/known_marketplaces.json', JSON.stringify(known));
    write('home/.claude/settings.json', '{"enabledPlugins": {"a@shop": true}}');
    expect(states()).toEqual(['/a:fresh installed']);
  });

  it('of a marketplace in the project are read, of one that settings of the project place outside they are not.', () => {
    command('project/tools/a/commands/in.md');
    write('project/tools/.claude-plugin/marketplace.json', '{"plugins": [{"name": "a", "source": "./a"}]}');
    command('outside/b/commands/out.md');
    write('outside/.claude-plugin/marketplace.json', '{"plugins": [{"name": "b", "source": "./b"}]}');
    const folder = (path: string) => ({ source: { source: 'directory', path } });
    const settings = {
      enabledPlugins: { 'a@own': true, 'b@other': true },
      extraKnownMarketplaces: { own: folder('./tools'), other: folder('../outside') },
    };
    write('project/.claude/settings.json', JSON.stringify(settings));
    expect(states()).toEqual(['/a:in installed']);
    expect(remarks()).toContain('marketplace other lies outside the project');
  });

  it('say in their manifest where commands and skills are.', () => {
    const plugin = 'home/.claude/plugins/cache/shop/beta/1';
    const commands = ['./cmds/x.md', './dir', '../alpha/steal.md'];
    write(`${plugin}/.claude-plugin/plugin.json`, JSON.stringify({ name: 'beta', commands, skills: './more' }));
    command(`${plugin}/cmds/x.md`);
    command(`${plugin}/dir/sub/y.md`);
    command(`${plugin}/commands/unseen.md`);
    command(`${plugin}/skills/v/SKILL.md`);
    command(`${plugin}/more/w/SKILL.md`, '---\nname: nice\n---\nx');
    command('home/.claude/plugins/cache/shop/alpha/steal.md');
    installed({ 'beta@shop': [{ path: plugin }] });
    write('home/.claude/settings.json', '{"enabledPlugins": {"beta@shop": true}}');
    expect([...scan().keys()]).toEqual(['/beta:x', '/beta:sub:y', '/beta:v', '/beta:w']);
    expect(scan().get('/beta:w')?.aliases).toEqual(['/beta:nice']);
    expect(remarks()).toContain('lies outside of it');
  });

  it('may hold commands in the manifest itself, be one skill, and be listed with more by their marketplace.', () => {
    const market = 'home/.claude/plugins/marketplaces/shop';
    const listed = { name: 'd', source: './d', commands: ['./extra/one.md'] };
    write(`${market}/.claude-plugin/marketplace.json`, JSON.stringify({ plugins: [listed] }));
    const commands = {
      about: { source: './README.md', description: 'About', argumentHint: '[q]' },
      go: { content: 'x' },
    };
    write(`${market}/d/.claude-plugin/plugin.json`, JSON.stringify({ name: 'd', commands }));
    write(`${market}/d/README.md`, 'Read me');
    command(`${market}/d/extra/one.md`);
    command(`${market}/d/SKILL.md`);
    write('home/.claude/settings.json', '{"enabledPlugins": {"d@shop": true}}');
    expect([...scan().keys()]).toEqual(['/d:about', '/d:go', '/d:one', '/d:d']);
    expect(scan().get('/d:about')).toMatchObject({ description: 'About', argumentHint: '[q]' });
  });

  it('hide one another in the order they are enabled, and never what is the project’s own.', () => {
    for (const market of ['one', 'two']) {
      command(`home/.claude/plugins/cache/${market}/x/1/commands/go.md`, market);
      command(`home/.claude/plugins/cache/${market}/x/1/commands/own.md`, market);
    }
    installed({
      'x@one': [{ path: 'home/.claude/plugins/cache/one/x/1' }],
      'x@two': [{ path: 'home/.claude/plugins/cache/two/x/1' }],
    });
    write('home/.claude/settings.json', '{"enabledPlugins": {"x@one": true, "x@two": true}}');
    command('project/.claude/commands/x/own.md', 'mine');
    expect(read().entries.map(({ command, description, state }) => `${command} ${description} ${state}`)).toEqual([
      '/x:own mine installed',
      '/x:go one installed',
      '/x:own one shadowed',
      '/x:go two shadowed',
      '/x:own two shadowed',
    ]);
  });

  it('do without a settings file or a record that is damaged, and it is said where.', () => {
    command('project/.claude/commands/a.md');
    write('project/.claude/settings.json', '{"enabledPlugins": {"x@y": true,}}');
    write('home/.claude/plugins/installed_plugins.json', '[]');
    expect(states()).toEqual(['/a installed']);
    expect(remarks()).toContain('settings.json It is not JSON at 1:33');
    expect(remarks()).toContain('installed_plugins.json It holds no JSON object.');
  });
});
