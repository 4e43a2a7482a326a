import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Db } from '@/db/client';
import { newRun, openEngine, temporaryFolder, tickingClock } from '@/lib/engine/fixtures/engine-on-disk';
import { writeStatusFile } from '@/lib/status-file/write';
import { statusDocument } from '@/lib/workspace/mirror-runs';
import { brokenInvariants } from './invariants';

/** A project whose run stands after its first task, in order in every way. */
function inOrder() {
  const world = openEngine({ clock: tickingClock() });
  const projectDir = temporaryFolder();
  const state = newRun(['L0.1', 'L0.2']);
  world.engine.start(state);
  const spec = world.attempts.newest();
  world.attempts.carryOut();
  world.engine.pause(state.run.id);
  mirror(world.db, projectDir);
  writeFileSync(join(projectDir, spec.logPath), 'abc');
  const sql = (text: string) => world.db.$client.exec(text);
  return { db: world.db, projectDir, sql, attemptId: spec.attemptId };
}

function mirror(db: Db, projectDir: string): void {
  const document = statusDocument(db, 'F001');
  if (document) writeStatusFile(projectDir, document);
}

test('a project in order breaks nothing', () => {
  expect(brokenInvariants(inOrder())).toEqual([]);
});

test.each<[string, (world: ReturnType<typeof inOrder>) => void, RegExp]>([
  [
    'two open attempts of a task',
    ({ sql }) =>
      sql(`drop index one_open_attempt_per_task; update attempts set status = 'running';
           create temp table copy as select * from attempts limit 1; update copy set id = 'other', n = 9;
           insert into attempts select * from copy`),
    /has two open attempts/,
  ],
  ['a state that no table leads to', ({ sql }) => forge(sql, 'complete', 'running'), /went from complete to running/],
  [
    'a row that says something else than its last event',
    ({ sql }) => sql(`update run_tasks set status = 'skipped' where key = 'L0.1'`),
    /is skipped; its last event says complete/,
  ],
  ['a mirror that is behind', ({ sql }) => sql(`update runs set title = 'Another'`), /is not what the ledger says/],
  [
    'a mirror that is torn',
    ({ projectDir }) => writeFileSync(join(projectDir, '.claude/execution/F001.json'), '{"feature'),
    /F001\.json cannot be read/,
  ],
  [
    'a log that is shorter than what was shown',
    ({ sql }) => sql('update attempts set log_bytes = 7'),
    /has 3 bytes; 7 were shown/,
  ],
  [
    'a temporary file',
    ({ projectDir }) => writeFileSync(join(projectDir, '.claude/execution/F001.json.4711'), ''),
    /temporary file was left: .*4711/,
  ],
])('%s is found', (_, breakIt, told) => {
  const world = inOrder();
  breakIt(world);
  expect(brokenInvariants(world).join('\n')).toMatch(told);
});

test('output that a page has shown and the log does not have is found', () => {
  const world = inOrder();
  expect(brokenInvariants({ ...world, shown: new Map([[world.attemptId, 3]]) })).toEqual([]);
  expect(brokenInvariants({ ...world, shown: new Map([[world.attemptId, 4]]) })).toHaveLength(1);
});

/** An event that tells of a step no table has. */
function forge(sql: (text: string) => unknown, from: string, to: string): void {
  sql(`insert into events (run_id, at, type, data)
       select run_id, at, type, replace(data, '"status":"${from}"', '"status":"${to}"') from events
       where type = 'task.changed' and data like '%"status":"${from}"%' limit 1`);
  sql(`update run_tasks set status = '${to}' where key = 'L0.1'`);
}
