import { describe, expect, it } from 'vitest';
import type { Run } from '@/lib/domain/run';
import type { RunSnapshot, RunStreamItem } from '@/lib/domain/run-event';
import { followRun, type Watch } from './follow-run';

const snapshot = (cursor: number): RunStreamItem => ({
  type: 'snapshot',
  snapshot: { run: {} as Run, tasks: [], attempts: [], output: {}, cursor } satisfies RunSnapshot,
});
const beat = (cursor: number): RunStreamItem => ({ type: 'heartbeat', cursor });

/** A watch that plays one script per call; an error in it breaks the stream there. */
function scripted(...scripts: (RunStreamItem | Error)[][]) {
  const cursors: number[] = [];
  const watch: Watch = async (_, cursor) => {
    cursors.push(cursor);
    const script = scripts[cursors.length - 1] ?? [];
    return (async function* () {
      for (const step of script) {
        if (step instanceof Error) throw step;
        yield step;
      }
    })();
  };
  return { watch, cursors };
}

async function follow(watch: Watch) {
  const items: RunStreamItem[] = [];
  const lost: boolean[] = [];
  const waits: number[] = [];
  await followRun(watch, 'run_1', {
    receive: (item) => items.push(item),
    reconnecting: (each) => lost.push(each),
    signal: new AbortController().signal,
    pause: async (ms) => void waits.push(ms),
  });
  return { types: items.map((item) => item.type), lost, waits };
}

describe('followRun', () => {
  it('continues from the cursor when a stream ends with more', async () => {
    const { watch, cursors } = scripted(
      [snapshot(3), { type: 'more', cursor: 7 }],
      [beat(9), { type: 'finished', cursor: 9 }],
    );
    const { types, lost } = await follow(watch);
    expect(cursors).toEqual([0, 7]);
    expect(types).toEqual(['snapshot', 'more', 'heartbeat', 'finished']);
    expect(lost).toEqual([]);
  });

  it('begins anew from a snapshot when a stream breaks, and says so until the next item', async () => {
    const { watch, cursors } = scripted(
      [snapshot(3), new Error('network')],
      [new Error('network')],
      [snapshot(5), { type: 'finished', cursor: 5 }],
    );
    const { types, lost, waits } = await follow(watch);
    expect(cursors).toEqual([0, 0, 0]);
    expect(types).toEqual(['snapshot', 'snapshot', 'finished']);
    expect(lost).toEqual([true, true, false]);
    expect(waits).toEqual([400, 800]);
  });

  it('takes a stream that just ends for a broken one', async () => {
    const { watch } = scripted([snapshot(1)], [{ type: 'finished', cursor: 1 }]);
    expect((await follow(watch)).lost).toEqual([true, false]);
  });

  it('never waits longer than eight seconds', async () => {
    const { watch } = scripted(...Array.from({ length: 9 }, () => [new Error('down')]), [
      { type: 'finished', cursor: 0 },
    ]);
    const { waits } = await follow(watch);
    expect(Math.max(...waits)).toBe(8000);
    expect(waits).toHaveLength(9);
  });

  it('ends when it is told to stop', async () => {
    const stop = new AbortController();
    const items: string[] = [];
    const { watch } = scripted([snapshot(1), beat(2), beat(3)]);
    await followRun(watch, 'run_1', {
      receive: (item) => {
        items.push(item.type);
        stop.abort();
      },
      reconnecting: () => {},
      signal: stop.signal,
    });
    expect(items).toEqual(['snapshot']);
  });
});
