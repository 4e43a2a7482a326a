import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMirror } from './mirror';

let time = 0;

beforeEach(() => {
  time = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => time);
});
afterEach(() => void vi.useRealTimers());

/** Lets milliseconds pass, one after the other. */
function pass(ms: number): void {
  for (let i = 0; i < ms; i++) {
    time += 1;
    vi.advanceTimersByTime(1);
  }
}

/** A mirror whose writes take `cost` ms; `written` holds what was written when, `A@0`. */
function mirrorOf({ cost = 0, delayMs = 900 } = {}) {
  const written: string[] = [];
  const disk = { full: false };
  const write = (specId: string): void => {
    if (disk.full) throw new Error('ENOSPC: no space left on device');
    written.push(`${specId}@${time}`);
    time += cost;
  };
  return { mirror: createMirror(write, delayMs), written, disk };
}

describe('when the file is written', () => {
  test('at once, when nothing was written for long enough', () => {
    const { mirror, written } = mirrorOf({ cost: 5 });
    mirror.touch('A');
    expect(written).toEqual(['A@0']);
    pass(200);
    mirror.touch('A');
    expect(written).toEqual(['A@0', 'A@205']);
  });

  test('once for a burst, a while later', () => {
    const { mirror, written } = mirrorOf({ cost: 5 });
    for (let i = 0; i < 50; i++) mirror.touch('A');
    expect(written).toEqual(['A@0']);
    pass(99);
    expect(written).toHaveLength(1);
    pass(1);
    // Twenty times the cost of the write after its end.
    expect(written).toEqual(['A@0', 'A@105']);
    pass(2000);
    expect(written).toHaveLength(2);
  });

  test('never more than the delay late, however much a write costs', () => {
    const { mirror, written } = mirrorOf({ cost: 400 });
    mirror.touch('A');
    const touched = time;
    mirror.touch('A');
    pass(2000);
    expect(written).toEqual(['A@0', `A@${touched + 900}`]);
  });

  test('every change is in a write that came after it, and no later than the delay', () => {
    for (const cost of [0, 1, 7, 30, 60, 400]) {
      const { mirror, written } = mirrorOf({ cost });
      const touches: number[] = [];
      for (let i = 0; i < 100; i++) {
        touches.push(time);
        mirror.touch('A');
        pass((i * 37) % 90);
      }
      pass(1000);
      const writes = written.map((text) => Number(text.slice(2)));
      for (const touch of touches) {
        const next = writes.find((at) => at >= touch) ?? Number.POSITIVE_INFINITY;
        expect(next - touch, `cost ${cost}, touched at ${touch}`).toBeLessThanOrEqual(900);
      }
    }
  });

  test('writing takes at most a twentieth of the time in a long burst', () => {
    const { mirror, written } = mirrorOf({ cost: 20 });
    while (time < 20_000) {
      mirror.touch('A');
      pass(1);
    }
    expect(written.length * 20).toBeLessThanOrEqual(20_000 / 20);
    expect(written.length).toBeGreaterThan(20);
  });

  test('at once with flush, which also stands for what waited', () => {
    const { mirror, written } = mirrorOf({ cost: 5 });
    mirror.touch('A');
    mirror.touch('A');
    mirror.flush('A');
    expect(written).toEqual(['A@0', 'A@5']);
    pass(2000);
    expect(written).toHaveLength(2);
  });

  test('for each spec apart', () => {
    const { mirror, written } = mirrorOf({ cost: 5 });
    mirror.touch('A');
    mirror.touch('B');
    mirror.touch('A');
    mirror.flush('B');
    pass(2000);
    expect(written.map((text) => text[0])).toEqual(['A', 'B', 'B', 'A']);
  });
});

describe('a write that fails', () => {
  test('is told, tried again, and forgotten when it succeeds', () => {
    const { mirror, written, disk } = mirrorOf();
    disk.full = true;
    mirror.touch('A');
    expect(mirror.problem()).toBe('The status file of A could not be written: ENOSPC: no space left on device.');
    pass(3000);
    expect(mirror.problem()).not.toBeNull();
    disk.full = false;
    pass(900);
    expect(written).toHaveLength(1);
    expect(mirror.problem()).toBeNull();
    pass(3000);
    expect(written).toHaveLength(1);
  });

  test('is not forgotten because another file could be written', () => {
    const { mirror, disk } = mirrorOf();
    disk.full = true;
    mirror.flush('A');
    disk.full = false;
    mirror.flush('B');
    expect(mirror.problem()).toContain('status file of A');
    mirror.flush('A');
    expect(mirror.problem()).toBeNull();
  });

  test('never reaches the one who made the change', () => {
    const { mirror, disk } = mirrorOf();
    disk.full = true;
    expect(() => {
      mirror.touch('A');
      mirror.flush('A');
      mirror.close();
    }).not.toThrow();
  });
});

describe('closing', () => {
  test('writes what waits, and only that', () => {
    const { mirror, written } = mirrorOf({ cost: 5 });
    for (const specId of ['A', 'B']) mirror.touch(specId);
    mirror.touch('A');
    mirror.close();
    expect(written.map((text) => text[0])).toEqual(['A', 'B', 'A']);
  });

  test('leaves nothing ticking, also when its last write fails', () => {
    const { mirror, written, disk } = mirrorOf({ cost: 5 });
    mirror.touch('A');
    mirror.touch('A');
    disk.full = true;
    mirror.close();
    expect(vi.getTimerCount()).toBe(0);
    disk.full = false;
    pass(3000);
    expect(written).toHaveLength(1);
  });
});
