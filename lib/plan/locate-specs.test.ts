import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AshlarError } from '@/lib/domain/errors';
import { locateSpec, locateSpecs } from './locate-specs';

let base: string;
let project: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'ashlar-specs-'));
  project = join(base, 'project');
  mkdirSync(project);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(path: string, text = '## Layer 0: A\n- a\n'): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
}

function refusal(spec: string): AshlarError {
  try {
    locateSpec(project, spec);
  } catch (error) {
    expect(error).toBeInstanceOf(AshlarError);
    return error as AshlarError;
  }
  throw new Error(`${spec} was found`);
}

describe('the list of specs', () => {
  test('holds specs of phases, of the folder itself and of categories, as a person would count', () => {
    for (const folder of ['F10', 'F2', 'phase-1/F1', 'phase-10/F30', 'features/F20', 'website/001-home']) {
      write(`project/specs/${folder}/layered-tasks.md`);
    }
    expect(locateSpecs(project).map(({ id, dir }) => [id, dir])).toEqual([
      ['001-home', 'specs/website/001-home'],
      ['F1', 'specs/phase-1/F1'],
      ['F2', 'specs/F2'],
      ['F10', 'specs/F10'],
      ['F20', 'specs/features/F20'],
      ['F30', 'specs/phase-10/F30'],
    ]);
  });

  test('is empty without specs', () => {
    expect(locateSpecs(project)).toEqual([]);
    mkdirSync(join(project, 'specs'));
    expect(locateSpecs(project)).toEqual([]);
  });

  test('takes a tasks.md for the plan where there is no layered one, and shows specs without any', () => {
    write('project/specs/F1/tasks.md');
    write('project/specs/F2/spec.md');
    const more = { format: 'spec-kit', files: [], tag: null, otherPlans: [] };
    const tasks = join(project, 'specs/F1/tasks.md');
    expect(locateSpecs(project)).toEqual([
      { id: 'F1', dir: 'specs/F1', planPath: tasks, hasTasksFile: true, ...more },
      { id: 'F2', dir: 'specs/F2', planPath: null, hasTasksFile: false, ...more },
    ]);
  });

  test('leaves out files and hidden folders, and makes a harmless id of a folder’s odd name', () => {
    write('project/specs/readme.md');
    write('project/specs/.git/layered-tasks.md');
    write('project/specs/bad name/layered-tasks.md');
    expect(locateSpecs(project).map((location) => location.id)).toEqual(['bad-name-9c26']);
    expect(locateSpec(project, 'bad-name-9c26').dir).toBe('specs/bad name');
    expect(refusal('bad name').code).toBe('E_SPEC_NAME');
  });

  test('takes a phase or category that holds a plan itself for a spec', () => {
    write('project/specs/phase-1/layered-tasks.md');
    write('project/specs/features/agent-tasks/layered-tasks.md');
    expect(locateSpecs(project).map((location) => location.id)).toEqual(['features', 'phase-1']);
  });

  test('takes a phase or category for a spec when it has a tasks.md and no spec in it', () => {
    write('project/specs/phase-1-web/tasks.md');
    write('project/specs/phase-2/tasks.md');
    write('project/specs/phase-2/F1/tasks.md');
    expect(locateSpecs(project).map(({ id, dir }) => [id, dir])).toEqual([
      ['F1', 'specs/phase-2/F1'],
      ['phase-1-web', 'specs/phase-1-web'],
    ]);
  });

  test('reads no plan file: what cannot be opened is listed all the same', () => {
    mkdirSync(join(project, 'specs/F1/layered-tasks.md'), { recursive: true });
    mkdirSync(join(project, 'specs/F2'), { recursive: true });
    symlinkSync('nowhere.md', join(project, 'specs/F2/layered-tasks.md'));
    const paths = locateSpecs(project).map((location) => location.planPath);
    expect(paths).toEqual([join(project, 'specs/F1/layered-tasks.md'), join(project, 'specs/F2/layered-tasks.md')]);
  });

  test('gives 3,000 specs', () => {
    for (let i = 0; i < 3000; i++) mkdirSync(join(project, 'specs', `F${i}`), { recursive: true });
    expect(locateSpecs(project)).toHaveLength(3000);
  });
});

