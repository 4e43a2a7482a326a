import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-rules-cli-')));
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

for (const spec of ['F001', 'F002']) {
  const file = join(root, 'project', 'specs', spec, 'layered-tasks.md');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    '## Layer 2: Features\n\n- Cast the bronze bell\n- Hang the bronze bell high\n'.replace('Cast', spec),
  );
}

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
  return { exit, stdout, stderr };
}

test('a remembered correction is listed, switched off and on, and removed; each change says what it changes', async () => {
  expect((await ashlar('rules')).stdout).toContain('No rules yet');
  const corrected = await ashlar('correct', 'F001', 'L2.1', '/bells:cast', '--remember', 'project');
  expect(corrected.stdout).toContain('Remembered for tasks with “bronze”, “bell” in L2');
  const { stdout } = await ashlar('rules');
  expect(stdout).toContain('/bells:cast  decides 3 tasks');
  const [id = ''] = stdout.match(/rule_\w+/) ?? [];
  expect((await ashlar('rules', '--off', id)).stdout).toContain('Changes 3 mappings of 4 tasks.\n');
  expect((await ashlar('rules')).stdout).toContain('off');
  expect((await ashlar('rules', '--on', id)).stdout).toContain('asks → /bells:cast');
  const removed = JSON.parse((await ashlar('rules', '--remove', id, '--json')).stdout);
  expect(removed).toMatchObject({ rule: { id }, undo: { scope: 'project', place: 0 }, effect: { total: 4 } });
  expect((await ashlar('rules')).stdout).toContain('No rules yet');
});

test('a place that is not known to remember, and a rule that is not there, are refused with what to do', async () => {
  const wrong = await ashlar('correct', 'F001', 'L2.1', '/bells:cast', '--remember', 'everywhere');
  expect([wrong.exit, wrong.stderr]).toEqual([2, expect.stringContaining('spec, project or user')]);
  const gone = await ashlar('rules', '--remove', 'rule_x');
  expect([gone.exit, gone.stderr]).toEqual([2, expect.stringContaining('There is no rule rule_x')]);
  expect((await ashlar('correct', 'F001', 'L2.1', '/bells:cast', '--remember', 'no')).exit).toBe(0);
  expect((await ashlar('rules')).stdout).toContain('No rules yet');
});
