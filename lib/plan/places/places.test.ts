import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAshlarError } from '@/lib/domain/errors';
import { isSpecName } from '@/lib/domain/spec-name';
import { locateSpec, locateSpecs, planFiles } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';
import { freeSpecId, safeSpecId } from './spec-id';

let base: string;
let project: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'ashlar-places-'));
  project = join(base, 'project');
  mkdirSync(project);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(path: string, text = '- [ ] a\n'): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}
const listed = () =>
  locateSpecs(project).map(({ id, format, planPath }) => [id, format, planPath?.slice(project.length + 1)]);
const codeOf = (spec: string): string | null => {
  try {
    locateSpec(project, spec);
    return null;
  } catch (error) {
    return isAshlarError(error) ? error.code : String(error);
  }
};

describe('plans of other tools', () => {
  test('are found where each tool keeps them', () => {
    write('specs/001-shop/tasks.md');
    write('.kiro/specs/cart/tasks.md');
    write('.kiro/specs/idea/requirements.md');
    write('openspec/changes/add-x/tasks.md');
    write('openspec/changes/archive/old/tasks.md');
    write('openspec/changes/archive/tasks.md');
    write('.spec-workflow/specs/flow/tasks.md');
    write('.agent-os/specs/2025-08-15-db/tasks.md');
    write('agent-os/specs/2025-09-01-ui/tasks.md');
    write('docs/stories/1.1.story.md');
    write('docs/stories/README.md');
    write('_bmad-output/implementation-artifacts/stories/1.2.story.md');
    write('tasks/tasks-prd-blog.md');
    write('tasks/prd-blog.md');
    for (const file of ['TASKS.md', 'TODO.md', 'PLAN.md', 'CHECKLIST.md', 'README.md', 'docs/TASKS.md']) write(file);
    expect(listed()).toEqual([
      ['001-shop', 'spec-kit', 'specs/001-shop/tasks.md'],
      ['1.1.story', 'bmad', 'docs/stories/1.1.story.md'],
      ['1.2.story', 'bmad', '_bmad-output/implementation-artifacts/stories/1.2.story.md'],
      ['2025-08-15-db', 'agent-os', '.agent-os/specs/2025-08-15-db/tasks.md'],
      ['2025-09-01-ui', 'agent-os', 'agent-os/specs/2025-09-01-ui/tasks.md'],
      ['add-x', 'openspec', 'openspec/changes/add-x/tasks.md'],
      ['cart', 'kiro', '.kiro/specs/cart/tasks.md'],
      ['checklist', 'checklist', 'CHECKLIST.md'],
      ['flow', 'spec-workflow', '.spec-workflow/specs/flow/tasks.md'],
      ['plan', 'checklist', 'PLAN.md'],
      ['prd-blog', 'ai-dev-tasks', 'tasks/tasks-prd-blog.md'],
      ['tasks', 'checklist', 'TASKS.md'],
      ['tasks-docs', 'checklist', 'docs/TASKS.md'],
      ['todo', 'checklist', 'TODO.md'],
    ]);
  });

  test('give way to a layered plan in the same folder, which can be made of them', () => {
    write('.kiro/specs/cart/tasks.md');
    expect(locateSpec(project, 'cart')).toMatchObject({ format: 'kiro', hasTasksFile: true });
    write('.kiro/specs/cart/layered-tasks.md', '## Layer 0: A\n- b\n');
    expect(locateSpec(project, 'cart')).toMatchObject({
      format: 'layered',
      hasTasksFile: true,
      dir: '.kiro/specs/cart',
    });
  });

  test('get the name of their tool when their own is taken, the same at every look', () => {
    write('specs/cart/spec.md');
    write('.kiro/specs/cart/tasks.md');
    write('openspec/changes/cart/tasks.md');
    write('.agent-os/specs/cart/tasks.md');
    write('agent-os/specs/cart/tasks.md');
    const ids = ['cart', 'cart-agent-os', 'cart-agent-os-2', 'cart-kiro', 'cart-openspec'];
    expect(locateSpecs(project).map(({ id }) => id)).toEqual(ids);
    expect(ids.map((id) => locateSpec(project, id).dir)).toEqual([
      'specs/cart',
      '.agent-os/specs/cart',
      'agent-os/specs/cart',
      '.kiro/specs/cart',
      'openspec/changes/cart',
    ]);
  });

  test('of Task Master are one for each tag; its text files count where there is no JSON', () => {
    write('.taskmaster/tasks/task_001.txt', '# Task ID: 1\n# Title: One\n');
    write('.taskmaster/tasks/task_002.txt', '# Task ID: 2\n# Title: Two\n# Dependencies: 1\n');
    const texts = locateSpec(project, 'taskmaster');
    expect(planFiles(texts).map((path) => path.slice(project.length + 1))).toEqual([
      '.taskmaster/tasks',
      '.taskmaster/tasks/task_001.txt',
      '.taskmaster/tasks/task_002.txt',
    ]);
    expect(readPlan(project, texts)).toMatchObject({
      format: 'task-master',
      path: '.taskmaster/tasks',
      layers: [{ tasks: [{ file: '.taskmaster/tasks/task_001.txt' }, { dependencies: ['L0.1'] }] }],
    });
    write(
      '.taskmaster/tasks/tasks.json',
      '{"master":{"tasks":[{"id":1,"title":"M"}]},"v 2":{"tasks":[{"id":1,"title":"V"}]}}',
    );
    const ids = locateSpecs(project).map(({ id }) => id);
    expect(ids).toEqual(['taskmaster', safeSpecId('taskmaster-v 2')]);
    expect(ids.map((id) => readPlan(project, locateSpec(project, id)).layers[0]?.tasks[0]?.description)).toEqual([
      'M',
      'V',
    ]);
    write('.taskmaster/tasks/tasks.json', '{"master":');
    expect(locateSpecs(project).map(({ id }) => id)).toEqual(['taskmaster']);
    expect(readPlan(project, locateSpec(project, 'taskmaster')).diagnostics[0]?.code).toBe('E_JSON');
  });

  test('of Backlog.md are one plan; a file that cannot be read hides no other, and completed ones are met', () => {
    const task = (id: string, more = '') => `---\nid: ${id}\ntitle: Do ${id}\nstatus: To Do\n${more}---\n`;
    write('backlog/tasks/task-2 - Two.md', task('task-2', 'dependencies: [task-1]\n'));
    write('backlog/tasks/task-3 - Three.md', task('task-3'));
    write('backlog/completed/task-1 - One.md', task('task-1'));
    writeFileSync(join(base, 'secret.md'), task('task-9'));
    symlinkSync(join(base, 'secret.md'), join(project, 'backlog/tasks/task-9 - Out.md'));
    const plan = readPlan(project, locateSpec(project, 'backlog'));
    expect(plan.layers.flatMap(({ tasks }) => tasks).map(({ ref }) => ref)).toEqual(['task-2', 'task-3']);
    expect(plan.diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code)).toEqual([
      'E_PATH_ESCAPE',
    ]);
  });

  test('behind links that lead out of the project are listed where they name a spec, and refused', () => {
    mkdirSync(join(base, 'out/x'), { recursive: true });
    writeFileSync(join(base, 'out/x/tasks.md'), '- [ ] a\n');
    writeFileSync(join(base, 'out/task-1 - A.md'), '---\nid: 1\ntitle: a\nstatus: x\n---\n');
    mkdirSync(join(project, '.kiro/specs'), { recursive: true });
    mkdirSync(join(project, 'backlog'));
    mkdirSync(join(project, 'docs'));
    symlinkSync(join(base, 'out/x'), join(project, '.kiro/specs/x'));
    symlinkSync(join(base, 'out'), join(project, 'backlog/tasks'));
    symlinkSync(join(base, 'out'), join(project, 'docs/stories'));
    symlinkSync(join(base, 'out/x/tasks.md'), join(project, 'TODO.md'));
    expect(listed()).toEqual([
      ['backlog', 'backlog', undefined],
      ['todo', 'checklist', 'TODO.md'],
      ['x', 'kiro', undefined],
    ]);
    expect([codeOf('x'), codeOf('backlog'), codeOf('todo')]).toEqual(['E_PATH_ESCAPE', 'E_PATH_ESCAPE', null]);
    expect(() => readPlan(project, locateSpec(project, 'todo'))).toThrow(/leads out/);
  });
});

