import { describe, expect, test } from 'vitest';
import { planOf } from '@/lib/domain/fixtures/plan';
import { attempt, run, runTask } from '@/lib/domain/fixtures/run';
import type { Mapping } from '@/lib/domain/mapping';
import type { Plan } from '@/lib/domain/plan';
import type { Attempt, Evidence, Run } from '@/lib/domain/run';
import { openFresh } from './fixtures/database';
import * as attempts from './queries/attempts';
import { insertCorrection, listCorrections } from './queries/corrections';
import { insertEvent, lastSeq, listEvents } from './queries/events';
import * as mappings from './queries/mappings';
import * as runs from './queries/runs';
import { getPlan, putPlan } from './queries/specs';

const odd = 'quote \' " \\ \n \u0000 日本 🎉 </script> $(x) %s';

function tried(id: string, change: Partial<Attempt> = {}): Attempt {
  return attempt('task_1', { id, ...change });
}

function mapped(id: string, change: Partial<Mapping> = {}): Mapping {
  return {
    ...{ id, specId: 'F001', taskId: 'task_1', status: 'proposed', origin: 'rule', confidence: 90, answer: null },
    ...{ reason: odd, matched: ['a'], stackFacts: [], alternatives: [], createdAt: 'same', approvedAt: null },
    ...{ approvedFor: null, voided: null, madeFor: null },
    ...change,
  };
}

describe('attempts', () => {
  test.each(['starting', 'running'] as const)(
    'a task that has an attempt %s cannot get a second open one',
    (status) => {
      const db = openFresh();
      attempts.insertAttempt(db, tried('att_1', { status }));
      const second = () => attempts.insertAttempt(db, tried('att_2', { n: 2, runId: 'run_2', status: 'starting' }));
      expect(second).toThrow(/UNIQUE/);
      expect(attempts.listOpenAttempts(db).map(({ id }) => id)).toEqual(['att_1']);
      attempts.updateOpenAttempt(db, tried('att_1', { status: 'failed' }));
      second();
      expect(attempts.listOpenAttempts(db).map(({ id }) => id)).toEqual(['att_2']);
    },
  );

  test('an attempt cannot be opened again beside another one', () => {
    const db = openFresh();
    attempts.insertAttempt(db, tried('att_1', { status: 'failed' }));
    attempts.insertAttempt(db, tried('att_2', { n: 2 }));
    expect(() => db.$client.exec(`update attempts set status = 'running' where id = 'att_1'`)).toThrow(/UNIQUE/);
  });

  test('a number is given once within a run', () => {
    const db = openFresh();
    attempts.insertAttempt(db, tried('att_1', { status: 'failed' }));
    expect(() => attempts.insertAttempt(db, tried('att_2', { status: 'failed' }))).toThrow(/UNIQUE/);
  });

  test('the first outcome stands', () => {
    const db = openFresh();
    attempts.insertAttempt(db, tried('att_1'));
    expect(attempts.updateOpenAttempt(db, tried('att_1', { status: 'failed' }))).toBe(true);
    expect(attempts.updateOpenAttempt(db, tried('att_1', { status: 'succeeded' }))).toBe(false);
    expect(attempts.updateOpenAttempt(db, tried('att_none'))).toBe(false);
    expect(attempts.getAttempt(db, 'att_1')?.status).toBe('failed');
    expect(attempts.getAttempt(db, 'att_none')).toBeNull();
  });

  test('a row comes back as it was written', () => {
    const db = openFresh();
    const whole = tried('att_1', {
      ...{
        status: 'failed',
        argv: ['a b', '', odd],
        pid: 7,
        processStart: '99',
        bootId: 'b',
        durationMs: 1.5,
        exitCode: -1,
      },
      ...{
        signal: 'SIGKILL',
        problem: { code: 'E_X', message: odd, hint: null },
        finishedAt: 'then',
        logBytes: 2 ** 40,
      },
      files: { created: [odd], modified: [], deleted: [], complete: true },
    });
    attempts.insertAttempt(db, whole);
    expect(attempts.getAttempt(db, 'att_1')).toEqual(whole);
    attempts.insertAttempt(db, tried('att_2', { n: 2 }));
    expect(attempts.getAttempt(db, 'att_2')).toEqual(tried('att_2', { n: 2 }));
  });

  test('are listed in the order they were made, though the clock went back', () => {
    const db = openFresh();
    const times = ['2026-01-01T12:00:00.000Z', '2026-01-01T11:00:00.000Z', '2025-01-01T11:00:00.000Z'];
    times.forEach((startedAt, i) => {
      attempts.insertAttempt(db, tried(`att_${i}`, { n: i + 1, startedAt, status: i === 1 ? 'cancelled' : 'failed' }));
    });
    const ids = (list: Attempt[]) => list.map(({ id }) => id);
    expect(ids(attempts.listAttempts(db, 'task_1'))).toEqual(['att_2', 'att_1', 'att_0']);
    expect(ids(attempts.listRunAttempts(db, 'run_1'))).toEqual(['att_0', 'att_1', 'att_2']);
    expect(ids(attempts.listFailedAttempts(db, 'run_1'))).toEqual(['att_0', 'att_2']);
  });
});

