import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';
import { prepareTicks } from './prepare-ticks';

let project: string;
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-prepare-')));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const write = (text: string) => writeFileSync(join(project, 'p.md'), text);

function read(): Plan {
  const bytes = readFileSync(join(project, 'p.md'));
  const hash = createHash('sha256').update(bytes).digest('hex');
  return parsePlan(bytes.toString(), { spec: 'F001', path: 'p.md', hash });
}

const chooseTask = (description: string) => (plan: Plan) =>
  planTasks(plan)
    .filter((task) => task.description === description && task.box)
    .map(({ id, box }) => ({ id, file: 'p.md', box: box as NonNullable<typeof box>, done: true }));

test('a plan that changes between reading it and reading its bytes is read again, and its boxes where they are then', () => {
  write('## Layer 0: A\n- [ ] one\n- [ ] two\n');
  let reads = 0;
  const readThenEdit = (): Plan => {
    const plan = read();
    reads += 1;
    if (reads === 1) write('## Layer 0: A\n- [ ] two\n- [ ] one\n');
    return plan;
  };
  const prepared = prepareTicks(project, readThenEdit, chooseTask('two'));
  expect(prepared.files).toEqual([]);
  expect(prepared.problems).toMatchObject([{ code: 'E_CHANGED' }]);
});

test('a change elsewhere in the file does not stand in the way', () => {
  write('## Layer 0: A\n- [ ] one\n- [ ] two\n');
  let reads = 0;
  const readThenEdit = (): Plan => {
    const plan = read();
    reads += 1;
    if (reads === 1) write('## Layer 0: A\n- [ ] one\n- [ ] two\n- [ ] three\n');
    return plan;
  };
  const [file] = prepareTicks(project, readThenEdit, chooseTask('two')).files;
  expect(file?.bytes.toString()).toBe('## Layer 0: A\n- [ ] one\n- [x] two\n- [ ] three\n');
});

test('a file that is gone is a problem of its own', () => {
  write('## Layer 0: A\n- [ ] one\n');
  const plan = read();
  rmSync(join(project, 'p.md'));
  expect(prepareTicks(project, () => plan, chooseTask('one')).problems).toMatchObject([{ code: 'E_NOT_FILE' }]);
});
