import { describe, expect, test } from 'vitest';
import { planTasks } from '@/lib/domain/plan';
import { leftOut, parse, shown } from './fixtures/show-plan';

describe('headings that are tasks', () => {
  test('the end of a heading, a tick in front or a status below says that it is done', () => {
    const plan = parse([
      ...['# Aufgaben: Modell', '## T1 — DONE', 'Tabelle anlegen.', '## T2: Training (erledigt)', '## ✅ T3 Prüfen'],
      ...[
        '## T4 Bericht [done]',
        '## T5 Versand',
        '**Status**: fertig',
        '## T6 Ende — offen',
        '## T7 ~~Alt~~',
        '## Hinweise',
        '- x',
      ],
    ]);
    expect(plan.format).toBe('headings');
    expect(shown(plan)).toEqual([
      'x T1 Tabelle anlegen.',
      'x T2 Training',
      'x T3 Prüfen',
      'x T4 Bericht',
      'x T5 Versand',
      '- T6 Ende',
      'x T7 Alt',
    ]);
  });

  test('an id alone takes its words from below', () => {
    const plan = parse([
      '# Queue',
      '### TASK-001',
      '- Status: [x] ok',
      '- Title: Dig',
      '### TASK-001A',
      '- Status: open',
      '- Plant',
    ]);
    expect(shown(plan)).toEqual(['x TASK-001 Dig', '- TASK-001A Plant']);
    expect(planTasks(plan)[0]?.notes).toEqual([{ line: 3, text: 'Status: [x] ok' }]);
  });

  test('text, bullets and code below a heading are its notes; ranges of ids are groups', () => {
    const plan = parse([
      ...['# Tasks', '### T2301 Send mail', 'One sentence.', '- Files: a', '```', 'code', '```', '### T2302 Read mail'],
      ...['### T2303–T2305: Rest', 'more'],
    ]);
    expect(planTasks(plan).map(({ ref, notes }) => [ref, notes.map(({ text }) => text)])).toEqual([
      ['T2301', ['One sentence.', 'Files: a', '```', 'code', '```']],
      ['T2302', []],
    ]);
  });

  test('numbered headings are tasks where nothing like a task stands below them, else groups', () => {
    expect(shown(parse(['# Plan', '## 1. Dig', 'Text.', '## 2. Plant', '- **Effort**: 1 h']))).toEqual([
      '- 1 Dig',
      '- 2 Plant',
    ]);
    expect(shown(parse(['# Plan', '## 1. Dig', '- [ ] a', '## 2. Plant', '- [ ] b']))).toEqual(['- a', '- b']);
    expect(shown(parse(['# Tasks', '## 1. Dig', '- a', '- b', '## 2. Plant', '- c']))).toEqual(['- a', '- b', '- c']);
  });

  test('Task 1 above ids of their own is a group', () => {
    expect(shown(parse(['## Task 1: Base', '- [ ] T001 a', '- [ ] T002 b']))).toEqual(['- T001 a', '- T002 b']);
  });
});

describe('tables', () => {
  test('rows are tasks where a column says their status, in any language', () => {
    const plan = parse([
      ...['# Tarefas', '## Backend', '| ID | Tarefa | Status | Depende de | Esforço |', '|:---|---|---|---|---|'],
      ...['| T1 | Criar `a\\|b` | ✅ Concluído | - | 2h |', '| T2 | **Testar** | ⏳ Pendente | T1 | 1h |'],
      ...['## Resumo', '| Fase | Status |', '|---|---|', '| 1 | ok |'],
    ]);
    expect(plan.format).toBe('table');
    expect(shown(plan)).toEqual(['x T1 Criar `a|b`', '- T2 Testar']);
    expect(planTasks(plan)[1]).toMatchObject({ estimate: '1h', dependencies: ['L0.1'], line: 6 });
    expect(plan.phases.map(({ title }) => title)).toEqual(['Backend']);
  });

  test('a row that adds up the others is no task', () => {
    const plan = parse([
      '# Tasks',
      '| ID | Task | Status |',
      '|--|--|--|',
      '| T1 | Dig | done |',
      '| **Total** | | 1/1 |',
    ]);
    expect(shown(plan)).toEqual(['x T1 Dig']);
  });

  test('a box in a cell is the box of its task', () => {
    const plan = parse(['# Tasks', '| Task | Done |', '|---|---|', '| Dig | [x] |', '| Plant | [ ] |']);
    expect(planTasks(plan).map(({ done, box }) => [done, box])).toEqual([
      [true, { line: 4, column: 10 }],
      [false, { line: 5, column: 12 }],
    ]);
  });

  test('a table beside a list of tasks is text', () => {
    const plan = parse(['| Task | Status |', '|---|---|', '| a | done |', '', '- [ ] b', '- [ ] c']);
    expect(shown(plan)).toEqual(['- b', '- c']);
    expect(plan.diagnostics.map(({ code }) => code)).toContain('I_PROSE');
  });
});

