import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeDb, openDb } from '@/db/client';
import { getPlan } from '@/db/queries/specs';
import { run, runTask } from '@/lib/domain/fixtures/run';
import { createFacts } from './facts';
import { createLedger, keepingStep } from './ledger';
import { createPlanBook } from './plan-book';
import { liveMappings } from './proposals';
import { createResolver } from './resolver';

const clock = { now: () => new Date().toISOString() };

test('a plan that was read within a step that was undone is stored when it is asked for again', () => {
  const project = mkdtempSync(join(tmpdir(), 'ashlar-undone-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  mkdirSync(join(project, 'specs/F001'), { recursive: true });
  const file = join(project, 'specs/F001/layered-tasks.md');
  writeFileSync(file, '# T\n\n## Layer 0: Base\n\n- [ ] Write the guide\n');
  const db = openDb(join(project, 'state.db'), 'drizzle');
  onTestFinished(() => closeDb(db));
  const plans = createPlanBook(db, project, createFacts(project, {}, clock).read, clock);
  const store = keepingStep(createLedger(db, clock), plans.forget);
  const fullDisk = () =>
    store.together(() => {
      plans.plan('F001');
      throw new Error('no room');
    });
  expect(fullDisk).toThrow('no room');
  expect(getPlan(db, 'F001')).toBeNull();
  const plan = plans.plan('F001');
  expect(getPlan(db, 'F001')?.plan).toMatchObject({ spec: 'F001' });
  expect(liveMappings(db, plan).size).toBe(1);
});

test('two tasks of a run never share a log, however alike their keys are once they are names of files', () => {
  const resolver = createResolver(
    '/p',
    () => expect.unreachable(),
    () => [],
    () => expect.unreachable(),
  );
  const keys = ['T 1', 'T-1', 'T/1', 'T_1', '-_2', 'ä', 'ö', 'x'.repeat(200), `${'x'.repeat(200)}y`, 'L0.1', 'L0.sync'];
  const logs = keys.map(
    (key, position) => resolver.place(run(['L0']), runTask('L0.1', 'pending', { key, position }), 1).logPath,
  );
  expect(new Set(logs).size).toBe(keys.length);
  expect(logs.find((log) => log.includes('L0.1'))).toMatch(/\/L0\.1-1\.log$/);
});
