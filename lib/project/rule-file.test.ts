import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRuleFile, ruleFiles } from './rule-file';
import { rulePlaces } from './rule-places';
import { changeRuleFile, entryOfRule } from './write-rule-file';

let root: string;
let files: ReturnType<typeof ruleFiles>;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-rule-file-')));
  files = ruleFiles(join(root, 'project'), { ASHLAR_CONFIG_DIR: join(root, 'config') } as unknown as NodeJS.ProcessEnv);
  mkdirSync(dirname(files.project.file), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (text: string): void => writeFileSync(files.project.file, text);
const entry = { words: ['bell'], command: '/ring' };

test('the place of every rule is found, whatever stands around and inside it', () => {
  const text = '{"a": {"rules": [1]}, "rules"\n: [ {"rules": [2, "],{"]},\n  3 , [4], "x\\"," ], "z": [5]}';
  expect(rulePlaces(text).map((at) => text.slice(at, at + 2))).toEqual(['{"', '3 ', '[4', '"x']);
  expect(rulePlaces('{"rules": []}')).toEqual([]);
});

test.each([
  ['[]', 'It holds no JSON object.'],
  ['{"version": 2, "rules": []}', 'Its “version” is 2; 1 is known here.'],
  ['{"rules": {}}', 'Its “rules” are no list.'],
  ['{"rules": [\n  {]}', 'It is not JSON at 2:4.'],
])('a file that cannot be used says why, counts for nothing and is not written over: %s', (text, why) => {
  write(text);
  expect(readRuleFile(files.project)).toMatchObject({ entries: [], broken: why });
  expect(() => changeRuleFile(files.project, () => [entry])).toThrow(why);
  expect(readFileSync(files.project.file, 'utf8')).toBe(text);
});

test('a file that changes while it is to be written stays as it was changed', () => {
  write(JSON.stringify({ rules: [] }));
  const meanwhile = JSON.stringify({ rules: [entry] });
  const change = () => {
    write(meanwhile);
    return [];
  };
  expect(() => changeRuleFile(files.project, change)).toThrow('changed while it was to be written');
  expect(readFileSync(files.project.file, 'utf8')).toBe(meanwhile);
});

test('what is written keeps order and unknown fields, and reads back as the same rules', () => {
  write(
    JSON.stringify({ note: 'ours', rules: [{ ...entry, why: 'x' }, 'no rule', { words: ['gate'], command: '/open' }] }),
  );
  const { entries } = readRuleFile(files.project);
  const written = changeRuleFile(files.project, (now) =>
    now.map(({ raw, rule }) => (rule ? entryOfRule(rule, raw) : raw)),
  );
  expect(written.entries.map(({ rule }) => rule)).toEqual(entries.map(({ rule }) => rule));
  expect(written.value).toMatchObject({
    version: 1,
    note: 'ours',
    rules: [{ why: 'x' }, 'no rule', { command: '/open' }],
  });
  expect(readFileSync(files.project.file, 'utf8')).toMatch(/^\{\n {2}"version": 1,[\s\S]*\}\n$/);
});

test('a file without rules that Ashlar made is removed when its only rule is taken back; another is kept', () => {
  changeRuleFile(files.user, () => [entry]);
  changeRuleFile(files.user, () => [], 'remove');
  expect(existsSync(files.user.file)).toBe(false);
  write(JSON.stringify({ note: 'ours', rules: [entry] }));
  changeRuleFile(files.project, () => [], 'remove');
  expect(JSON.parse(readFileSync(files.project.file, 'utf8'))).toEqual({ version: 1, note: 'ours', rules: [] });
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is not written', () => {
  write(JSON.stringify({ rules: [entry] }));
  chmodSync(files.project.file, 0o000);
  expect(() => changeRuleFile(files.project, () => [])).toThrow(expect.objectContaining({ code: 'E_RULES' }));
});
