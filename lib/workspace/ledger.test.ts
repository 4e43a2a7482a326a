import { describe, expect, test } from 'vitest';
import { listEvents } from '@/db/queries/events';
import { attempt } from '@/lib/domain/fixtures/run';
import type { RunTask } from '@/lib/domain/run';
import { newRun, openFile, tickingClock } from '@/lib/engine/fixtures/engine-on-disk';
import { createLedger } from './ledger';

function open() {
  const { db } = openFile();
  const ledger = createLedger(db, tickingClock());
  const state = newRun(['L0.1', 'L0.2']);
  ledger.insertRun(state);
  const runId = state.run.id;
  const [task] = state.tasks as [RunTask];
  const row = attempt(task.taskId, { runId, status: 'starting' });
  return { db, ledger, state, runId, task, row, all: () => listEvents(db, runId, 0, 1000) };
}

test('a run is written with its tasks, and the ledger begins with it', () => {
  const { ledger, state, runId, all } = open();
  expect(ledger.loadRun(runId)).toEqual(state);
  expect(ledger.loadRun('run_none')).toBeNull();
  expect(all()).toMatchObject([{ seq: 1, type: 'run.changed', run: { id: runId } }]);
  expect(ledger.listOpenRuns()).toEqual([state.run]);
});

test('rows and the events that tell of them are written together, and answered as they were written', () => {
  const { ledger, state, runId, task, row, all } = open();
  const run = { ...state.run, status: 'running' as const };
  const started = { ...task, status: 'starting' as const };
  const events = ledger.commit({ runId, run, tasks: [started], attempt: { row, isNew: true, seq: null } });
  expect(events).toEqual(all().slice(1));
  expect(events?.map(({ type }) => type)).toEqual(['attempt.changed', 'task.changed', 'run.changed']);
  expect(ledger.loadRun(runId)).toEqual({ run, tasks: [started, state.tasks[1]] });
  expect(ledger.getAttempt(row.id)).toEqual(row);
});

describe('a step that the ledger refuses leaves everything as it was', () => {
  test('because the task has an open attempt', () => {
    const { ledger, state, runId, task, row, all } = open();
    ledger.commit({ runId, attempt: { row, isNew: true, seq: null } });
    const second = { ...row, id: 'att_2', n: 2 };
    const tasks = [{ ...task, status: 'starting' as const }];
    expect(ledger.commit({ runId, tasks, attempt: { row: second, isNew: true, seq: null } })).toBeNull();
    expect([ledger.loadRun(runId), ledger.getAttempt('att_2')]).toEqual([state, null]);
    expect(all()).toHaveLength(2);
  });

  test('because the attempt has ended', () => {
    const { ledger, state, runId, task, row, all } = open();
    ledger.commit({ runId, attempt: { row, isNew: true, seq: null } });
    ledger.commit({ runId, attempt: { row: { ...row, status: 'failed' }, isNew: false, seq: 1 } });
    const tasks = [{ ...task, status: 'complete' as const }];
    expect(
      ledger.commit({ runId, tasks, attempt: { row: { ...row, status: 'succeeded' }, isNew: false, seq: 2 } }),
    ).toBeNull();
    expect([ledger.loadRun(runId), ledger.getAttempt(row.id)?.status]).toEqual([state, 'failed']);
    expect(all()).toHaveLength(3);
  });

  test('because the event is known', () => {
    const { ledger, state, runId, task, row, all } = open();
    ledger.commit({ runId, attempt: { row, isNew: true, seq: null } });
    const running = { row: { ...row, status: 'running' as const, pid: 1 }, isNew: false, seq: 0 };
    expect(ledger.commit({ runId, attempt: running })).not.toBeNull();
    const again = { ...running, row: { ...running.row, pid: 2 } };
    expect(ledger.commit({ runId, tasks: [{ ...task, status: 'running' }], attempt: again })).toBeNull();
    expect([ledger.loadRun(runId), ledger.getAttempt(row.id)?.pid]).toEqual([state, 1]);
    expect(all()).toHaveLength(3);
  });
});

test('a disk that refuses is an error, not a refusal, and leaves everything as it was', () => {
  const { db, ledger, state, runId, task, all } = open();
  db.$client.pragma('query_only = 1');
  expect(() => ledger.commit({ runId, tasks: [{ ...task, status: 'skipped' }] })).toThrow(/readonly/);
  expect(() => ledger.insertRun(newRun(['L0.1']))).toThrow(/readonly/);
  db.$client.pragma('query_only = 0');
  expect(ledger.loadRun(runId)).toEqual(state);
  expect(all()).toHaveLength(1);
});

test('a full disk, too: what was written before stays readable and it goes on when there is room', () => {
  const { db, ledger, runId, task, all } = open();
  const pages = db.$client.pragma('page_count', { simple: true }) as number;
  db.$client.pragma(`max_page_count = ${pages + 2}`);
  let written = 0;
  const write = () => {
    for (; written < 100; written++) ledger.commit({ runId, tasks: [{ ...task, output: 'x'.repeat(3000) }] });
  };
  expect(write).toThrow(/full/);
  expect(all()).toHaveLength(1 + written);
  db.$client.pragma('max_page_count = 1000000');
  write();
  expect(all()).toHaveLength(101);
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
});
