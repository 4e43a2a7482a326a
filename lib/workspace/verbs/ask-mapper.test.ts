import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agentSettingsSchema } from '@/lib/domain/project';
import { describeWithClaude } from '@/lib/executors/claude/fixtures/claude-binary';
import { type MessagesStub, type StubTurn, startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { openTwoSpecs } from '@/lib/workspace/fixtures/two-specs';

type Proposal = { task: string; command: string | null; arguments?: string; confidence?: number; reason?: string };

const bells = '---\ndescription: Casts a bell of any metal\nargument-hint: <metal>\n---\nCast it.\n';
const home = mkdtempSync(join(tmpdir(), 'ashlar-mapper-'));
let world: Awaited<ReturnType<typeof openTwoSpecs>>;
let stub: MessagesStub | null = null;
beforeEach(async () => {
  world = await openTwoSpecs();
  world.write('.claude/commands/foundry.md', bells);
});
afterEach(async () => {
  await world.close();
  await stub?.close();
  stub = null;
});

const said = (...proposals: Proposal[]): StubTurn => ({
  structured: { proposals: proposals.map((one) => ({ arguments: '', confidence: 75, reason: 'It casts.', ...one })) },
  usage: { input: 4000, output: 300 },
});

describeWithClaude('one press', (program) => {
  async function answering(...turns: StubTurn[]): Promise<MessagesStub> {
    stub = await startMessagesStub([{ prompt: 'by its id', turns }]);
    await world.reopen({ env: stub.environment(home), agent: { program } });
    return stub;
  }
  const ask = () => world.call('askMapper', { spec: 'F001' });
  const asks = async () => (await world.call('map', { spec: 'F001' })).asks;

  test('shows its cost first, brings proposals with reasons and what they cost, and approves nothing', async () => {
    const api = await answering(
      said(
        {
          task: 't1',
          command: '/foundry',
          arguments: 'bronze',
          confidence: 99,
          reason: 'The command casts bells\u202e',
        },
        { task: 't2', command: null, reason: 'Nothing hangs bells.' },
      ),
    );
    const estimate = await world.call('mapperEstimate', { spec: 'F001' });
    expect(estimate).toMatchObject({ off: null, tasks: 2, model: 'sonnet', program, isPriceKnown: true });
    expect(estimate.usd).toBeGreaterThan(0);
    expect(estimate.batches).toHaveLength(1);
    expect(api.requests).toEqual([]);

    const result = await ask();
    expect(result).toMatchObject({ outcome: 'answered', refused: [], model: 'sonnet' });
    expect(result.costUsd).toBeGreaterThan(0);
    expect(result.none).toMatchObject([{ key: 'L2.2', reason: 'Nothing hangs bells.' }]);
    const mapping = await world.mapping('F001', 'L2.1');
    expect(mapping).toMatchObject({
      ...{ status: 'proposed', origin: 'agent', approvedAt: null, confidence: 80 },
      answer: { kind: 'command', command: '/foundry', args: 'bronze' },
      reason: 'Claude: The command casts bells.',
    });
    expect(await asks()).toBe(1);
    expect((await world.call('approve', { spec: 'F001', minConfidence: 90 })).approved).toEqual([]);
    const [asked] = api.asked();
    expect(asked?.prompt).toContain('Casts a bell of any metal');
    expect(asked?.prompt).toContain('"database":"Supabase"');
    expect(asked?.prompt).toMatch(/<tasks-[0-9a-f]{12}>\n\{"task":"t1","layer":"L2","text":"Cast the bronze bell"\}/);
  }, 60_000);

  test('keeps its proposals over a restart, until the text changes, the command goes or a rule says otherwise', async () => {
    const again = async () => {
      await answering(said({ task: 't1', command: '/foundry' }));
      await ask();
      await stub?.close();
      expect(await world.mapping('F001', 'L2.1')).toMatchObject({ origin: 'agent' });
    };
    await again();
    await world.reopen();
    expect(await world.mapping('F001', 'L2.1')).toMatchObject({ origin: 'agent', answer: { command: '/foundry' } });
    world.write('.claude/commands/foundry.md.off', bells);
    rmSync(join(world.project, '.claude/commands/foundry.md'));
    world.write('.claude/commands/other.md', bells);
    await world.call('catalog', { reload: true });
    expect(await world.mapping('F001', 'L2.1')).toMatchObject({ origin: 'ask', answer: null });
    world.write('.claude/commands/foundry.md', bells);
    await again();
    world.write('specs/F001/layered-tasks.md', '## Layer 2: Features\n\n- Cast the silver gong\n- Hang it\n');
    expect(await world.mapping('F001', 'L2.1')).toMatchObject({ origin: 'ask', answer: null });
    await again();
    const rule = { kind: 'command', command: '/other', args: '', effect: 'files' } as const;
    await world.call('saveRule', { from: { spec: 'F001', task: 'L2.1' }, words: ['silver'], answer: rule });
    expect(await world.mapping('F001', 'L2.1')).toMatchObject({ origin: 'correction', answer: { command: '/other' } });
  }, 120_000);

  test('refuses a command that is not installed, and never shows it as an answer', async () => {
    await answering(said({ task: 't1', command: '/foundry:gone' }, { task: 't9', command: '/foundry' }));
    const result = await ask();
    expect(result).toMatchObject({ outcome: 'answered', proposed: [] });
    expect(result.refused).toMatchObject([{ key: 'L2.1', reason: expect.stringContaining('/foundry:gone') }]);
    expect(result.none).toMatchObject([{ key: 'L2.2', reason: 'Claude gave no answer for it.' }]);
    expect(await asks()).toBe(2);
  }, 60_000);

  test.each<[string, StubTurn, RegExp]>([
    ['an answer in words', { text: 'Use the foundry.' }, /in words\. It cost \$0\.00\d+\. Nothing was changed/],
    [
      'a refusal of the API',
      { fail: { status: 400, message: 'prompt is too long' } },
      /too long.*Nothing was changed/s,
    ],
    ['a bad login', { fail: { status: 401 } }, /Claude gave no proposals: .*(API key|authenticat|login)/i],
  ])(
    'that ends with %s says so, and changes nothing',
    async (_, turn, message) => {
      await answering(turn);
      await expect(ask()).rejects.toMatchObject({ code: 'E_AGENT', message: expect.stringMatching(message) });
      expect(await asks()).toBe(2);
    },
    60_000,
  );

  test('can be cancelled, changes nothing then, and is not asked twice at once', async () => {
    const api = await answering({ stall: 'stream', structured: {} });
    expect(await world.call('cancelMapper', { spec: 'F001' })).toEqual({ cancelled: false });
    const asking = ask();
    await expect.poll(() => api.asked().length, { timeout: 30_000 }).toBe(1);
    await expect(ask()).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await world.call('cancelMapper', { spec: 'F001' })).toEqual({ cancelled: true });
    expect(await asking).toMatchObject({ outcome: 'cancelled', proposed: [] });
    expect(await asks()).toBe(2);
  }, 60_000);

  test('need not be waited for: what came of it is asked for, a refusal too', async () => {
    await answering({ delayMs: 500, ...said({ task: 't1', command: '/foundry' }) });
    await expect(world.call('mapperAnswer', { spec: 'F001' })).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const begin = () => world.call('askMapper', { spec: 'F001', wait: false });
    const answer = () => world.call('mapperAnswer', { spec: 'F001' });
    expect(await begin()).toMatchObject({ outcome: 'asking' });
    await expect(begin()).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await answer()).toEqual({ result: null, problem: null });
    await expect.poll(async () => (await answer()).result?.proposed.length, { timeout: 30_000 }).toBe(1);
    await stub?.close();
    await begin();
    await expect.poll(async () => (await answer()).problem?.code, { timeout: 60_000 }).toBe('E_AGENT');
  }, 120_000);

  test('leaves alone what a person answered meanwhile, and what reads otherwise by then', async () => {
    const both = said({ task: 't1', command: '/foundry' }, { task: 't2', command: '/foundry' });
    await answering({ delayMs: 1500, ...both });
    const asking = ask();
    const own = { kind: 'done-by-me', note: '' } as const;
    await expect.poll(() => stub?.asked().length, { timeout: 30_000 }).toBe(1);
    await world.call('correct', { spec: 'F001', task: 'L2.1', answer: own, remember: false });
    world.write(
      'specs/F001/layered-tasks.md',
      '## Layer 2: Features\n\n- Cast the bronze bell\n- Hang the bronze bell in the hall\n',
    );
    expect(await asking).toMatchObject({ proposed: [], refused: [{ key: 'L2.1' }, { key: 'L2.2' }] });
    expect(await world.mapping('F001', 'L2.2')).toMatchObject({ answer: null });
    expect(await world.mapping('F001', 'L2.1')).toMatchObject({ status: 'approved', origin: 'person' });
  }, 60_000);
});

test('without Claude Code, without trust, or turned off it says why, and nothing is started', async () => {
  const cases = [
    [{ agent: { enabled: false } }, /turned off/],
    [{ trusted: false }, /not trusted/],
    [{ agent: { program: '/nowhere/claude' } }, /no program/],
  ] as const;
  for (const [settings, why] of cases) {
    await world.reopen(settings);
    const { off, program } = await world.call('mapperEstimate', { spec: 'F001' });
    expect(off?.message).toMatch(why);
    expect(program).toBeNull();
    await expect(world.call('askMapper', { spec: 'F001' })).rejects.toMatchObject({ code: 'E_AGENT_OFF' });
  }
  expect(agentSettingsSchema.parse({}).enabled).toBe(true);
  rmSync(home, { recursive: true, force: true });
});