describe('mappings', () => {
  test('a task cannot have two in force', () => {
    const db = openFresh();
    mappings.replaceMapping(db, mapped('map_1'));
    const insert = `insert into mappings select 'map_2', spec_id, task_id, 'approved', origin, confidence, answer, reason,
      matched, stack_facts, alternatives, created_at, approved_at, approved_for, voided, made_for from mappings`;
    expect(() => db.$client.exec(insert)).toThrow(/UNIQUE/);
  });

  test('the newest is in force and the others are its history, newest first, within one millisecond too', () => {
    const db = openFresh();
    const ids = ['map_m', 'map_z', 'map_a', 'map_k'];
    for (const id of ids) mappings.replaceMapping(db, mapped(id));
    mappings.replaceMapping(db, mapped('map_other', { taskId: 'task_2' }));
    expect(mappings.getLiveMapping(db, 'task_1')).toEqual(mapped('map_k'));
    expect(mappings.listMappingHistory(db, 'task_1').map(({ id, status }) => `${id} ${status}`)).toEqual([
      ...['map_k proposed', 'map_a superseded', 'map_z superseded', 'map_m superseded'],
    ]);
    expect(mappings.listLiveMappings(db, 'F001').map(({ id }) => id)).toEqual(['map_k', 'map_other']);
    expect(mappings.getLiveMapping(db, 'task_9')).toBeNull();
  });

  test('an approval is given and taken back only while the mapping is in force', () => {
    const db = openFresh();
    mappings.replaceMapping(db, mapped('map_1'));
    expect(mappings.setApproval(db, 'map_1', { at: 'then', for: 'print' })).toBe(true);
    expect(mappings.getLiveMapping(db, 'task_1')).toMatchObject({ status: 'approved', approvedAt: 'then' });
    expect(mappings.setApproval(db, 'map_1', null)).toBe(true);
    expect(mappings.getLiveMapping(db, 'task_1')).toMatchObject({ status: 'proposed', approvedAt: null });
    mappings.replaceMapping(db, mapped('map_2'));
    expect(mappings.setApproval(db, 'map_1', { at: 'then', for: 'print' })).toBe(false);
    expect(mappings.listMappingHistory(db, 'task_1')[1]?.status).toBe('superseded');
  });
});

test('the last correction comes first, within one millisecond and when the clock went back', () => {
  const db = openFresh();
  for (const [id, createdAt] of [
    ['cor_z', '2026-01-02'],
    ['cor_a', '2026-01-02'],
    ['cor_m', '2026-01-01'],
  ] as const) {
    const answer = { kind: 'shell', text: odd, effect: 'none' } as const;
    insertCorrection(db, {
      ...{ id, specId: 'F001', layerKey: null, description: odd, answer, createdAt },
      ...{ words: [], stack: [], enabled: true },
    });
  }
  expect(listCorrections(db).map(({ id }) => id)).toEqual(['cor_m', 'cor_a', 'cor_z']);
  expect(listCorrections(db)[0]).toMatchObject({ layerKey: null, answer: { text: odd } });
});