describe('ids of specs', () => {
  test.each(['bad name', 'café', '日本語', '..', '-rf', 'a'.repeat(200), 'F1.', '', '__proto__', 'a..b'])(
    'are harmless for %j',
    (name) => {
      expect(isSpecName(safeSpecId(name))).toBe(true);
      expect(safeSpecId(name)).toBe(safeSpecId(name));
      expect(isSpecName(freeSpecId(name, 'spec-workflow', new Set([safeSpecId(name)])))).toBe(true);
    },
  );

  test('are different for names that differ only in what was taken away', () => {
    expect(new Set(['a b', 'a-b', 'a/b', 'a  b'].map(safeSpecId)).size).toBe(4);
  });
});

test('a plan that was layered under its own name is one spec: the layers are read, and it is said that it is not', () => {
  write('.kiro/specs/cart/tasks.md');
  write('specs/cart/layered-tasks.md', '## Layer 0: Base\n- [ ] a\n');
  expect(listed()).toEqual([['cart', 'layered', 'specs/cart/layered-tasks.md']]);
  const location = locateSpec(project, 'cart');
  const plan = readPlan(project, { ...location, planPath: location.planPath ?? '' });
  expect(plan.diagnostics[0]).toMatchObject({
    ...{ code: 'I_ORIGINAL_KEPT', severity: 'info', message: expect.stringContaining('.kiro/specs/cart/tasks.md') },
  });
  rmSync(join(project, 'specs'), { recursive: true });
  expect(listed()).toEqual([['cart', 'kiro', '.kiro/specs/cart/tasks.md']]);
});
