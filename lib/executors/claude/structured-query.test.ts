import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { describeWithClaude } from './fixtures/claude-binary';
import { type MessagesStub, type StubTurn, startMessagesStub } from './fixtures/messages-stub';
import { askStructured, type StructuredOutcome } from './structured-query';

const schema = {
  type: 'object',
  properties: { color: { type: 'string' } },
  required: ['color'],
  additionalProperties: false,
};
const home = mkdtempSync(join(tmpdir(), 'ashlar-query-'));
let stub: MessagesStub;
// A folder for passing files of this test's own: others ask at the same time.
const passing = mkdtempSync(join(tmpdir(), 'ashlar-passing-'));
beforeEach(() => vi.stubEnv('TMPDIR', passing));
afterEach(async () => {
  vi.unstubAllEnvs();
  await stub.close();
});
afterAll(() => rmSync(passing, { recursive: true, force: true, maxRetries: 5 }));

describeWithClaude('a question to the real claude', (program) => {
  async function ask(turns: StubTurn[], { signal = new AbortController().signal, limitMs = 60_000, maxUsd = 1 } = {}) {
    stub = await startMessagesStub([{ prompt: 'Which color', turns }]);
    const env = { ...stub.environment(home), SECRET_OF_OURS: 'hush-4711', ASHLAR_KEY: 'hush-4711' };
    const asked = { program, env, model: 'sonnet', system: 'You name colors.', prompt: 'Which color is it?' };
    return askStructured({ ...asked, schema, maxUsd, limitMs }, signal);
  }

  test('is answered with a value of the asked form and its cost, in one request without any tool of Claude Code', async () => {
    const outcome = await ask([{ structured: { color: 'red' }, usage: { input: 1000, output: 100 } }]);
    expect(outcome).toMatchObject({ kind: 'answered', value: { color: 'red' } });
    expect(outcome.costUsd).toBeGreaterThan(0);
    const [first, ...more] = stub.asked('Which color');
    expect(more).toEqual([]);
    const tools = (first?.body?.tools ?? []) as { name: string }[];
    // The placeholder can do nothing: it stands where tools could be looked up.
    expect(tools.map(({ name }) => name).filter((name) => name !== 'DeferredToolPlaceholder')).toEqual([
      'StructuredOutput',
    ]);
    const sent = JSON.stringify(first?.body);
    expect(sent).toContain('You name colors.');
    expect(sent).not.toContain('hush-4711');
    expect(tmpdir()).toBe(passing);
    expect(readdirSync(passing).filter((name) => name.startsWith('ashlar-ask-'))).toEqual([]);
  }, 60_000);

  test.each<[string, StubTurn[], Partial<StructuredOutcome>]>([
    ['an answer in words', [{ text: 'Red.' }], { kind: 'failed', why: 'answer', message: 'It answered in words.' }],
    ['a bad key', [{ fail: { status: 401, message: 'invalid x-api-key' } }], { kind: 'failed', why: 'api' }],
    ['a bad request', [{ fail: { status: 400, message: 'too long' } }], { kind: 'failed', why: 'api' }],
    ['a broken connection', [{ cut: 'headers' }], { kind: 'failed', why: 'api' }],
    ['the wrong form, again and again', [{ structured: { hue: 1 } }], { kind: 'failed', why: 'answer' }],
  ])(
    'that ends with %s is a failure that says so',
    async (_, turns, expected) => {
      const outcome = await ask(turns);
      expect(outcome).toMatchObject(expected);
      expect((outcome as { message: string }).message).toMatch(/\w/);
    },
    120_000,
  );

  test('that is cancelled ends as cancelled, whether before or in the midst of it', async () => {
    const abort = new AbortController();
    const asking = ask([{ stall: 'stream', text: 'r' }], { signal: abort.signal });
    await expect.poll(() => stub.asked('Which color').length, { timeout: 30_000 }).toBe(1);
    abort.abort();
    expect(await asking).toMatchObject({ kind: 'cancelled' });
    await stub.close();
    expect(await ask([], { signal: abort.signal })).toEqual({ kind: 'cancelled', costUsd: 0 });
    expect(stub.requests).toEqual([]);
  }, 60_000);

  test('that is never answered ends at its limit', async () => {
    expect(await ask([{ stall: 'headers' }], { limitMs: 3000 })).toMatchObject({ kind: 'failed', why: 'time' });
  }, 60_000);
});

test('with a program that is none is a failure, not an error thrown', async () => {
  stub = await startMessagesStub([]);
  const asked = {
    program: join(home, 'nothing'),
    env: stub.environment(home),
    model: 'sonnet',
    system: '',
    prompt: 'x',
  };
  const outcome = await askStructured({ ...asked, schema, maxUsd: 1, limitMs: 20_000 }, new AbortController().signal);
  expect(outcome).toMatchObject({ kind: 'failed', why: 'start' });
  rmSync(home, { recursive: true, force: true });
});
