import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-catalog-cli-')));
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const plugin = 'home/.claude/plugins/cache/shop';
write(
  'project/specs/F001/layered-tasks.md',
  [
    '# Shop',
    '',
    '## Layer 0: Infrastructure',
    '',
    '- Add sign-in (`/supabase:setup-auth`, backend, Mid)',
    '- Make the tables (`/supabase:create-schema`, backend, Mid)',
    '',
  ].join('\n'),
);
write(`${plugin}/supabase/1.0.0/commands/add-auth.md`, '---\ndescription: Adds sign-in\nargument-hint: <how>\n---\n');
write(`${plugin}/supabase/1.0.0/commands/create-schema.md`, '---\ndescription: Makes tables\n---\n');
write(`${plugin}/clerk/1.0.0/commands/add-users.md`, '---\ndescription: Lets people log in\n---\n');
write('home/.claude/settings.json', '{"enabledPlugins": {"supabase@shop": true, "clerk@shop": false}}');
write('project/.claude/commands/my own.md', 'x');

async function ashlar(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const exit = await main({
    argv,
    env: { HOME: join(root, 'home'), ASHLAR_CONFIG_DIR: join(root, 'config') } as unknown as NodeJS.ProcessEnv,
    cwd: join(root, 'project'),
    packageRoot: process.cwd(),
    version: '1.2.3',
    streams: { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } },
    stdin: (async function* () {})(),
    confirm: null,
  });
  return { exit, stdout, stderr, json: () => JSON.parse(stdout) };
}

test('catalog lists what can be used and what is turned off, with the tasks that use it', async () => {
  const { exit, stdout } = await ashlar('catalog');
  expect(exit).toBe(0);
  expect(stdout).toContain('/supabase:add-auth <how>  supabase@shop\n    Adds sign-in\n');
  expect(stdout).toContain('/supabase:create-schema  supabase@shop, used by 1 task\n');
  expect(stdout).toContain('/clerk:add-users turned off');
  expect(stdout).toContain('3 commands, 2 usable, from disk\n');
  expect(stdout).toContain('my own.md: It makes “/my own”, which cannot be typed.');
});

test('catalog with words lists only what fits them, as JSON too', async () => {
  const { json } = await ashlar('catalog', 'log', 'in', '--json');
  expect(json()).toMatchObject({
    commands: [{ command: '/clerk:add-users', state: 'disabled' }],
    total: 3,
    from: 'disk',
  });
});

test('check warns of a command that the plan names and that is not installed, at its line, with the nearest', async () => {
  const { exit, stdout } = await ashlar('check', 'F001');
  expect(exit).toBe(0);
  expect(stdout).toMatch(/layered-tasks\.md:5:1 warning W_UNKNOWN_COMMAND \/supabase:setup-auth is not installed/);
  expect(stdout).toContain('Nearest: /supabase:add-auth');
  expect(stdout.match(/W_UNKNOWN_COMMAND/g)).toHaveLength(1);
  expect(await ashlar('check', 'F001', '--strict')).toMatchObject({ exit: 1 });
});

test('map tells of it too and needs a person; approve leaves it out and names what to type', async () => {
  const mapped = await ashlar('map', 'F001');
  expect(mapped.exit).toBe(3);
  expect(mapped.stdout).toContain('ashlar correct F001 L0.1 "/supabase:add-auth"');
  const approved = await ashlar('approve', 'F001', '--all');
  expect(approved.stdout).toContain('Approved 1 mapping of F001.\nL0.1 was left out: /supabase:setup-auth');
  const named = await ashlar('approve', 'F001', 'L0.1', '--json');
  expect(named.exit).toBe(3);
  expect(named.json().error).toMatchObject({ code: 'E_DEAD_COMMAND', dead: [{ key: 'L0.1', line: 5 }] });
});

test('run is refused while a dead command is approved, and lists each with its line and the nearest', async () => {
  await ashlar('correct', 'F001', 'L0.1', '/supabase:setup-auth');
  await ashlar('trust', '--grant');
  const { exit, stderr } = await ashlar('run', 'F001');
  expect(exit).toBe(3);
  expect(stderr).toContain('  L0.1 (line 5)  /supabase:setup-auth is not installed');
  expect(stderr).toContain('Nearest: /supabase:add-auth');
});
