import { expect, onTestFinished, test } from 'vitest';
import type { Executor } from '@/lib/domain/attempt';
import { createEmbeddedDispatcher, type EmbeddedOptions } from './embedded';
import { keptOutputMax } from './event-queue';
import { describeAdoptionContract } from './fixtures/adoption-contract';
import { describeDispatcherContract } from './fixtures/dispatcher-contract';
import { RecordingSink } from './fixtures/recording-sink';
import { finished, obedient, output, scripted, spec, started } from './fixtures/scripted-executor';

const retryMs = { first: 5, longest: 20 };

describeDispatcherContract('the embedded dispatcher', (parts) => createEmbeddedDispatcher({ ...parts, retryMs }));
describeAdoptionContract('the embedded dispatcher', (parts) => createEmbeddedDispatcher({ ...parts, retryMs }));

function begin(shell: Executor, options: Partial<EmbeddedOptions> = {}) {
  const sink = new RecordingSink();
  const clock = { now: () => '2026-01-01T00:00:00.000Z' };
  const dispatcher = createEmbeddedDispatcher({ executors: { shell }, clock, retryMs, ...options });
  dispatcher.start(sink);
  onTestFinished(() => dispatcher.close('stop').catch(() => {}));
  return { sink, dispatcher };
}

test('an end is recorded before the executor goes on, with the start and the output that waited', async () => {
  const seen: number[] = [];
  const shell = scripted(async (_spec, { emit }) => {
    emit(started);
    seen.push(sink.events.length);
    emit(output('a'));
    emit(output('b'));
    seen.push(sink.events.length);
    emit(finished());
    seen.push(sink.events.length);
  });
  const { sink, dispatcher } = begin(shell, { batchMs: 60_000, startedMs: 60_000 });
  dispatcher.submit(spec('a'));
  await sink.finished('a');
  expect(seen).toEqual([0, 0, 4]);
  expect(sink.batches).toHaveLength(1);
});

test('an end that waits for the ledger is still open and can still be asked to stop', async () => {
  const { sink, dispatcher } = begin(obedient());
  let refused = 0;
  sink.refuses = () => ++refused > 0;
  dispatcher.submit(spec('a'));
  while (refused < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(sink.events).toEqual([]);
  expect(dispatcher.open()).toEqual(['a']);
  expect(dispatcher.cancel('a', 'cancelled')).toBe(true);
  sink.refuses = () => false;
  await sink.finished('a');
  expect(sink.of('a').at(-1)).toMatchObject({ outcome: 'succeeded' });
});

test('while the ledger refuses for long, old output is let go and nothing else', async () => {
  const total = keptOutputMax * 5;
  const shell = scripted(async (_spec, { emit }) => {
    emit(started);
    for (let i = 0; i < total; i++) emit(output('x', i));
    emit(finished());
  });
  const { sink, dispatcher } = begin(shell);
  sink.refusals = 1;
  dispatcher.submit(spec('a'));
  await sink.finished('a');
  const events = sink.of('a');
  expect(events.at(0)?.type).toBe('started');
  expect(events.at(-1)).toMatchObject({ type: 'finished', seq: total + 1 });
  expect(events.at(-2)).toMatchObject({ type: 'output', offset: total - 1 });
  expect(events.length).toBeLessThanOrEqual(2 * keptOutputMax + 2);
});

test('an attempt whose events the ledger will never take does not hold up the others', async () => {
  const { sink, dispatcher } = begin(obedient());
  sink.refuses = (batch) => batch.some((event) => event.attemptId === 'bad');
  dispatcher.submit(spec('bad'));
  dispatcher.submit(spec('good'));
  await sink.finished('good');
  expect(sink.of('good').map((event) => event.type)).toEqual(['started', 'output', 'finished']);
  expect(dispatcher.open()).toContain('bad');
  sink.refuses = () => false;
  await sink.finished('bad');
  expect(sink.of('bad')).toHaveLength(3);
});

test('closing over a ledger that never takes the end says what was not recorded', async () => {
  const { sink, dispatcher } = begin(obedient(), { closeTries: 3 });
  sink.refusals = Number.POSITIVE_INFINITY;
  dispatcher.submit(spec('a'));
  await expect(dispatcher.close('wait')).rejects.toMatchObject({ code: 'E_NOT_RECORDED', cause: expect.any(Error) });
});

test('a dispatcher that was not started refuses attempts', () => {
  const dispatcher = createEmbeddedDispatcher({ executors: {}, clock: { now: () => '' } });
  expect(() => dispatcher.submit(spec('a'))).toThrow(/before it was started/);
});
