import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-main-')));
afterAll(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
write(
  'specs/F001/layered-tasks.md',
  '# Chat\n\n## Layer 0: Infrastructure\n\n- [ ] Create the orders table\n- [ ] Settle it\n',
);
write('specs/F002/layered-tasks.md', '# Odd\n\n## Layer 0: A\n\n- Make it (`/make:it`, backend, gigantic)\n');
write('specs/F003/layered-tasks.md', '');
write('specs/v1.2/layered-tasks.md', '# Dots\n\n## Layer 0: A\n\n- [ ] Make it\n');
write('.claude/project.json', '{"name":"shop","stack":{"database":"Supabase"}}');
write('catalog.json', '[{"command":"/supabase:create-schema","description":"Create schema","argumentHint":""}]');

async function ashlar(argv: string[], { input = '', cwd = root } = {}) {
  let stdout = '';
  let stderr = '';
  const exit = await main({
    argv,
    env: { HOME: join(root, 'home'), ASHLAR_CONFIG_DIR: join(root, 'config') } as unknown as NodeJS.ProcessEnv,
    cwd,
    packageRoot: process.cwd(),
    version: '1.2.3',
    streams: { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } },
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    confirm: null,
  });
  return { exit, stdout, stderr, json: () => JSON.parse(stdout), lines: () => stdout.trimEnd().split('\n') };
}

test('check answers 0 for a clean plan, 1 for warnings with --strict, 2 for errors', async () => {
  expect(await ashlar(['check', 'F001'])).toMatchObject({ exit: 0, stderr: '' });
  expect(await ashlar(['check', 'F002'])).toMatchObject({ exit: 0 });
  expect(await ashlar(['check', 'F002', '--strict'])).toMatchObject({ exit: 1 });
  expect(await ashlar(['check', 'F003', '--strict'])).toMatchObject({ exit: 2 });
  expect(await ashlar(['check', 'v1.2'])).toMatchObject({ exit: 0 });
});

test('check names file, line, column, severity and code of every remark', async () => {
  const { lines } = await ashlar(['check', 'F002']);
  expect(lines()).toContainEqual(
    expect.stringMatching(/^specs\/F002\/layered-tasks\.md:5:\d+ warning W_UNKNOWN_COMPLEXITY .+gigantic/),
  );
});

test('check takes a file anywhere, and tells its path as seen from where it was called', async () => {
  const byPath = await ashlar(['check', 'specs/F001/layered-tasks.md', '--json']);
  const bySpec = await ashlar(['--json', 'check', 'F001'], { cwd: join(root, 'specs', 'F001') });
  expect(byPath.json()).toEqual(bySpec.json());
  expect(byPath.json()).toMatchObject({ spec: 'F001', path: 'specs/F001/layered-tasks.md' });
  expect(byPath.json().layers[0].tasks[0]).toMatchObject({ id: 'L0.1', line: 5, done: false, dependencies: [] });
  const away = await ashlar(['check', join(root, 'specs/F001/layered-tasks.md'), '--json'], { cwd: tmpdir() });
  expect(away.json().path).toMatch(/specs\/F001\/layered-tasks\.md$/);
});

test('check writes nothing', async () => {
  await ashlar(['check', 'F001']);
  expect(readdirSync(join(root, '.claude'))).toEqual(['project.json']);
});

test('map answers every line of stdin in its place, also those it cannot read', async () => {
  const input = [
    '{"id":"a","task":"Create the orders table","layer":"L0","stack":{"database":"Supabase"}}',
    '',
    'nonsense',
    '{"id":7,"task":""}',
    '{"id":8,"task":"Settle the tone of voice with the editors"}',
  ].join('\n');
  const { exit, lines } = await ashlar(['map', '--stdin', '--catalog', 'catalog.json'], { input });
  const answers = lines().map((line) => JSON.parse(line));
  expect(answers.map(({ id }) => id)).toEqual(['a', null, 7, 8]);
  expect(answers[0]).toMatchObject({ command: '/supabase:create-schema', alternatives: [], origin: 'rule' });
  expect(Object.keys(answers[0]).slice(0, 7)).toEqual([
    'id',
    'command',
    'args',
    'confidence',
    'origin',
    'matched',
    'alternatives',
  ]);
  for (const bad of [answers[1], answers[2]]) expect(bad.error).toMatchObject({ code: 'E_LINE' });
  expect(answers[3]).toMatchObject({ command: null, origin: 'ask', answer: null });
  expect(exit).toBe(2);
});