describe('checklists and bullets', () => {
  test('headings, bold lines or bullets without boxes group boxes', () => {
    const bold = parse(['**Ground**', '- [x] Dig', '', '**Roof**:', '* [ ] Step 1: Tiles', '+ [ ] **Gutter**: copper']);
    expect(shown(bold)).toEqual(['x Dig', '- Tiles', '- Gutter: copper']);
    expect(bold.phases.map(({ title }) => title)).toEqual(['Ground', 'Roof']);
    expect(shown(parse(['- Ground', '  - [x] Dig', '- Roof', '  - [ ] Tiles']))).toEqual(['x Dig', '- Tiles']);
  });

  test('where there are boxes, bullets without are notes', () => {
    const plan = parse(['# To do', '- [ ] a', '- why', '', '## Later', '- maybe', '- [ ] b']);
    expect(shown(plan)).toEqual(['- a', '- b']);
    expect(planTasks(plan)[0]?.notes).toEqual([{ line: 3, text: 'why' }]);
  });

  test('bullets without boxes are tasks below priorities, phases and lists of tasks only', () => {
    const ranked = parse([
      '# Work',
      'intro',
      '## P0',
      '- a',
      '  - detail',
      '## P1 - soon',
      '- b',
      '## Rules',
      '- be kind',
    ]);
    expect(ranked.format).toBe('bullets');
    expect(shown(ranked)).toEqual(['- a', '- b']);
    expect(ranked.phases).toHaveLength(2);
    expect(shown(parse(['# Shop', '- sells things', '- is open']))).toEqual([]);
    expect(shown(parse(['# Shop', '- open it', '- close it'], 'TODO.md'))).toEqual(['- open it', '- close it']);
    expect(shown(parse(['# Tasks', '## Open', '- a', '## Done', '- b', '## Notes', '- c']))).toEqual(['- a', 'x b']);
  });

  test.each([
    ['Akzeptanzkriterien'],
    ['Critères d’acceptation'],
    ['Criterios de aceptación'],
    ['Critérios de aceite'],
    ['受け入れ基準'],
    ['验收标准'],
    ['완료 기준'],
    ['Критерии приёмки'],
    ['Definition of Done'],
    ['Quality checklist'],
    ['Success metrics'],
    ['Legend'],
    ['Zusammenfassung'],
    ['Examples'],
  ])('boxes below “%s” are no tasks', (title) => {
    const plan = parse(['# Plan', '- [ ] a', `## ${title}`, '- [ ] b', `**${title}:**`, '- [ ] c']);
    expect(shown(plan)).toEqual(['- a']);
    expect(leftOut(plan)).toHaveLength(2);
  });

  test('words that also name work do not hide it', () => {
    const titles = ['Notes module', 'Testing', 'Validation', 'Phase 4: Review', 'Deployment checklist', 'Summary page'];
    expect(shown(parse(titles.flatMap((title) => [`## ${title}`, '- [ ] a'])))).toHaveLength(titles.length);
  });
});

