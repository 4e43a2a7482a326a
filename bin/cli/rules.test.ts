import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { answerLabel, type Mapping } from '@/lib/domain/mapping';
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

test('an answer and an approval are taken back, the last first or one of the history by its id', async () => {
  const mapped = async (): Promise<string[]> => {
    const { tasks } = JSON.parse((await ashlar('map', 'F001', '--json')).stdout);
    return (tasks as { mapping: Mapping }[]).map(
      ({ mapping }) => `${mapping.answer ? answerLabel(mapping.answer) : 'asks'} ${mapping.status}`,
    );
  };
  await ashlar('correct', 'F001', 'L2.1', '/bells:cast', '--no-remember');
  const second = await ashlar('correct', 'F001', 'L2.1', '/bells:hang', '--no-remember');
  expect(second.stderr).toContain('To undo it: ashlar restore F001 L2.1');
  expect((await ashlar('unapprove', 'F001', 'L2.1')).stdout).toBe('L2.1 is no longer approved.\n');
  expect((await mapped())[0]).toBe('/bells:hang proposed');
  expect((await ashlar('restore', 'F001', 'L2.1')).stdout).toBe('L2.1: /bells:cast, approved\n');
  expect((await mapped())[0]).toBe('/bells:cast approved');
  const { history } = JSON.parse((await ashlar('task', 'F001', 'L2.1', '--json')).stdout);
  const asking = (history as Mapping[]).findLast(({ answer }) => answer === null);
  const back = await ashlar('restore', 'F001', 'L2.1', '--mapping', asking?.id ?? '', '--json');
  expect(JSON.parse(back.stdout).mappings).toMatchObject([{ answer: null, status: 'proposed' }]);
  expect((await mapped())[0]).toBe('asks proposed');
  const never = await ashlar('restore', 'F001', 'L2.1', '--mapping', 'map_x');
  expect([never.exit, never.stderr]).toEqual([2, expect.stringContaining('never had the mapping')]);
});

test('a rule is made from a task, seen before it is saved, edited, moved and undone in the terminal', async () => {
  const words = ['--answer', '/bells:cast', '--words', 'bronze, bell', '--layer', 'any', '--scope', 'spec'];
  const seen = await ashlar('rules', '--from', 'F001:L2.1', ...words, '--preview');
  expect(seen.stdout).toMatch(/^Would change 3 mappings of 4 tasks\./);
  expect((await ashlar('rules')).stdout).toContain('No rules yet');
  const made = JSON.parse((await ashlar('rules', '--from', 'F001:L2.1', ...words, '--json')).stdout);
  expect(made.rule).toMatchObject({ words: ['bronze', 'bell'], layer: null, scope: 'spec' });
  const moved = await ashlar('rules', '--edit', made.rule.id, '--scope', 'project', '--json');
  const { rule, undo, effect } = JSON.parse(moved.stdout);
  expect(effect.changes).toMatchObject([{ spec: 'F002', key: 'L2.2', after: '/bells:cast' }]);
  expect((await ashlar('rules')).stdout).toContain(`decides 4 tasks  ${rule.id}`);
  expect((await ashlar('rules', '--undo', JSON.stringify(undo))).stdout).toBe('The rules are as they were.\n');
  expect((await ashlar('rules')).stdout).toContain(`decides 3 tasks  ${made.rule.id}`);
  expect((await ashlar('rules', '--remove', made.rule.id)).exit).toBe(0);
  const given = ['--remember', 'user', '--words', 'bronze', '--layer', 'L2', '--stack', 'Stripe'];
  const { learned } = JSON.parse((await ashlar('correct', 'F001', 'L2.1', '/x', ...given, '--json')).stdout);
  expect(learned.rule).toMatchObject({ scope: 'user', words: ['bronze'], layer: 'L2', stack: ['Stripe'] });
  for (const wrong of [
    ['correct', 'F001', 'L2.1', '/x', '--words', 'bell'],
    ['rules', '--words', 'bell'],
    ['rules', '--preview'],
    ['rules', '--edit', learned.rule.id],
    ['rules', '--from', 'F001:L2.1'],
    ['rules', '--undo', '{}'],
    ['rules', '--edit', learned.rule.id, '--layer', 'second'],
  ]) {
    expect(await ashlar(...wrong)).toMatchObject({ exit: 2, stderr: expect.stringMatching(/error: .*\nhint: {2}\S/s) });
  }
  await ashlar('rules', '--remove', learned.rule.id);
});