test('map answers 0 when all are mapped and 3 when a person is needed', async () => {
  const given = ['--catalog', 'catalog.json', '--json'];
  const mapped = await ashlar(['map', '--task', 'Create the orders table', '--layer', '0', ...given]);
  expect(mapped).toMatchObject({ exit: 0 });
  expect(mapped.json()).toMatchObject({ command: '/supabase:create-schema' });
  expect(await ashlar(['map', '--task', 'Settle the tone of voice', ...given])).toMatchObject({ exit: 3 });
});

test.each([
  ['E_USAGE', ['frobnicate']],
  ['E_USAGE', ['run']],
  ['E_USAGE', ['run', 'F001', '--bogus']],
  ['E_USAGE', ['check', 'F001', 'F002']],
  ['E_USAGE', ['map']],
  ['E_USAGE', ['map', 'F001', '--stdin']],
  ['E_USAGE', ['map', 'F001', '--catalog', 'catalog.json']],
  ['E_CATALOG', ['map', '--stdin', '--catalog', 'missing.json']],
  ['E_EXECUTOR', ['run', 'F001', '--executor', 'claude']],
  ['E_INPUT', ['run', 'F001', '--layer', ',']],
  ['E_INPUT', ['run', 'F001', '--layer', '']],
  ['E_INPUT', ['approve', 'F001']],
  ['E_INPUT', ['environment', 'lower case']],
  ['E_CONFIDENCE', ['approve', 'F001', '--min-confidence', 'high']],
  ['E_ANSWER', ['correct', 'F001', 'L0.1', 'npm test']],
  ['E_EFFECT', ['alternate', 'F001', 'L0.1', 'done', '--effect', 'maybe']],
  ['E_PORT', ['dashboard', '--port', 'http']],
  ['E_NOT_FOUND', ['check', 'F999']],
  ['E_NOT_FOUND', ['check', 'missing.md']],
  ['E_SPEC_NAME', ['check', '..']],
  ['E_PROJECT_DIR', ['specs', '--project', 'nowhere']],
])(
  '%s is told for %j: exit 2, JSON on stdout with --json, a sentence and a hint on stderr without',
  async (code, argv) => {
    const json = await ashlar(['--json', ...argv]);
    expect(json).toMatchObject({ exit: 2, stderr: '' });
    expect(json.json()).toEqual({ error: { code, message: expect.stringMatching(/\.$/), hint: expect.any(String) } });
    const text = await ashlar(argv);
    expect(text).toMatchObject({ exit: 2, stdout: '' });
    expect(text.stderr).toMatch(/^error: .+\.\nhint: {2}.+\n$/);
  },
);

test('docs/cli.md tells of every verb and every flag', async () => {
  const docs = readFileSync('docs/cli.md', 'utf8');
  const verbs = (await ashlar(['--help'])).stdout.split('Verbs:')[1]?.match(/^ {2}[a-z]+/gm) ?? [];
  expect(verbs.length).toBeGreaterThan(20);
  for (const verb of verbs.map((line) => line.trim()).filter((name) => name !== 'help')) {
    expect(docs, verb).toMatch(new RegExp(`[\`| ]${verb}[\` ,]`));
    const flags = (await ashlar(['help', verb])).stdout.match(/--[a-z-]+/g) ?? [];
    for (const flag of flags.filter((name) => name !== '--version')) expect(docs, `${verb} ${flag}`).toContain(flag);
  }
});

test('help and version are no errors, and every verb has a help of its own', async () => {
  expect(await ashlar(['--version'])).toMatchObject({ exit: 0, stdout: '1.2.3\n' });
  const help = await ashlar(['--help']);
  expect(help.exit).toBe(0);
  for (const verb of [
    'dashboard',
    'specs',
    'check',
    'map',
    'approve',
    'correct',
    'run',
    'continue',
    'trust',
    'example',
  ]) {
    expect(help.stdout).toContain(`\n  ${verb}`);
    expect(await ashlar(['help', verb])).toMatchObject({ exit: 0, stdout: expect.stringContaining('--json') });
  }
});
