import { describe, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { parsePlan } from './parse-plan';

const parse = (...lines: string[]): Plan =>
  parsePlan(lines.join('\n'), { spec: 'F001', path: 'specs/F001/layered-tasks.md', hash: 'h' });
const codes = (plan: Plan): string[] => plan.diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);
const descriptions = (plan: Plan): string[] => planTasks(plan).map((task) => task.description);

describe('a plan as a whole', () => {
  test.each([
    ['nothing', '', 'E_EMPTY 1:1'],
    ['white space', ' \n\t\n\n', 'E_EMPTY 1:1'],
    ['prose', 'This will be written\nnext week.', 'E_NO_TASKS 1:1'],
    ['boxes that are no tasks', '# Plan\n## Acceptance criteria\n- [ ] one', 'E_NO_TASKS 1:1'],
    ['layers without tasks', '# Plan\n\n## Layer 0: A', 'E_NO_TASKS 3:1'],
  ])('%s is an error and makes no task', (_, text, expected) => {
    const plan = parse(text);
    expect(planTasks(plan)).toEqual([]);
    expect(codes(plan)).toContain(expected);
  });

  test.each([
    ['# Feature: Chat', 'Chat'],
    ['# Layered Tasks for F001: Chat', 'Chat'],
    ['# Layered Tasks - Orbit', 'Orbit'],
    ['# Chat', 'Chat'],
    ['# Layer 0: A', 'F001'],
    ['no heading', 'F001'],
  ])('the title of %s is %s', (line, title) => {
    expect(parse(line, '## Layer 1: B', '- x').title).toBe(title);
  });

  test('diagnostics stand in the order of the lines', () => {
    const plan = parse('## Layer 1: B', '- a', '  - Dependencies: L9', '- [?] b', '## Layer 0: A', '- c', '> d');
    const lines = plan.diagnostics.map(({ line }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(codes(plan)).toEqual(['E_DEP_UNKNOWN 3:19', 'W_BOX 4:3', 'W_LAYER_ORDER 5:4', 'I_QUOTE 7:1']);
  });
});

describe('what is no task', () => {
  test.each([
    ['a code block', ['```md', '- no (`/fake`, a, easy)', '## Layer 9: Fake', '```'], 'I_CODE 3:1'],
    ['a code block of tildes', ['~~~', '```', '- no', '~~~'], 'I_CODE 3:1'],
    ['a comment', ['<!-- note', '- no (`/fake`, a, easy)', '## Layer 9: Fake', '-->'], 'I_COMMENT 3:1'],
    ['a quotation', ['> - [ ] no', '> ## Layer 9: Fake'], 'I_QUOTE 3:1'],
    ['a bold remark', ['', '**no task**'], 'I_PROSE 4:1'],
    ['a paragraph', ['', 'no task', 'at all'], 'I_PROSE 4:1'],
  ])('%s is reported and runs nothing', (_, lines, expected) => {
    const plan = parse('## Layer 0: A', '- real', ...lines, '- also real');
    expect(descriptions(plan)).toEqual(['real', 'also real']);
    expect(codes(plan)).toEqual([expected]);
    expect(plan.lines.understood).toBe(plan.lines.total);
  });

  test('front matter is skipped, a ruled line is not taken for it', () => {
    expect(descriptions(parse('---', 'title: x', 'tasks:', '  - no (`/no`)', '---', '## Layer 0: A', '- a'))).toEqual([
      'a',
    ]);
    expect(descriptions(parse('---', '## Layer 0: A', '- a', '---', '## Layer 1: B', '- b'))).toEqual(['a', 'b']);
    expect(descriptions(parse('---', 'a: b', '## Layer 0: A', '- a', '---'))).toEqual(['a']);
  });

  test.each([
    ['a code block', '```', 'E_FENCE_OPEN'],
    ['a comment', '<!-- note', 'E_COMMENT_OPEN'],
  ])('%s that is never closed is an error, not a hole', (_, open, code) => {
    const plan = parse('## Layer 0: A', open, '- swallowed', '- also');
    expect(codes(plan)).toEqual(['I_LAYER_EMPTY 1:1', 'E_NO_TASKS 1:1', `${code} 2:1`]);
    expect(plan.lines).toEqual({ total: 3, understood: 0 });
    expect(codes(parse(open, '## Layer 0: A', '- swallowed'))).toContain(`${code} 1:1`);
  });

  test('comments inside a task line are taken out, one that stays open is an error', () => {
    const plan = parse('## Layer 0: A', '- a <!-- (`/fake`, x, easy) --> b', '- c <!-- d', '- e `<!--` f');
    expect(descriptions(plan)).toEqual(['a b', 'c', 'e `<!--` f']);
    expect(codes(plan)).toEqual(['I_COMMENT 2:5', 'E_COMMENT_OPEN 3:5']);
  });

  test('text after a comment on its line is reported', () => {
    expect(codes(parse('## Layer 0: A', '<!-- x --> - [ ] b', '- a'))).toEqual(['I_COMMENT 2:1', 'W_UNKNOWN_LINE 2:1']);
  });

  test('both sides of a merge are listed and the merge is an error', () => {
    const plan = parse('## Layer 0: A', '<<<<<<< HEAD', '- ours', '=======', '- theirs', '>>>>>>> branch');
    expect(descriptions(plan)).toEqual(['ours', 'theirs']);
    expect(codes(plan)).toEqual(['E_MERGE 2:1', 'E_MERGE 6:1']);
    expect(codes(parse('## Layer 0: A', '- a', '```', '<<<<<<< HEAD', '```'))).toEqual(['I_CODE 3:1']);
  });

  test('bullets under a label such as Notes are not tasks unless they have a box', () => {
    const plan = parse('## Layer 0: A', '- a', '', '**Decisions**:', '- we use X', '- [ ] b', '', '**Tasks**:', '- c');
    expect(descriptions(plan)).toEqual(['a', 'b', 'c']);
    expect(codes(plan)).toEqual(['I_PROSE 4:1', 'W_NOTE_BULLET 5:3', 'I_PROSE 8:1']);
  });
});

describe('odd lines', () => {
  test('other bullets are accepted, one Markdown does not know with a warning', () => {
    const plan = parse('## Layer 0: A', '* a', '+ b', '1. c', '2) d', '– e', '• f');
    expect(descriptions(plan)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(codes(plan)).toEqual(['W_BULLET 6:3', 'W_BULLET 7:3']);
  });

  test('numbers Markdown would take for a continued sentence begin tasks of their own', () => {
    const plan = parse('## Layer 0: A', '- a', '7. b', '', 'text', '9. c', '10. d');
    expect(descriptions(plan)).toEqual(['a', 'b', 'c', 'd']);
    expect(codes(plan)).toEqual(['I_PROSE 5:1']);
  });

  test('below a number two spaces are enough', () => {
    const plan = parse(
      '## Layer 0: A',
      '1. a',
      '  - Agent: QA',
      '  - note',
      '2. b',
      '',
      '  - Agent: Dev',
      '## Layer 1: B',
      '  - c',
    );
    expect(planTasks(plan)).toMatchObject([
      { description: 'a', agent: 'QA', notes: [{ line: 4, text: 'note' }] },
      { description: 'b', agent: 'Dev' },
      { description: 'c' },
    ]);
    expect(codes(plan)).toEqual([]);
  });

  test('a description goes on over indented lines, for nine lines at most; the rest are notes', () => {
    const plan = parse('## Layer 0: A', '- a', ...Array.from({ length: 10 }, (_, i) => `  ${i}`));
    expect(descriptions(plan)).toEqual(['a 0 1 2 3 4 5 6 7']);
    expect(planTasks(plan)[0]?.notes.map((note) => note.text)).toEqual(['8', '9']);
    const lazy = parse('## Layer 0: A', '- a', 'b', '  c');
    expect(planTasks(lazy)[0]).toMatchObject({ description: 'a', notes: [{ text: 'b' }, { text: 'c' }] });
  });

  test('a bullet that holds only another bullet is one task', () => {
    const plan = parse('## Layer 0: A', '- - a', '  - b');
    expect(descriptions(plan)).toEqual(['a', 'b']);
    expect(codes(plan)).toEqual([]);
  });

  test.each([
    ['a table', ['| Task | Agent |', '| a | b |'], ['W_UNKNOWN_LINE 2:1', 'W_UNKNOWN_LINE 3:1']],
    ['an id without bullet', ['T001 Create it'], ['W_UNKNOWN_LINE 2:1']],
    ['a field without task', ['**Dependencies**: Task 1'], ['W_UNKNOWN_LINE 2:1']],
    ['a bullet indented as code', ['    - no (`/x`)'], ['W_UNKNOWN_LINE 2:5']],
    ['an empty bullet', ['-', '- [ ]', '- [x] T001'], ['W_EMPTY_TASK 2:1', 'W_EMPTY_TASK 3:6', 'W_EMPTY_TASK 4:7']],
  ])('%s is reported with its line', (_, lines, expected) => {
    const plan = parse('## Layer 0: A', ...lines, '', '- a');
    expect(descriptions(plan)).toEqual(['a']);
    expect(codes(plan)).toEqual(expected);
    expect(plan.lines).toEqual({ total: lines.length + 1, understood: 1 });
  });

  test('what stands below a line that was not understood is reported with it', () => {
    const plan = parse('## Layer 0: A', '- Broken (`/x', '  goes on', '  - Agent: QA', '- a');
    expect(descriptions(plan)).toEqual(['a']);
    expect(codes(plan)).toEqual(['E_TASK_SYNTAX 2:11', 'W_UNKNOWN_LINE 3:1', 'W_UNKNOWN_LINE 4:1']);
    expect(plan.lines).toEqual({ total: 4, understood: 1 });
  });

  test('line ends do not matter, and old ones are said', () => {
    const text = '# P\n## Layer 0: A\n- [x] a\n  - Agent: QA\n';
    const plan = parse(text);
    expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(plan);
    expect(parse(`\ufeff${text}`)).toEqual(plan);
    const old = parse(text.replaceAll('\n', '\r'));
    expect(old.layers).toEqual(plan.layers);
    expect(codes(old)).toEqual(['W_LINE_ENDS 1:1']);
  });

  test('control and direction signs are written out, never passed on', () => {
    const plan = parse('## Layer 0: \u202eA', '- \u001b[31mred \u0007', '  - note \u0000', '- [ ] \u2066x');
    expect(JSON.stringify(plan)).not.toMatch(/(?<!\\)\\u00|[\u202e\u2066]/);
    expect(plan.layers[0]?.name).toBe('\\u202eA');
    expect(descriptions(plan)).toEqual(['\\u001b[31mred \\u0007', '\\u2066x']);
    expect(codes(plan)).toEqual(['W_BIDI 1:1', 'W_CONTROL 2:1', 'W_CONTROL 3:1', 'W_BIDI 4:1']);
  });
});
