import { expect, test } from 'vitest';
import type { Box, Plan } from '@/lib/domain/plan';
import { planTasks } from '@/lib/domain/plan';
import { decodeText } from '@/lib/plan/decode-text';
import { parsePlan } from '@/lib/plan/parse-plan';
import { tickBoxes, undoing } from './tick-boxes';

const parse = (bytes: Buffer): Plan => parsePlan(decodeText(bytes, 'p'), { spec: 'F001', path: 'p', hash: 'h' });

function boxesOf(bytes: Buffer): Box[] {
  const parts = planTasks(parse(bytes)).flatMap((task) => [task, ...task.subtasks]);
  return parts.flatMap(({ box }) => (box ? [box] : []));
}

const change = (boxes: readonly Box[], done: boolean) => boxes.map((box) => ({ box, done }));

/** The same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

test('only the sign between the brackets changes, whatever line ends, marks, tabs and wide letters stand around it', () => {
  const head = '\ufeff# Größe 🪨\r\n\r\n## Layer 0: A\n';
  const text = `${head}- [ ] Schön: 🪨\r\n\t- [x] tab\r  - [ ] after CR\n1. [ ] one\n- [ ] \u3000last`;
  const bytes = Buffer.from(text);
  const boxes = boxesOf(bytes);
  expect(boxes).toHaveLength(5);
  const ticked = tickBoxes(bytes, change(boxes, true));
  expect(ticked.bytes.toString()).toBe(text.replaceAll('[ ]', '[x]'));
  expect(ticked.left).toEqual([{ box: boxes[1], already: true, found: 'x' }]);
  expect(bytes.toString()).toBe(text);
});

test('two byte order marks belong to no line', () => {
  const bytes = Buffer.from('\ufeff\ufeff- [ ] a\n');
  expect(tickBoxes(bytes, [{ box: { line: 1, column: 4 }, done: true }]).bytes.toString()).toBe(
    '\ufeff\ufeff- [x] a\n',
  );
});

test('a column counts UTF-16 units, so letters of one to four bytes may stand before a box', () => {
  const bytes = Buffer.from('aé€🪨[ ]');
  expect(tickBoxes(bytes, [{ box: { line: 1, column: 7 }, done: true }]).bytes.toString()).toBe('aé€🪨[x]');
});

test('an open box of any kind is ticked, and undoing puts back what stood there', () => {
  const text = '[ ]\n[-]\n[~]\n[X]\n[x]\n';
  const boxes = [1, 2, 3, 4, 5].map((line) => ({ line, column: 2 }));
  const ticked = tickBoxes(Buffer.from(text), change(boxes, true));
  expect(ticked.bytes.toString()).toBe('[x]\n[x]\n[x]\n[X]\n[x]\n');
  expect(tickBoxes(ticked.bytes, ticked.changed.map(undoing)).bytes.toString()).toBe(text);
  const opened = tickBoxes(Buffer.from(text), change(boxes, false));
  expect(opened.bytes.toString()).toBe('[ ]\n[-]\n[~]\n[ ]\n[ ]\n');
  expect(tickBoxes(opened.bytes, opened.changed.map(undoing)).bytes.toString()).toBe(text);
});

test.each([
  ['no brackets', 'abc', 2],
  ['an unknown sign', '[?]', 2],
  ['a word', '[P]', 2],
  ['two signs', '[xx]', 2],
  ['nothing between the brackets', '[]', 2],
  ['an unknown wide sign', '[★]', 2],
  ['a column beyond the line', '[ ]', 9],
  ['brackets over a line end', '[\n]', 2],
  ['a column of 0', '[ ]', 0],
])('%s is left alone and reported', (_name, text, column) => {
  const { bytes, changed, left } = tickBoxes(Buffer.from(text), [{ box: { line: 1, column }, done: true }]);
  expect(bytes.toString()).toBe(text);
  expect(changed).toEqual([]);
  expect(left).toMatchObject([{ already: false }]);
});

test('a line that the file has not is left alone and reported', () => {
  const { left } = tickBoxes(Buffer.from('- [ ] a'), [{ box: { line: 2, column: 4 }, done: true }]);
  expect(left).toMatchObject([{ already: false, found: null }]);
});

test('the brackets of a box may be escaped', () => {
  const { bytes } = tickBoxes(Buffer.from('- \\[ \\] a'), [{ box: { line: 1, column: 5 }, done: true }]);
  expect(bytes.toString()).toBe('- \\[x\\] a');
});

test('a box that is done in another tool’s sign counts as ticked, and that sign is never taken away', () => {
  const [done, open] = [true, false].map((to) =>
    tickBoxes(Buffer.from('[✓]'), [{ box: { line: 1, column: 2 }, done: to }]),
  );
  expect([done?.left, open?.left]).toMatchObject([[{ already: true }], [{ already: false, found: '✓' }]]);
  expect(open?.bytes.toString()).toBe('[✓]');
});

test('a sign that is no box of its kind is never written', () => {
  const box = { line: 1, column: 2 };
  expect(tickBoxes(Buffer.from('[ ]'), [{ box, done: true, sign: ']' }]).bytes.toString()).toBe('[x]');
  expect(tickBoxes(Buffer.from('[x]'), [{ box, done: false, sign: 'x' }]).bytes.toString()).toBe('[ ]');
});

const pieces = [
  ...['- [ ] Task: a', '- [x] b', '* [X] c', '1. [ ] d', '  - [ ] sub', '\t- [x] sub', '    - [ ] deep', ' - [ ] odd'],
  ...['• [ ] bullet', '- [-] half', '- [ ]glued', '- <!-- [ ] --> [ ] e', '- [ ] <!-- x --> f', '> - [ ] quoted'],
  ...['## Layer 1: B', '##Layer 2: C', '```', '- text [ ] inside', '- [ ] `[ ]` g', 'plain [ ]', '', '\t', '---'],
  ...['- [ ] ü\u00a0🪨 [ ]', '-\t[ ] tabbed', '-  \t [x] wide', '- [ ]\u3000h', '\u2028- [ ] i', '- [ ] j  '],
];
const outlinePieces = [
  ...[
    '- [ ] 1. A',
    '  - [ ] 1.1 B',
    '- [ ]* 2. C',
    '  - [-] 2.1 D',
    '- [~] 3. E',
    '- [x] T001 [P] F',
    '* \\[ \\] 4. G',
  ],
  ...['## Phase 1: H', '## 1. I', '- [ ] 1.2 J', '### Task 3: K', '  - _Requirements: 1.1_', '- [✓] L', '☐ M', '- ☐ N'],
  ...['- [ ] **O**', '- [ x ] P', '- [  ] Q', '| [ ] | R |', '- [ ]', '  - [X] S [ ]', '\t- [ ] 5.1 🪨 T'],
];
const lineEnds = ['\n', '\r\n', '\r', '\n', '\n\n'];

test('whatever stands around them: ticking and undoing gives the bytes back, and no box that was read is missed', () => {
  for (let seed = 0; seed < 1500; seed++) {
    const next = numbers(seed);
    const pick = (list: readonly string[]) => list[next(list.length)] as string;
    const layered = next(2) === 0;
    const lines = layered ? pieces : [...pieces, ...outlinePieces];
    let text = next(4) === 0 ? '\ufeff' : '';
    text += `${layered ? '## Layer 0: A' : '# Tasks'}${pick(lineEnds)}`;
    for (let count = next(12); count >= 0; count--) text += pick(lines) + (count || next(2) ? pick(lineEnds) : '');
    const bytes = Buffer.from(text);
    const boxes = boxesOf(bytes);
    const ticked = tickBoxes(bytes, change(boxes, true));
    expect(
      ticked.left.filter(({ already }) => !already),
      JSON.stringify(text),
    ).toEqual([]);
    expect(ticked.bytes.length).toBe(bytes.length);
    const differing = [...bytes.keys()].filter((at) => bytes[at] !== ticked.bytes[at]);
    expect(differing, JSON.stringify(text)).toHaveLength(ticked.changed.length);
    const after = planTasks(parse(ticked.bytes)).flatMap((task) => [task, ...task.subtasks]);
    expect(
      after.filter(({ box, done }) => box && !done),
      JSON.stringify(text),
    ).toEqual([]);
    expect(tickBoxes(ticked.bytes, ticked.changed.map(undoing)).bytes.equals(bytes), JSON.stringify(text)).toBe(true);
  }
});

test('random bytes around boxes are never changed, and changes at random places touch only signs of boxes', () => {
  for (let seed = 0; seed < 1500; seed++) {
    const next = numbers(seed);
    const bytes = Buffer.from(
      Array.from({ length: 40 }, () => [next(256), 0x5b, 0x20, 0x5d, 0x78, 0x0a, 0x0d][next(7)] ?? 0),
    );
    const boxes = Array.from({ length: 20 }, () => ({ line: 1 + next(6), column: 1 + next(12) }));
    const { bytes: after, changed } = tickBoxes(bytes, change(boxes, true));
    const differing = [...bytes.keys()].filter((at) => bytes[at] !== after[at]);
    expect(differing).toHaveLength(changed.length);
    for (const at of differing) {
      expect([bytes[at - 1], after[at], bytes[at + 1]]).toEqual([0x5b, 0x78, 0x5d]);
      expect(' -~').toContain(String.fromCharCode(bytes[at] as number));
    }
    expect(tickBoxes(after, changed.map(undoing)).bytes.equals(bytes)).toBe(true);
  }
});
