import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/domain/mapping';
import { routeSchema } from '@/lib/domain/project';
import { preflight } from './preflight';
import { testCatalog } from './test-catalog';

const catalog = testCatalog('/shop:price-import', '/shop:add-shelf');
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
    expect(preflight(answer, { catalog, routes, agent })).toMatchObject(expected);
  });
});