describe('one spec', () => {
  test('is looked for in phases first, then in specs, then in categories; the rest is named', () => {
    for (const folder of ['features/F1', 'F1', 'phase-2/F1']) write(`project/specs/${folder}/layered-tasks.md`);
    expect(locateSpec(project, 'F1')).toEqual({
      id: 'F1',
      dir: 'specs/phase-2/F1',
      planPath: join(project, 'specs/phase-2/F1/layered-tasks.md'),
      ...{ format: 'layered', files: [], tag: null },
      hasTasksFile: false,
      otherPlans: ['specs/F1/layered-tasks.md', 'specs/features/F1/layered-tasks.md'],
    });
  });

  test('is the folder that has a plan, when an earlier one of its name has none', () => {
    mkdirSync(join(project, 'specs/phase-1/F1'), { recursive: true });
    write('project/specs/F1/layered-tasks.md');
    expect(locateSpec(project, 'F1').dir).toBe('specs/F1');
  });

  test('may have its plan in agent-tasks; the nearer file wins and the other is named', () => {
    write('project/specs/F1/agent-tasks/layered-tasks.md');
    const far = join(project, 'specs/F1/agent-tasks/layered-tasks.md');
    expect(locateSpec(project, 'F1').planPath).toBe(far);
    write('project/specs/F1/layered-tasks.md');
    expect(locateSpec(project, 'F1')).toMatchObject({
      planPath: join(project, 'specs/F1/layered-tasks.md'),
      otherPlans: ['specs/F1/agent-tasks/layered-tasks.md'],
    });
  });

  test.each([
    ['F01', 'F001, F002'],
    ['f002', 'F002, F001'],
    ['F001-user', 'F001'],
    ['001-user', '001-user-auth'],
  ])('%s is not there, and what was probably meant is named', (name, nearest) => {
    for (const spec of ['F001', 'F002', '001-user-auth']) write(`project/specs/${spec}/layered-tasks.md`);
    const { code, hint } = refusal(name);
    expect({ code, hint }).toEqual({ code: 'E_NOT_FOUND', hint: `Did you mean ${nearest}?` });
  });

  test.each([
    ...[
      '..',
      '.',
      '../../etc',
      '%2e%2e',
      '/etc/passwd',
      'F001\0.md',
      ' F001 ',
      '-rf',
      '.git',
      'F001.',
      'F'.repeat(101),
    ],
    ...['F001\u202e', 'café', 'F001🚀', '~', 'F*', 'file:///etc', 'F001/../F002', "F001'; DROP", 'F001;touch x', ''],
  ])('the name %j is refused', (name) => {
    write('project/specs/F001/layered-tasks.md');
    expect(refusal(name).code).toBe('E_SPEC_NAME');
  });

  test('may be a link inside specs, never one that leads out of it', () => {
    write('project/specs/F001/layered-tasks.md');
    write('project/specs-evil/F003/layered-tasks.md');
    symlinkSync('F001', join(project, 'specs/F002'));
    symlinkSync(join(project, 'specs-evil/F003'), join(project, 'specs/F003'));
    symlinkSync('/etc', join(project, 'specs/F004'));
    symlinkSync(join(project, 'specs-evil'), join(project, 'specs/phase-9'));
    expect(locateSpec(project, 'F002').planPath).toBe(join(project, 'specs/F002/layered-tasks.md'));
    expect(refusal('F003').code).toBe('E_PATH_ESCAPE');
    expect(refusal('F004').code).toBe('E_PATH_ESCAPE');
    expect(locateSpecs(project).map(({ id, planPath }) => [id, planPath !== null])).toEqual([
      ['F001', true],
      ['F002', true],
      ['F003', false],
      ['F004', false],
      ['phase-9', false],
    ]);
  });

  test('is refused when specs itself leads out of the project', () => {
    write('elsewhere/F001/layered-tasks.md');
    symlinkSync(join(base, 'elsewhere'), join(project, 'specs'));
    expect(refusal('F001').code).toBe('E_PATH_ESCAPE');
    expect(locateSpecs(project)[0]?.planPath).toBeNull();
  });
});
