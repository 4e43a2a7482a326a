import { describe, expect, test } from 'vitest';
import { guessLayers } from './guess-layers';
import { Remarks } from './remarks';
import { draftTask, type TaskDraft } from './task-draft';
import type { WrittenPhase } from './written-phase';

const draft = (text: string, line: number, more: Partial<TaskDraft> = {}): TaskDraft => ({
  ...draftTask([{ line, column: 3, text, indented: false }]),
  ...more,
});
const phase = (title: string, line: number, tasks = [draft(`Task of ${title}`, line + 1)]): WrittenPhase => ({
  title,
  place: { line, column: 1 },
  parallel: false,
  tasks,
});
const layersOf = (...titles: string[]): string =>
  guessLayers(
    titles.map((title, index) => phase(title, index * 10 + 1)),
    new Remarks(),
  )
    .phases.map(({ layer }) => layer.slice(1))
    .join('');

describe('the guess of layers', () => {
  test.each([
    [
      '0022223',
      'Phase 1: Setup|Phase 2: Foundational (Blocking Prerequisites)|Phase 3: User Story 1 - Sign in (Priority: P1)|Phase 4: User Story 2 - Set up a team|Tests for User Story 2|Phase 5: User Story 3 - Deploy|Phase N: Polish & Cross-Cutting Concerns',
    ],
    [
      '01133',
      'Phase 3.1: Setup|Phase 3.2: Tests First (TDD)|Phase 3.3: Core Implementation|Phase 3.4: Integration|Phase 3.5: Polish',
    ],
    ['0123', '1. Database|2. Backend API|3. Frontend|4. Testing'],
    ['01223', '1. Database|2. Backend API|3. Frontend|4. Backend API for admins|5. Docs'],
    ['0123', 'Alpha|Beta|Gamma|Delta'],
    ['01', 'Alpha|Beta'],
    ['0123', 'Setup|Shopping cart|Checkout|Reports'],
    ['0123', 'Backend setup|Authentication service|Login UI|API integration'],
    ['01123', 'Setup|Documentation|Core models|UI|Deploy'],
    ['0233', 'Infrastructure|Features|Testing|4. Setup'],
    ['230', 'Features|Polish|Setup'],
    ['0', 'Final tests'],
  ])('is %s for %s', (expected, titles) => {
    expect(layersOf(...titles.split('|'))).toBe(expected);
  });

  test('gives every phase its reason in one sentence and says once that it is a guess', () => {
    const remarks = new Remarks();
    const { phases, layers } = guessLayers([phase('Setup', 1), phase('Alpha', 4), phase('Docs', 7)], remarks);
    expect(phases.map(({ reason }) => reason)).toEqual([
      '“setup” in the name stands for L0.',
      'The name says no layer: L2 by its place, 2 of 3.',
      '“docs” in the name stands for L3.',
    ]);
    expect(layers.map(({ key, name, line }) => [key, name, line])).toEqual([
      ['L0', 'Infrastructure', 1],
      ['L2', 'Features', 4],
      ['L3', 'Integration', 7],
    ]);
    expect(remarks.list().map(({ code }) => code)).toEqual(['I_LAYERS_GUESSED']);
  });

  test('keeps a list without phases in one layer and in its order', () => {
    const tasks = ['Deploy', 'Setup', 'UI'].map((text, index) => draft(text, index + 1));
    const { layers, phases } = guessLayers([phase('', 1, tasks)], new Remarks());
    expect(layers).toMatchObject([
      { key: 'L0', name: 'Tasks', tasks: [{ text: 'Deploy' }, { text: 'Setup' }, { text: 'UI' }] },
    ]);
    expect(phases).toMatchObject([{ title: '', layer: 'L0', tasks: 3 }]);
  });

  test('joins phases of one layer in the order of the file, parallel only if all of them are', () => {
    const one = { ...phase('User Story 1', 1), parallel: true };
    const two = { ...phase('User Story 2', 5), parallel: true };
    const three = phase('User Story 3', 9);
    const titles = (...phases: WrittenPhase[]) =>
      guessLayers(phases, new Remarks()).layers.map(({ parallel, tasks }) => [
        parallel,
        ...tasks.map(({ text }) => text),
      ]);
    expect(titles(one, two)).toEqual([[true, 'Task of User Story 1', 'Task of User Story 2']]);
    expect(titles(one, two, three)).toEqual([
      [false, 'Task of User Story 1', 'Task of User Story 2', 'Task of User Story 3'],
    ]);
  });

  test('moves a task after the later layer it waits for, and says so', () => {
    const wait = (text: string) => ({ text, place: { line: 2, column: 9 } });
    const early = draft('Early', 2, { ref: 'T1', dependencies: wait('T2') });
    const middle = draft('Middle', 5, { ref: 'T2', dependencies: wait('T3') });
    const late = draft('Late', 8, { ref: 'T3' });
    const remarks = new Remarks();
    const { layers } = guessLayers(
      [phase('Setup', 1, [early]), phase('UI', 4, [middle]), phase('Docs', 7, [late])],
      remarks,
    );
    expect(layers.map(({ key, tasks }) => [key, ...tasks.map(({ ref }) => ref)])).toEqual([['L3', 'T1', 'T2', 'T3']]);
    expect(remarks.list().filter(({ code }) => code === 'I_TASK_RAISED')).toHaveLength(2);
  });

  test('gives phases ids that stay when others come and go, and every task the id of its phase', () => {
    const ids = (...titles: string[]) =>
      guessLayers(
        titles.map((title, index) => phase(title, index + 1)),
        new Remarks(),
      ).phases.map(({ id }) => id);
    const [setup, story, again] = ids('Phase 1: Setup', 'Phase 2: Work', 'Phase 3: Work');
    expect(new Set([setup, story, again]).size).toBe(3);
    expect(ids('Phase 1: Before', 'Phase 2: Setup', 'Phase 3: Work').slice(1)).toEqual([setup, story]);
    const { layers, phases } = guessLayers([phase('A', 1), phase('B', 3)], new Remarks());
    expect(layers.flatMap(({ tasks }) => tasks.map((task) => task.phase))).toEqual(phases.map(({ id }) => id));
  });

  test('reads 5,000 phases and a chain of 20,000 tasks written backwards', () => {
    const many = Array.from({ length: 5000 }, (_, index) => phase(index % 7 === 0 ? 'Setup' : `P${index}`, index + 1));
    expect(guessLayers(many, new Remarks()).phases).toHaveLength(5000);
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      draft(`Step ${index}`, index + 2, {
        ref: `T${index}`,
        dependencies: { text: `T${index + 1}`, place: { line: 1, column: 1 } },
      }),
    );
    const end = [draft('End', 30_000, { ref: 'T20000' })];
    const { layers } = guessLayers([phase('Setup', 1, chain), phase('Docs', 29_999, end)], new Remarks());
    expect(layers).toMatchObject([{ key: 'L3' }]);
    expect(layers[0]?.tasks).toHaveLength(20_001);
  });
});
