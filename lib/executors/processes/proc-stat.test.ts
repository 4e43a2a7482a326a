import { expect, test } from 'vitest';
import { currentBootId, processIdentity } from './identity';
import { parseProcStat, readProcStat } from './proc-stat';

test('a program’s name with spaces and brackets does not shift the fields', () => {
  const rest = 'S 1 77 77 0 -1 0 0 0 0 0 1 2 3 4 20 0 1 0 123456 0 0';
  expect(parseProcStat(`42 (a) b) (c) ${rest}`)).toEqual({ state: 'S', group: 77, startTime: '123456', cpuTicks: 10 });
});

test('a process that is gone, or no such text, is null', () => {
  expect(readProcStat(2 ** 30)).toBeNull();
  expect(parseProcStat('')).toBeNull();
});

test.runIf(process.platform === 'linux')('a process is known by its start time and the boot it belongs to', () => {
  expect(processIdentity(process.pid)).toEqual({
    processStart: expect.stringMatching(/^\d+$/),
    bootId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(processIdentity(2 ** 30)).toEqual({ processStart: null, bootId: currentBootId() });
});
