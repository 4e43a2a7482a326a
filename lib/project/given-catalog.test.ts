import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogFile } from './given-catalog';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'ashlar-catalog-'));
  mkdirSync(base, { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('a catalog given as a file', () => {
  const file = (content: string): string => {
    writeFileSync(join(base, 'catalog.json'), content);
    return join(base, 'catalog.json');
  };

  it('is read entry by entry, the first of a name counting.', () => {
    const text = '[{"command":"/a:b","description":"One","argumentHint":"<x>"},{"command":"/a:b"},{"command":"/c"}]';
    expect(readCatalogFile(file(text))).toEqual([
      { command: '/a:b', description: 'One', argumentHint: '<x>', source: 'given', file: null },
      { command: '/c', description: '', argumentHint: '', source: 'given', file: null },
    ]);
  });

  it.each([
    ['{"a": 1}', 'must be an array'],
    ['[{"command":"/a"},]', 'not JSON at 1:19'],
    ['[{"command":"rm -rf"}]', 'entry 1'],
    ['[null]', 'entry 1'],
  ])('that is wrong is an error naming the place: %s', (content, message) => {
    expect(() => readCatalogFile(file(content))).toThrow(message);
  });

  it('that is missing is an error with the code E_CATALOG.', () => {
    expect(() => readCatalogFile(join(base, 'none.json'))).toThrow(expect.objectContaining({ code: 'E_CATALOG' }));
  });
});
