import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '@/lib/domain/command';
import type { Answer } from '@/lib/domain/mapping';
import { isDead } from '@/lib/domain/preflight';
import { routeSchema } from '@/lib/domain/project';
import { preflight } from './preflight';
import { testCatalog } from './test-catalog';

const entry = (command: string, change: Partial<CatalogEntry> = {}): CatalogEntry => ({
  ...{ command, description: '', argumentHint: '', source: 'plugin', file: null, kind: 'command', aliases: [] },
  ...{ plugin: `${command.slice(1).split(':')[0]}@market`, state: 'installed', remark: null },
  ...change,
});
const entries = testCatalog('/shop:price-import', '/shop:add-shelf').map(({ command }) => entry(command));
const route = routeSchema.parse({ argv: ['node', 'tools/x.mjs', '{args}'] });
const command = (name: string): Answer => ({ kind: 'command', command: name, args: '', effect: 'files' });
const shell = (text: string): Answer => ({ kind: 'shell', text, effect: 'files' });
const prompt: Answer = { kind: 'prompt', text: 'Do it', effect: 'files' };

describe('before Run', () => {
  it.each<[string, Answer | null, { routes?: Record<string, typeof route>; agent?: boolean }, object]>([
    [
      'a command with a route is ready',
      command('/shop:price-import'),
      { routes: { '/shop:price-import': route } },
      { state: 'ready', how: 'runs node tools/x.mjs' },
    ],
    [
      'a route makes up for a command that is not installed',
      command('/gone'),
      { routes: { '/gone': route } },
      { state: 'ready' },
    ],
    [
      'an installed command without route or agent has no executor',
      command('/shop:price-import'),
      {},
      { state: 'no-executor' },
    ],
    ['an installed command is ready with an agent', command('/shop:price-import'), { agent: true }, { state: 'ready' }],
    [
      'a command that is not installed is missing, agent or not',
      command('/shop:setup-shelf'),
      { agent: true },
      { state: 'missing', nearest: ['/shop:add-shelf'] },
    ],
    ['a shell command is ready', shell('npm test -- --run'), {}, { state: 'ready', how: 'runs npm' }],
    [
      'a shell command that needs a shell has no executor',
      shell('npm test | tee x'),
      {},
      { state: 'no-executor', message: expect.stringContaining('“|”') },
    ],
    [
      'a prompt needs a route named prompt',
      prompt,
      {},
      { state: 'no-executor', message: expect.stringContaining('“prompt”') },
    ],
    [
      'a prompt with that route is ready',
      prompt,
      { routes: { prompt: route } },
      { state: 'ready', how: 'runs node tools/x.mjs' },
    ],
    ['a prompt with an agent is ready', prompt, { agent: true }, { state: 'ready' }],
    ['what the person does needs nothing', { kind: 'done-by-me', note: '' }, {}, { state: 'not-needed' }],
    ['what is skipped needs nothing', { kind: 'skip', note: '' }, {}, { state: 'not-needed' }],
    ['a task without answer has nothing to check', null, {}, { state: 'not-needed' }],
  ])('%s.', (_, answer, { routes = {}, agent = false }, expected) => {
    expect(preflight(answer, { entries, routes, agent })).toMatchObject(expected);
  });
});

describe('a command that cannot be used as it stands', () => {
  const checked = (name: string, ...list: CatalogEntry[]) =>
    preflight(command(name), { entries: list, routes: {}, agent: true });

  it('is disabled when its plugin is off, with the reason and what lives near it.', () => {
    const off = entry('/supabase:add-auth', { state: 'disabled', remark: 'The plugin supabase@shop is turned off.' });
    expect(checked('/supabase:add-auth', off, entry('/clerk:add-auth'))).toEqual({
      state: 'disabled',
      message: '/supabase:add-auth cannot be used. The plugin supabase@shop is turned off.',
      nearest: ['/clerk:add-auth'],
    });
  });

  it('is ready when another, living command has its name.', () => {
    const off = entry('/x:go', { state: 'disabled', plugin: 'x@old', remark: 'Off.' });
    expect(checked('/x:go', off, entry('/x:go', { plugin: 'x@new' }))).toMatchObject({ state: 'ready' });
  });

  it('is ambiguous when a bare name stands in several plugins, and names them all.', () => {
    const result = checked('/add-auth', entry('/supabase:add-auth'), entry('/clerk:add-auth'), entry('/clerk:other'));
    expect(result).toMatchObject({
      state: 'ambiguous',
      message: '/add-auth could be /supabase:add-auth or /clerk:add-auth: write the one that is meant.',
    });
    expect(isDead(result) && result.nearest.slice(0, 2)).toEqual(['/supabase:add-auth', '/clerk:add-auth']);
  });

  it('is missing when a bare name stands in one plugin, which is the nearest.', () => {
    expect(checked('/add-auth', entry('/supabase:add-auth'))).toMatchObject({
      state: 'missing',
      nearest: ['/supabase:add-auth'],
    });
  });

  it('is ambiguous when two enabled plugins of one name make it.', () => {
    const twice = [
      entry('/x:go', { plugin: 'x@one' }),
      entry('/x:go', { plugin: 'x@two', state: 'shadowed', remark: 'Hidden.' }),
    ];
    expect(checked('/x:go', ...twice)).toMatchObject({
      state: 'ambiguous',
      message: expect.stringContaining('x@one or x@two'),
    });
  });

  it('is ready when the project’s own command hides those of plugins.', () => {
    const own = entry('/x:go', { plugin: null, source: 'project' });
    const hidden = ['x@one', 'x@two'].map((plugin) => entry('/x:go', { plugin, state: 'shadowed' }));
    expect(checked('/x:go', own, ...hidden)).toMatchObject({ state: 'ready' });
  });

  it('is found under its other name, and Claude Code’s own commands live without being proposed.', () => {
    expect(checked('/x:nice', entry('/x:folder', { kind: 'skill', aliases: ['/x:nice'] }))).toMatchObject({
      state: 'ready',
    });
    const builtIn = entry('/code-review', { source: 'built-in', plugin: null });
    expect(checked('/code-review', builtIn)).toMatchObject({ state: 'ready' });
    expect(checked('/code-reviews', builtIn)).toMatchObject({ state: 'missing', nearest: [] });
  });
});