describe('runs', () => {
  const begun = (id: string, startedAt: string, change: Partial<Run> = {}) => run(['L0'], { id, startedAt, ...change });

  test('a run and its tasks come back as they were written, in their order', () => {
    const db = openFresh();
    const evidence: Evidence = {
      by: 'files',
      text: odd,
      files: { created: [odd], modified: [], deleted: [], complete: true },
    };
    const state = begun('run_1', 'then', { title: odd, pause: { reason: 'failed', taskId: 'task_1', message: odd } });
    const tasks = [
      runTask('L0.2', 'complete', { position: 1, evidence, durationMs: 0.5, dependsOn: ['task_L0.1'], output: 'x' }),
      runTask('L0.1', 'failed', { position: 0, answer: null, problem: { code: 'E_X', message: odd, hint: odd } }),
    ];
    runs.insertRun(db, state, tasks);
    expect(runs.getRun(db, 'run_1')).toEqual(state);
    expect(runs.listRunTasks(db, 'run_1')).toEqual([tasks[1], tasks[0]]);
    expect([runs.getRun(db, 'run_9'), runs.listRunTasks(db, 'run_9')]).toEqual([null, []]);
  });

  test('the latest is the one begun last and the queue is in the order of beginning, though the clock went back', () => {
    const db = openFresh();
    runs.insertRun(db, begun('run_1', '2026-01-01T12:00:00.000Z'), []);
    runs.insertRun(db, begun('run_2', '2026-01-01T11:00:00.000Z'), []);
    runs.insertRun(db, begun('run_3', '2026-01-01T10:00:00.000Z', { rehearsal: true }), []);
    runs.insertRun(db, begun('run_4', '2026-01-01T09:00:00.000Z', { status: 'complete', specId: 'F002' }), []);
    expect(runs.latestRun(db, 'F001')?.id).toBe('run_2');
    expect(runs.latestRun(db, 'F001', 'any')?.id).toBe('run_3');
    expect(runs.latestRun(db, 'F009')).toBeNull();
    expect(runs.listOpenRuns(db).map(({ id }) => id)).toEqual(['run_1', 'run_2', 'run_3']);
    expect(runs.listSpecsWithRuns(db).sort()).toEqual(['F001', 'F002']);
  });

  test('a change of one task leaves the same task of another run alone', () => {
    const db = openFresh();
    for (const id of ['run_1', 'run_2'])
      runs.insertRun(db, begun(id, 'then'), [runTask('L0.1', 'pending', { runId: id })]);
    runs.updateRunTask(db, runTask('L0.1', 'complete', { runId: 'run_2' }));
    runs.updateRun(db, begun('run_2', 'then', { status: 'complete' }));
    expect(runs.listRunTasks(db, 'run_1')[0]?.status).toBe('pending');
    expect(runs.listRunTasks(db, 'run_2')[0]?.status).toBe('complete');
    expect([runs.getRun(db, 'run_1')?.status, runs.getRun(db, 'run_2')?.status]).toEqual(['running', 'complete']);
  });
});

describe('events', () => {
  const task = runTask('L0.1', 'running', { description: odd });
  const event = { type: 'task.changed', task } as const;

  test('an event of an attempt is taken once; events of our own are all taken', () => {
    const db = openFresh();
    const origin = { attemptId: 'att_1', attemptSeq: 0 };
    expect(insertEvent(db, 'run_1', 'then', event, origin)?.seq).toBe(1);
    expect(insertEvent(db, 'run_1', 'then', event, origin)).toBeNull();
    expect(insertEvent(db, 'run_1', 'then', event, { ...origin, attemptSeq: Number.MAX_SAFE_INTEGER })).not.toBeNull();
    expect(insertEvent(db, 'run_1', 'then', event, { ...origin, attemptId: 'att_2' })).not.toBeNull();
    expect([insertEvent(db, 'run_1', 'then', event), insertEvent(db, 'run_1', 'then', event)]).not.toContain(null);
    expect(listEvents(db, 'run_1', 0, 100)).toHaveLength(5);
  });

  test('are read after a cursor, in order, for one run, as many as asked for', () => {
    const db = openFresh();
    for (let i = 0; i < 6; i++) insertEvent(db, i % 2 ? 'run_2' : 'run_1', `at ${i}`, event);
    expect(listEvents(db, 'run_1', 0, 100).map(({ seq }) => seq)).toEqual([1, 3, 5]);
    expect(listEvents(db, 'run_1', 1, 1)).toEqual([{ seq: 3, runId: 'run_1', at: 'at 2', ...event }]);
    expect(listEvents(db, 'run_1', 5, 100)).toEqual([]);
    expect([lastSeq(db, 'run_1'), lastSeq(db, 'run_2'), lastSeq(db, 'run_3')]).toEqual([5, 6, 0]);
  });

  test('a place is never given twice, even when events were taken away', () => {
    const db = openFresh();
    insertEvent(db, 'run_1', 'then', event);
    db.$client.exec('delete from events');
    expect(insertEvent(db, 'run_1', 'then', event)?.seq).toBe(2);
  });
});

test('a newer plan of a spec takes the place of the one before', () => {
  const db = openFresh();
  const plan = (hash: string): Plan => planOf({ title: odd, hash });
  expect(getPlan(db, 'F001')).toBeNull();
  putPlan(db, plan('one'), 1, 'then');
  putPlan(db, plan('two'), 2, 'later');
  expect(getPlan(db, 'F001')).toEqual({ hash: 'two', plan: plan('two'), readerVersion: 2, loadedAt: 'later' });
});
