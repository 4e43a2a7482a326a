import { expect, test } from 'vitest';
import { decodeMasked, maskSecrets, toSecrets, unfinishedSecretBytes } from './mask-secrets';
import { shownText } from './shown-text';

test('every value is replaced wherever it stands', () => {
  expect(maskSecrets('a=secret1 b=secret1 c=other-2', ['secret1', 'other-2'])).toBe('a=••• b=••• c=•••');
});

test('values of less than six characters are left alone', () => {
  expect(maskSecrets('dev mode', ['dev', ''])).toBe('dev mode');
});

test('of values that overlap or hold each other nothing is left', () => {
  expect(maskSecrets('xabcdefghiy', ['abcdef', 'defghi'])).toBe('x•••y');
  expect(maskSecrets('xabcdefghiy', ['cdefgh', 'abcdefghi'])).toBe('x•••y');
  expect(maskSecrets('aaaaaaaaa', ['aaaaaa'])).toBe('•••');
});

test('values with signs of patterns are taken literally', () => {
  expect(maskSecrets('k=a.*[b]$& k=aXX', ['a.*[b]$&'])).toBe('k=••• k=aXX');
});

test('a value that only reaches into a part is masked in this part', () => {
  const bytes = Buffer.from('--secret-value--');
  const secrets = toSecrets(['secret-value']);
  expect(decodeMasked(bytes, 5, 16, secrets)).toBe('•••--');
  expect(decodeMasked(bytes, 0, 9, secrets)).toBe('--•••');
  expect(decodeMasked(bytes, 4, 8, secrets)).toBe('•••');
  expect(decodeMasked(bytes, 14, 16, secrets)).toBe('--');
});

test('the beginning of a value at the end is recognised', () => {
  const secrets = toSecrets(['secret-value', 'séance']);
  expect(unfinishedSecretBytes(Buffer.from('key: secret-v'), secrets)).toBe(8);
  expect(unfinishedSecretBytes(Buffer.from('s\xc3', 'latin1'), secrets)).toBe(2);
  expect(unfinishedSecretBytes(Buffer.from('secret-value'), secrets)).toBe(0);
});

test('escape sequences inside a value do not hide it', () => {
  const bytes = Buffer.from('sec\x1b[31mret-value');
  expect(shownText(bytes, 0, bytes.length, toSecrets(['secret-value']))).toBe('•••');
});

test('a value of several lines is hidden line by line as well, but not its short lines', () => {
  const key = '-----BEGIN KEY-----\n  aBcDeFgHiJkLmNoP\r\n{\n-----END KEY-----';
  expect(maskSecrets(`+${key.split(/\r?\n/).join('\n+')}`, [key])).toBe('+•••\n+  •••\n+{\n+•••');
  expect(maskSecrets(`<${key}>`, [key])).toBe('<•••>');
});
