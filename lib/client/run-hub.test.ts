import { afterEach, describe, expect, it } from 'vitest';
import type { Run, RunTask } from '@/lib/domain/run';
import type { RunStreamItem } from '@/lib/domain/run-event';
import { runFrames } from './frames';
import { openRunHub, type Sharing } from './run-hub';

const run = { id: 'run_1' } as Run;
const start: RunStreamItem = {
  type: 'snapshot',
  snapshot: { run, tasks: [], attempts: [], output: {}, cursor: 1 },
};
const task = (seq: number, status: RunTask['status']): RunStreamItem => ({
  type: 'events',
  events: [{ seq, runId: 'run_1', at: '', type: 'task.changed', task: { taskId: `t${seq}`, status } as RunTask }],
  output: [],
  cursor: seq,
});

/** A stream that a test feeds by hand. */
function hand() {
  const queue: RunStreamItem[] = [];
  let wake = () => {};
  let opened = 0;
  return {
    opened: () => opened,
    push(...items: RunStreamItem[]) {
      queue.push(...items);
      wake();
    },
    watch: async () => {
      opened += 1;
      return (async function* () {
        for (;;) {
          const item = queue.shift();
          if (item) yield item;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      })();
    },
  };
}

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

/** The browser's lock and channel as two tabs share them: one holder at a time, first come first served. */
function sharing(): Sharing {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    locks: {
      request: ((_: string, work: () => Promise<unknown>) => {
        tail = tail.then(work);
        return tail;
      }) as LockManager['request'],
    },
    channel: (name) => {
      const channel = new BroadcastChannel(name);
      channels.push(channel);
      return channel;
    },
  };
}

const until = async (test: () => boolean) => {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('openRunHub', () => {
  it('opens one stream however many subscribers come and go', async () => {
    const source = hand();
    const hub = openRunHub('run_1', source.watch, null);
    const leave = hub.subscribe(() => {});
    source.push(start);
    await until(() => hub.state() !== null);
    leave();
    hub.subscribe(() => {});
    source.push(task(2, 'complete'));
    await until(() => hub.state()?.tasks.length === 1);
    expect(source.opened()).toBe(1);
  });

  it('lets one of two tabs read the stream and tells the other everything, also when it comes late', async () => {
    const [first, second, shared] = [hand(), hand(), sharing()];
    const leader = openRunHub('run_1', first.watch, shared);
    leader.subscribe(() => {});
    first.push(start, task(2, 'complete'));
    await until(() => leader.state()?.tasks.length === 1);

    const follower = openRunHub('run_1', second.watch, shared);
    follower.subscribe(() => {});
    await until(() => follower.state()?.tasks.length === 1);
    first.push(task(3, 'running'), { type: 'finished', cursor: 3 });
    await until(() => follower.connection() === 'finished');
    expect(follower.state()).toEqual(leader.state());
    // The lock has come round to the follower by now: it must not begin to lead a run that is over.
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect([first.opened(), second.opened()]).toEqual([1, 0]);
  });
});

describe('runFrames', () => {
  it('gives one state for many events between two frames, and ends after the last state', async () => {
    const source = hand();
    const hub = openRunHub('run_1', source.watch, null);
    const sizes: number[] = [];
    let frame = () => {};
    const reading = (async () => {
      const frames = runFrames(hub, new AbortController().signal, () => new Promise((resolve) => (frame = resolve)));
      for await (const state of frames) sizes.push(state.tasks.length);
    })();
    source.push(start);
    await until(() => hub.state() !== null);
    source.push(...Array.from({ length: 500 }, (_, index) => task(index + 2, 'complete')));
    await until(() => hub.state()?.tasks.length === 500);
    frame();
    await until(() => sizes.length === 1);
    source.push({ type: 'finished', cursor: 501 });
    await until(() => hub.connection() === 'finished');
    await new Promise((resolve) => setTimeout(resolve, 5));
    frame();
    await reading;
    expect(sizes).toEqual([500, 500]);
  });

  it('ends when its reader leaves', async () => {
    const stop = new AbortController();
    const hub = openRunHub('run_1', hand().watch, null);
    const frames = runFrames(hub, stop.signal, async () => {});
    const next = frames.next();
    stop.abort();
    expect((await next).done).toBe(true);
  });
});
