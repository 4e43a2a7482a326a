import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsSchema } from '@/lib/domain/project';
import { describeWithClaude } from '@/lib/executors/claude/fixtures/claude-binary';
import { type MessagesStub, startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { saveSettings } from '@/lib/project/settings';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-ask-cli-')));
const project = join(root, 'project');
let stub: MessagesStub;

beforeAll(async () => {
  const proposal = { task: 't1', command: '/foundry', arguments: '', confidence: 70, reason: 'It casts bells.' };
  stub = await startMessagesStub([{ prompt: 'by its id', turns: [{ structured: { proposals: [proposal] } }] }]);
  mkdirSync(join(project, 'specs/001-bells'), { recursive: true });
  writeFileSync(join(project, 'specs/001-bells/layered-tasks.md'), '## Layer 1: Bells\n\n- Gild the bronze\n- Ring\n');
  mkdirSync(join(project, '.claude/commands'), { recursive: true });
  writeFileSync(join(project, '.claude/commands/foundry.md'), '---\ndescription: Casts a bell\n---\nCast.\n');
});
afterAll(async () => {
  await stub.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const environment = () => ({ ...stub.environment(root), ASHLAR_CONFIG_DIR: join(root, 'config') }) as NodeJS.ProcessEnv;

async function ashlar(...words: string[]) {
  let stdout = '';
  let stderr = '';
  const exit = await main({
    ...{ argv: ['map', '001-bells', ...words], env: environment(), cwd: project, packageRoot: process.cwd() },
    ...{ version: '1.2.3', stdin: (async function* () {})(), confirm: null },
    streams: { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } },
  });
  return { exit, stdout, stderr };
}

describeWithClaude('ashlar map --ask', (program) => {
  test('prints what it would cost and asks nothing until told; then brings proposals and what they cost', async () => {
    saveSettings(settingsSchema.parse({ project, trusted: true, agent: { program } }), environment());
    const shown = await ashlar('--ask');
    expect(shown).toMatchObject({ exit: 3, stderr: '' });
    expect(shown.stdout).toMatch(/^Claude \(sonnet\) would be asked about 2 tasks in one request: about \$0\.0\d/);
    expect(shown.stdout).toContain('Not asked.');
    expect(stub.requests).toEqual([]);

    const asked = JSON.parse((await ashlar('--ask', '--yes', '--model', 'haiku', '--json')).stdout);
    expect(asked).toMatchObject({ estimate: { tasks: 2, model: 'haiku' }, asks: 1 });
    expect(asked.results[0].proposed).toMatchObject([
      { key: 'L1.1', mapping: { status: 'proposed', origin: 'agent' } },
    ]);
    expect(asked.results[0].costUsd).toBeGreaterThan(0);
    const again = await ashlar('--ask', '--yes');
    expect(again.exit).toBe(3);
    expect(again.stdout).toMatch(
      /L1\.2 {2}→ \/foundry {2}70 %\n {4}Claude: It casts bells\.\n1 proposal, none approved; it cost \$/,
    );
    expect(again.stdout).toContain('No task asks any more.');
    expect((await ashlar('--ask')).stdout).toContain('nothing to ask Claude about');
  }, 90_000);

  test('is refused where Claude Code is off, and its flags without it', async () => {
    saveSettings(settingsSchema.parse({ project, trusted: true, agent: { program, enabled: false } }), environment());
    expect(await ashlar('--ask')).toMatchObject({ exit: 2, stderr: expect.stringContaining('turned off') });
    expect(await ashlar('--yes')).toMatchObject({ exit: 2, stderr: expect.stringContaining('go with --ask') });
  });
});
