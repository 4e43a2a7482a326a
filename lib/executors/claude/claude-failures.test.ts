import { afterEach, expect, test } from 'vitest';
import { findTagged } from '@/lib/executors/sweep';
import { type ClaudeBench, openClaudeBench } from './fixtures/claude-attempt';
import { describeWithClaude } from './fixtures/claude-binary';
import type { StubTurn } from './fixtures/messages-stub';

let bench: ClaudeBench;
afterEach(() => bench.close());

/** Claude Code tries ten times for three minutes by itself: once is enough here. */
const once = { CLAUDE_CODE_MAX_RETRIES: '1' };
const soon = Math.floor(Date.now() / 1000) + 3600;
const planLimit = {
  'anthropic-ratelimit-unified-status': 'rejected',
  'anthropic-ratelimit-unified-reset': String(soon),
  'anthropic-ratelimit-unified-representative-claim': 'five_hour',
};

describeWithClaude('a failure of the Messages API under the real claude', () => {
  test.each<[string, StubTurn, object]>([
    [
      '401 ends for good at its first sign',
      { fail: { status: 401 } },
      { code: 'E_LOGIN', kind: 'permanent', asked: 1 },
    ],
    ['403 ends for good', { fail: { status: 403 } }, { code: 'E_LOGIN', kind: 'permanent', asked: 1 }],
    ['429 may pass', { fail: { status: 429 } }, { code: 'E_AGENT_BUSY', kind: 'transient', asked: 2 }],
    ['529 may pass', { fail: { status: 529 } }, { code: 'E_AGENT_BUSY', kind: 'transient', asked: 2 }],
    ['500 may pass', { fail: { status: 500 } }, { code: 'E_AGENT_BUSY', kind: 'transient', asked: 2 }],
    ['a connection that is cut may pass', { cut: 'headers' }, { code: 'E_AGENT_BUSY', kind: 'transient', asked: 2 }],
    ['an answer that is cut off may pass', { text: 'hal', cut: 'stream' }, { code: 'E_AGENT_BUSY', kind: 'transient' }],
  ])('%s', async (_, turn, { code, kind, asked }: { code?: string; kind?: string; asked?: number }) => {
    bench = await openClaudeBench([{ prompt: 'go', turns: [turn] }]);
    const attempt = bench.start({ prompt: 'go' }, { env: once });
    const end = await attempt.done;
    expect(end).toMatchObject({ outcome: 'failed', problem: { code }, failure: { kind, didWork: false } });
    expect(end.problem?.message).not.toContain('ede_diagnostic');
    if (asked) expect(bench.stub.asked('go')).toHaveLength(asked);
    expect(findTagged([attempt.attemptId])).toEqual(new Map());
  });

  test('that passes after two tries is none, and the tries stand in the log', async () => {
    bench = await openClaudeBench([{ prompt: 'go', turns: [{ fail: { status: 529, times: 2 }, text: 'there' }] }]);
    const attempt = bench.start({ prompt: 'go' });
    expect(await attempt.done).toMatchObject({ outcome: 'succeeded', problem: null, failure: null });
    expect(attempt.log()).toMatch(/↻ .*529/);
  });

  test('that is the limit of a plan waits for the moment that the API tells', async () => {
    bench = await openClaudeBench([{ prompt: 'go', turns: [{ fail: { status: 429, headers: planLimit } }] }]);
    const subscription = { ANTHROPIC_API_KEY: '', CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-for-tests' };
    expect(await bench.start({ prompt: 'go' }, { env: { ...once, ...subscription } }).done).toMatchObject({
      ...{ outcome: 'failed', problem: { code: 'E_USAGE_LIMIT' } },
      failure: { kind: 'usage-limit', until: new Date(soon * 1000).toISOString() },
    });
  });

  test('that is the limit of a plan by its words alone is one as well', async () => {
    const message = 'Claude AI usage limit reached|1795000000';
    bench = await openClaudeBench([{ prompt: 'go', turns: [{ fail: { status: 429, message } }] }]);
    expect(await bench.start({ prompt: 'go' }, { env: once }).done).toMatchObject({
      failure: { kind: 'usage-limit', until: new Date(1_795_000_000_000).toISOString() },
    });
  });

  test('that is silence ends at the idle limit, and at the time limit, with no process left', async () => {
    bench = await openClaudeBench([
      { prompt: 'stall', turns: [{ text: 'hal', stall: 'stream' }] },
      { prompt: 'nothing', turns: [{ stall: 'headers' }] },
    ]);
    const idle = bench.start({ prompt: 'stall', idleMs: 2500 });
    const late = bench.start({ prompt: 'nothing', timeoutMs: 4000 });
    expect(await idle.done).toMatchObject({
      ...{ outcome: 'timed-out', problem: { code: 'E_IDLE' }, failure: { kind: 'transient', didWork: false } },
    });
    expect(await late.done).toMatchObject({ outcome: 'timed-out', problem: { code: 'E_TIMEOUT' } });
    expect(findTagged([idle.attemptId, late.attemptId])).toEqual(new Map());
  });

  test('that is no login at all is told at once', async () => {
    bench = await openClaudeBench([]);
    expect(await bench.start({ prompt: 'go' }, { env: { ANTHROPIC_API_KEY: '' } }).done).toMatchObject({
      ...{ outcome: 'failed', problem: { code: 'E_LOGIN' }, failure: { kind: 'permanent' } },
    });
    expect(bench.stub.asked()).toEqual([]);
  });
});