describe('documents that are no plans', () => {
  test.each([
    ['a guide', ['# Layering Principles - What comes first', '## Before you start', '- [ ] Is it needed?', '- a']],
    [
      'a command',
      [
        '---',
        'description: Makes plans',
        'argument-hint: <spec>',
        '---',
        '## Phase 1: Read',
        '- Read it',
        '- [ ] Done',
      ],
    ],
    ['samples', ['# Plans', '```', '- [ ] T001 a', '```', '## Example', '- [ ] T001 a']],
  ])('%s has no tasks and says so', (_, lines) => {
    const plan = parse(lines);
    expect(planTasks(plan)).toEqual([]);
    expect(plan.diagnostics.map(({ code }) => code)).toContain('E_NO_TASKS');
  });

  test('a guide where a tool keeps its plans is read as a plan', () => {
    expect(shown(parse(['# Migration Guide', '- [ ] a'], 'specs/shop/tasks.md', 'spec-kit'))).toEqual(['- a']);
  });
});

describe('odd writing', () => {
  test('tabs, four spaces, line ends and a byte order mark make no difference', () => {
    const lines = ['# Plan', '- [ ] 1. a', '  - [x] 1.1 b', '    - note', '- [ ] 2. c'];
    const plan = parse(lines);
    expect(shown(plan)).toEqual(['- 1 a', '  x 1.1 b', '- 2 c']);
    expect(shown(parse(lines.map((line) => line.replaceAll('  ', '\t'))))).toEqual(shown(plan));
    expect(shown(parse(lines.map((line) => line.replaceAll('  ', '    '))))).toEqual(shown(plan));
    expect(shown(parse([`\ufeff${lines.join('\r\n')}`]))).toEqual(shown(plan));
  });

  test('emphasis, links, pictures and names stay what they are', () => {
    const plan = parse([
      '- [ ] **Bold** words',
      '- [ ] `code` and **more** bold',
      '- [ ] [A link](https://x.y) to read',
      '- [ ] 🔧 Fix __init__.py and *.ts',
      '- [ ] 🔧 T7 Mend',
      '- [x] Ship it ✅',
      '- [ ] Getting things — done right',
      '- [ ] Use v1.2 of it',
    ]);
    expect(shown(plan)).toEqual([
      '- Bold words',
      '- `code` and **more** bold',
      '- [A link](https://x.y) to read',
      '- 🔧 Fix __init__.py and *.ts',
      '- T7 Mend',
      'x Ship it',
      '- Getting things — done right',
      '- Use v1.2 of it',
    ]);
  });

  test('a struck-out task counts as done and is named; odd and missing marks are reported and never ticked', () => {
    const plan = parse(['- [ ] ~~a~~', '- [] b', '- [?] c', '- [x]d', '- ☑ e', '- [1] f', '- [ ]']);
    expect(shown(plan)).toEqual(['x a', '- b', '- c', 'x d', 'x e']);
    expect(planTasks(plan).map(({ box }) => box?.line ?? null)).toEqual([1, null, null, null, null]);
    const codes = plan.diagnostics.map(({ code, line }) => `${code} ${line}`).filter((code) => !code.startsWith('I_L'));
    expect(codes).toEqual(['I_STRUCK 1', 'W_BOX 2', 'W_BOX 3', 'W_BOX 4', 'W_EMPTY_TASK 7']);
  });

  test('paths and shell commands in other tools’ plans are never taken for slash commands', () => {
    const plan = parse(['- [ ] Add the route (`/login`)', '  - Command: npm test', '  - Agent: backend']);
    expect(planTasks(plan)[0]).toMatchObject({ command: null, agent: null, description: 'Add the route (`/login`)' });
    expect(planTasks(plan)[0]?.notes).toHaveLength(2);
  });

  test('dependencies on parts and by dotted ids are followed, words about them stay words', () => {
    const plan = parse([
      '- [ ] 1. a',
      '  - [ ] 1.1 b',
      '- [ ] 2. c (depends on 1.1)',
      '- [ ] 3. d',
      '  - Depends on: the weather',
      '- [ ] 4. e (after lunch)',
    ]);
    const [a, c, d, e] = planTasks(plan);
    expect(c?.dependencies).toEqual([a?.key]);
    expect([d?.dependencies, e?.dependencies, e?.description]).toEqual([[], [], 'e (after lunch)']);
  });
});
