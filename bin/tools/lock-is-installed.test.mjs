import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockIsInstalled } from './lock-is-installed.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ashlar-lock-'));
  mkdirSync(join(root, 'node_modules'));
  const packages = {
    '': { name: 'ashlar' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const record = (text) => writeFileSync(join(root, 'node_modules', '.package-lock.json'), text);

it('an install of the same versions counts, without what is for other systems', () => {
  record(JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
  expect(lockIsInstalled(root)).toBe(true);
});

it.each([
  ['another version', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.1' } } })],
  ['a missing package', JSON.stringify({ packages: {} })],
  ['a damaged record', '{'],
])('%s does not count', (_title, text) => {
  record(text);
  expect(lockIsInstalled(root)).toBe(false);
});

it('no install at all does not count', () => {
  expect(lockIsInstalled(root)).toBe(false);
});
