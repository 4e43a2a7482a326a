import { describe, expect, test } from 'vitest';
import { planTasks } from '@/lib/domain/plan';
import { parse, shown } from './fixtures/show-plan';

describe('plans of Kiro and spec-workflow', () => {
  const nested = [
    '# Implementation Plan',
    '',
    '- [x] 1. Set up the garden planner',
    '  - Create folders',
    '  - _Requirements: 1.1, 1.2_',
    '',
    '- [ ] 2. Beds',
    '  - [-] 2.1 Model the bed',
    '    - Keep it small',
    '    - _Requirements: 2.1_',
    '  - [ ]* 2.2 Property test for the bed',
    '  - [~] 2.3 Store beds (P)',
    '    - _Depends: 2.1_',
    '    - [ ] 2.3.1 Index them',
    '- [ ] 3. Checkpoint',
    '  Run everything.',
  ];

  test('items with items below them are tasks with parts, however deep', () => {
    const plan = parse(nested);
    expect(plan.format).toBe('kiro');
    expect(shown(plan)).toEqual([
      'x 1 Set up the garden planner',
      '- 2 Beds',
      '  - 2.1 Model the bed',
      '  - 2.2 Property test for the bed',
      '  - 2.3 Store beds',
      '  - 2.3.1 Index them',
      '- 3 Checkpoint Run everything.',
    ]);
    expect(plan.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('parts have their own notes, dependencies, star and box; [-] and [~] are known and open', () => {
    const [first, second] = planTasks(parse(nested));
    expect(first?.notes.map(({ text }) => text)).toEqual(['Create folders', '_Requirements: 1.1, 1.2_']);
    expect(second?.notes).toEqual([]);
    expect(second?.subtasks).toMatchObject([
      { ref: '2.1', done: false, box: { line: 8, column: 6 }, notes: [{ text: 'Keep it small' }, { line: 10 }] },
      { ref: '2.2', optional: true, box: { line: 11, column: 6 } },
      { ref: '2.3', box: { line: 12, column: 6 }, dependencies: ['2.1'] },
      { ref: '2.3.1', optional: false },
    ]);
  });

  test('1.1 below 1. is its part also at the margin, and a task of its own below a heading or a label', () => {
    expect(shown(parse(['- [ ] 1. Base', '', '- [x] 1.1 (P) Rows', '- [ ] 1.2 Columns', '- [ ] 2. Top']))).toEqual([
      '- 1 Base',
      '  x 1.1 Rows',
      '  - 1.2 Columns',
      '- 2 Top',
    ]);
    const labelled = ['## Phase 1: A', '### 1. Base', '**Acceptance Criteria**', '- [ ] 1.1 Rows', '- [ ] 1.2 Columns'];
    expect(shown(parse([...labelled, '## Phase 2: B', '- [ ] 2. Top']))).toEqual([
      '- 1.1 Rows',
      '- 1.2 Columns',
      '- 2 Top',
    ]);
  });

  test('phases stand above numbered groups, as headings or as bold lines, in any language', () => {
    const groups = ['### 1. 土台', '- [x] 1.1 表を作る (P)', '- [x]* 1.2 試験', '### 2. 画面', '- [ ] 2.1 一覧'];
    const headings = parse([
      '# 実装計画',
      '## フェーズ1: 準備',
      ...groups.slice(0, 3),
      '## フェーズ2: 表示',
      ...groups.slice(3),
    ]);
    expect(headings.phases.map(({ title, tasks }) => [title, tasks])).toEqual([
      ['フェーズ1: 準備', 2],
      ['フェーズ2: 表示', 1],
    ]);
    expect(planTasks(headings)[0]).toMatchObject({ ref: '1.1', description: '表を作る', parallel: true });
    const labels = parse([
      '**Phase 1: Roots**',
      ...groups.slice(0, 3),
      '',
      '**Phase 2: Leaves**',
      '',
      ...groups.slice(3),
    ]);
    expect(labels.phases.map(({ title }) => title)).toEqual(['Phase 1: Roots', 'Phase 2: Leaves']);
  });

  test('prompts, criteria below a bullet and further text stay with their task', () => {
    const plan = parse([
      '- [ ] 1. Types',
      '  - _Leverage: src/types.ts_',
      '  - _Prompt: Role: typist | Task: type | Success: typed_',
      '  - Acceptance criteria:',
      '    - [ ] compiles',
      '- [ ] 2. Values',
    ]);
    expect(plan.format).toBe('spec-workflow');
    expect(shown(plan)).toEqual(['- 1 Types', '- 2 Values']);
    expect(planTasks(plan)[0]?.notes.map(({ text }) => text)).toContain('[ ] compiles');
  });

  test('what the file says of the tool gives way to the folder it stands in', () => {
    expect(parse(['- [ ] a'], '.kiro/specs/shop/tasks.md', 'kiro').format).toBe('kiro');
    expect(parse(['- [ ] T001 a', '- [ ] T002 b'], 'specs/shop/tasks.md', 'spec-kit').format).toBe('spec-kit');
    expect(parse(['### T1 a', '### T2 b'], 'specs/shop/tasks.md', 'spec-kit').format).toBe('headings');
  });
});
