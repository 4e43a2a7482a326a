import { describe, expect, test } from 'vitest';
import { planTasks } from '@/lib/domain/plan';
import { leftOut, parse, shown } from './fixtures/show-plan';

const phasesOf = (plan: ReturnType<typeof parse>): string[] =>
  plan.phases.map(({ title, tasks }) => `${title} (${tasks})`);

describe('lists of things to do', () => {
  test('sections beside priorities are work too where the whole file is a list of things to do', () => {
    const lines = ['## High priority', '- Mend the gate', '## Other', '- Oil the hinge', '## Garden', '- Mow'];
    expect(phasesOf(parse(['# TODO', ...lines]))).toEqual(['High priority (1)', 'Other (1)', 'Garden (1)']);
    expect(shown(parse(['# The old house', ...lines]))).toEqual(['- Mend the gate']);
  });

  test('a bullet that says that its section is empty is no task', () => {
    const plan = parse([
      ...['# Tasks', '## Now', '- None', '## Next', '- No open tasks. The last ones are shipped:', '  - the gate'],
      ...['## Later', '- None of the doors may squeak', '- No task runner in the shed', '## Blocked', '- (なし)'],
    ]);
    expect(shown(plan)).toEqual(['- None of the doors may squeak', '- No task runner in the shed']);
  });

  test('questions to somebody are no tasks, whatever stands behind the slash', () => {
    const plan = parse(['# Tasks', '## Next', '- Mow', '## Questions / Needs an answer', '- Shall we mow at all?']);
    expect(shown(plan)).toEqual(['- Mow']);
  });

  test('a backlog without ids belongs to a plan whose other tasks have them', () => {
    const plan = parse([
      ...['# Plan', '## Phase 1: Walls', '- [ ] **1.1** a', '- [ ] **1.2** b', '- [ ] **1.3** c'],
      ...['## Backlog (later)', '- [ ] d', '## Before the visit', '- [ ] e'],
    ]);
    expect(shown(plan)).toEqual(['- 1.1 a', '- 1.2 b', '- 1.3 c', '- d']);
    expect(leftOut(plan)).toHaveLength(1);
  });
});

describe('tables beside bullets', () => {
  const table = ['| ID | Task | Status |', '|---|---|---|', '| WO-1 | a | done |', '| WO-2 | b | open |'];

  test('bullets that go on with the ids of the table are tasks, others are not', () => {
    const plan = parse(['# Tasks', ...table, '## Since then', '- WO-3 c', '- WO-4 d', '- WO-2 is half done', '- rain']);
    expect(shown(plan).map((line) => line.trim())).toEqual(['x WO-1 a', '- WO-2 b', '- WO-3 c', '- WO-4 d']);
  });

  test('the boxes of a gate are conditions and do not hide a table of tasks', () => {
    const plan = parse(['# Ledger', '## Release gate', '- [x] p', '- [x] q', '- [ ] r', '## Board', ...table]);
    expect(shown(plan).map((line) => line.trim())).toEqual(['x WO-1 a', '- WO-2 b']);
    expect(leftOut(plan)).toHaveLength(3);
  });
});

describe('phases', () => {
  test('numbered milestones are phases, the title over all of them is none', () => {
    const lines = ['# Plan', '## Milestones', '### M0 — Walls', '- [ ] a', '### M1: Roof', '- [ ] b'];
    expect(phasesOf(parse(lines))).toEqual(['M0 — Walls (1)', 'M1: Roof (1)']);
    expect(phasesOf(parse(['# Plan', '## Phases', '### Phase B', '- [ ] a', '### Phase C', '- [ ] b']))).toEqual([
      'Phase B (1)',
      'Phase C (1)',
    ]);
  });

  test('a batch groups the titles of its own level that are tasks', () => {
    const plan = parse([
      '# Tasks',
      '## Batch 1',
      '## T001 — a',
      '## T002 — b',
      '## Batch 2',
      '## T003 — c',
      '## Notes',
    ]);
    expect(phasesOf(plan)).toEqual(['Batch 1 (2)', 'Batch 2 (1)']);
  });

  test('a list by priority is no priority', () => {
    const plan = parse(['# 作業', '## 優先度別リスト', '### 優先度：高', '- [ ] a', '### 優先度：低', '- [ ] b']);
    expect(phasesOf(plan)).toEqual(['優先度：高 (1)', '優先度：低 (1)']);
  });
});

test('a mark no tool writes is told once, with the lines of all boxes that have it', () => {
  const plan = parse(['- [+] a', '- [ ] b', '- [?] c', '- [+] d', '  - [+] e']);
  const told = plan.diagnostics.filter(({ code }) => code === 'W_BOX');
  expect(told.map(({ line, message }) => [line, message])).toEqual([
    [1, '[+] is neither done nor open; it counts as not done. The same on lines 4, 5.'],
    [3, '[?] is neither done nor open; it counts as not done.'],
  ]);
  expect(planTasks(plan).map(({ box }) => box?.line ?? null)).toEqual([null, 2, null, null]);
});
