import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createPlace } from './fixtures/ashlar-process';

const place = createPlace();
afterAll(place.remove);
const file = join(place.root, 'specs', 'F001', 'layered-tasks.md');
mkdirSync(join(file, '..'), { recursive: true });
writeFileSync(file, '# Books\n\n## Layer 0: Ground\n\n- [ ] Lay pipes\n- [ ] Pour concrete\n- [ ] Set stones\n');
const edit = (from: string, to: string): void => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

test('diff tells what changed with its lines until it is accepted, and task shows what is gone', async () => {
  await place.run(['correct', 'F001', 'L0.1', '$ true', '--no-remember']);
  expect((await place.run(['diff', 'F001'])).stdout).toContain('is as you last saw it.');
  edit('Lay pipes', 'Lay copper pipes');
  edit('- [ ] Set stones\n', '- [ ] Point \u001b[31mjoints\n');

  const { exit, stdout } = await place.run(['diff', 'F001']);
  expect(exit).toBe(0);
  const lines = stdout.split('\n');
  expect(lines[0]).toMatch(/^F001: 1 added, 1 removed, 1 changed {2}since /);
  expect(lines).toContain('~ L0.1  Lay copper pipes specs/F001/layered-tasks.md:5');
  expect(lines).toContain('    - description: Lay pipes');
  expect(lines).toContain('    + description: Lay copper pipes');
  expect(lines).toContain('      its approval fell: approve it again');
  expect(lines).toContain('- L0.3  Set stones');
  expect(stdout).not.toContain('\u001b');
  expect((await place.run(['status', 'F001'])).stdout).toContain(
    'The plan has changed: 1 added, 1 removed, 1 changed.',
  );
  expect((await place.run(['map', 'F001'])).stdout).toContain('The task changed since you approved it.');
  expect((await place.run(['specs'])).stdout).toContain('plan changed');

  const { removed, hash } = (await place.run(['diff', 'F001', '--json'])).json();
  const gone = await place.run(['task', 'F001', removed[0].taskId]);
  expect(gone).toMatchObject({
    exit: 0,
    stdout: expect.stringMatching(/^L0\.3 Set stones[\s\S]*No longer in the plan/),
  });

  const accepted = await place.run(['diff', 'F001', '--accept', '--json']);
  expect(accepted.json()).toMatchObject({ accepted: true, hash });
  expect((await place.run(['diff', 'F001'])).stdout).toContain('is as you last saw it.');
  expect((await place.run(['status', 'F001'])).stdout).not.toContain('has changed');
}, 60_000);
