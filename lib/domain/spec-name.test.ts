import { expect, test } from 'vitest';
import { isAshlarError } from './errors';
import { isSpecName, parseSpecName } from './spec-name';

const accepted = ['F001', '001-user-auth', '001-name', 'F001-name', 'a', '1', 'v1.2_beta', 'x'.repeat(100)];

const refused = [
  '',
  '.',
  '..',
  '../../etc',
  '..%2f..%2fetc',
  '%2e%2e%2fetc',
  '%252e%252e%252fetc',
  '/etc/passwd',
  'F001/../F002',
  'F001\\..\\F002',
  '..\\..\\windows',
  'F001\0.md',
  'F001\n',
  ' F001 ',
  'F001 ',
  'F 001',
  '-rf',
  '.git',
  '_x',
  'F001.',
  'a..b',
  'x'.repeat(101),
  'F001\u202e',
  'F001\u200b',
  'caf\u00e9',
  'cafe\u0301',
  'Ｆ００１',
  'F001\u{1f680}',
  '~',
  '~root',
  'F*',
  'F?',
  'file:///etc',
  'C:',
  'F001:stream',
  "F001'; DROP TABLE tasks;--",
  'F001\ud800',
  'F001;touch PWNED',
  '$(touch PWNED)',
  '`touch PWNED`',
  'F001|x',
  '<script>',
];

test.each(accepted)('%j can name a spec', (name) => {
  expect(isSpecName(name)).toBe(true);
  expect(parseSpecName(name)).toBe(name);
});

test.each(refused)('%j is refused before anything touches the disk', (name) => {
  expect(isSpecName(name)).toBe(false);
  try {
    parseSpecName(name);
    expect.unreachable();
  } catch (error) {
    expect(isAshlarError(error) && error.code).toBe('E_SPEC_NAME');
    expect(isAshlarError(error) && error.hint).toContain('for example F001');
  }
});
