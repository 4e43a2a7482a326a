import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunState } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import { newRun, openEngine, temporaryFolder, tickingClock } from '@/lib/engine/fixtures/engine-on-disk';
import type { Mirror } from '@/lib/status-file/mirror';
import { statusFilePath } from '@/lib/status-file/write';
import { createRunMirror, mirrorEvents, rebuildStatusFiles, statusDocument } from './mirror-runs';

/** An engine whose commits are mirrored as in an open project. */
function open(file?: string) {
  const projectDir = temporaryFolder();
  const told: string[] = [];
  let mirror: Mirror | null = null;
  const listener = {
    events(runId: string, events: RunEvent[]) {
      if (mirror) mirrorEvents(mirror, world.engine.state(runId), events);
    },
    output: () => {},
  };
  const world = openEngine({ listener, file });
  const real = createRunMirror(world.db, projectDir, { clock: tickingClock('2027-01-01T00:00:00.000Z') });
  mirror = {
    ...real,
    touch: (specId) => void told.push(`touch ${specId}`),
    flush(specId) {
      told.push(`flush ${specId}`);
      real.flush(specId);
    },
  };
  const path = join(projectDir, statusFilePath('F001'));
  const read = () => JSON.parse(readFileSync(path, 'utf8'));
  return { ...world, projectDir, mirror: real, told, path, read };
}

const last = <T>(list: T[], count: number): T[] => list.splice(0).slice(-count);

describe('the file is written', () => {
  test('when a run begins, pauses, goes on and ends, before the call that did it comes back', () => {
    const { engine, attempts, read } = open();
    const state = newRun(['L0.1']);
    engine.start(state);
    expect(read().status).toBe('in_progress');
    engine.pause(state.run.id);
    expect(read()).toMatchObject({ status: 'paused', next_action: 'Paused by you.' });
    engine.continue(state.run.id);
    expect(read().status).toBe('in_progress');
    attempts.carryOut();
    expect(read()).toMatchObject({ status: 'complete', current_layer: 'complete', completed_tasks: 1 });
  });

  test('soon after a task, and at once when a layer ends, with and without a sync', () => {
    const { engine, attempts, told } = open();
    engine.start(newRun(['L0.1', 'L0.2', 'L0.sync', 'L1.1', 'L2.1']));
    told.splice(0);
    attempts.carryOut();
    expect(last(told, 9)).not.toContain('flush F001');
    attempts.carryOut();
    expect(last(told, 9)).not.toContain('flush F001');
    attempts.carryOut();
    expect(last(told, 9)).toContain('flush F001');
    attempts.carryOut();
    expect(last(told, 9)).toContain('flush F001');
  });

  test('never for a rehearsal', () => {
    const { engine, attempts, told, path } = open();
    engine.start(newRun(['L0.1'], { rehearsal: true }));
    attempts.carryOut();
    expect([told, existsSync(path)]).toEqual([[], false]);
  });

  test('with the latest real run, also after a rehearsal', () => {
    const { engine, attempts, db } = open();
    const real = newRun(['L0.1', 'L0.2']);
    expect(statusDocument(db, 'F001')).toBeNull();
    engine.start(real);
    engine.cancel(real.run.id, null);
    attempts.carryOut('cancelled');
    engine.start(newRun(['L0.1'], { rehearsal: true }));
    expect(statusDocument(db, 'F001')).toMatchObject({ total_tasks: 2, status: 'failed' });
  });
});

describe('at the start', () => {
  function crashed() {
    const before = open();
    const state: RunState = newRun(['L0.1', 'L0.2']);
    before.engine.start(state);
    before.attempts.carryOut();
    return { ...open(before.file), left: before };
  }

  test('a file that a crash left behind is written anew from the ledger, and its leftovers go', () => {
    const { db, projectDir, mirror, path, read } = crashed();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.12345`, '{"half');
    rebuildStatusFiles(db, projectDir, mirror);
    expect(read()).toEqual(statusDocument(db, 'F001'));
    expect(read().completed_tasks).toBe(1);
    expect(readdirSync(dirname(path))).toEqual(['F001.json']);
  });

  test('our own older file is replaced without a copy', () => {
    const { db, projectDir, mirror, path, left, read } = crashed();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, readFileSync(left.path));
    rebuildStatusFiles(db, projectDir, mirror);
    expect(readdirSync(dirname(path))).toEqual(['F001.json']);
    expect(read()).toEqual(statusDocument(db, 'F001'));
  });

  test('a file that was damaged is kept beside the new one, and no state comes from it', () => {
    const { db, projectDir, mirror, path, read, ledger } = crashed();
    const before = ledger.listOpenRuns();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '{"feature":"F001","layers":{"L0":{"tasks":[{"command":"touch PWNED","status":"complete"');
    rebuildStatusFiles(db, projectDir, mirror);
    const [kept, ...others] = readdirSync(dirname(path)).filter((name) => name !== 'F001.json');
    expect(kept).toMatch(/^F001\.json\.corrupt-/);
    expect(others).toEqual([]);
    expect(read()).toEqual(statusDocument(db, 'F001'));
    expect(ledger.listOpenRuns()).toEqual(before);
  });

  test('a place that cannot be written is told, and the rest goes on', () => {
    const { db, projectDir, mirror } = crashed();
    mkdirSync(join(projectDir, '.claude'));
    writeFileSync(join(projectDir, '.claude/execution'), 'a file in the place of the folder');
    rebuildStatusFiles(db, projectDir, mirror);
    expect(mirror.problem()).toMatch(/^The status file of F001 could not be written: (EEXIST|ENOTDIR)/);
    mirror.close();
  });
});
