import { describe, expect, it } from 'vitest';
import { placeOf, scanJson } from './json-place';

describe('a look through JSON text', () => {
  it.each(['{}', '[1, -2.5e3, "a\\u00e9\\n", true, null]', ' {"a": {"b": []}} ', '"x"'])(
    'finds nothing wrong in %s',
    (text) => {
      JSON.parse(text);
      expect(scanJson(text)).toEqual({ errorAt: null, duplicateKeys: [] });
    },
  );

  it.each([
    ['{"a": 1,}', '1:9'],
    ['{\n  "a" 1\n}', '2:7'],
    ['[1 2]', '1:4'],
    ['{"a": "x', '1:7'],
    ['{} x', '1:4'],
    ["{'a': 1}", '1:2'],
    ['[01]', '1:3'],
  ])('says where %j breaks', (text, place) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(placeOf(text, scanJson(text).errorAt ?? -1)).toBe(place);
  });

  it('finds keys given twice in one object, and only there.', () => {
    expect(scanJson('{"a": {"b": 1, "b": 2}, "c": {"a": 1}}').duplicateKeys).toEqual(['b']);
  });

  it('comes to an end on megabytes and on endless nesting.', () => {
    expect(scanJson(`"${'a'.repeat(2_000_000)}"`).errorAt).toBeNull();
    expect(scanJson(`"${'a'.repeat(2_000_000)}`).errorAt).toBe(0);
    expect(scanJson('['.repeat(1_000_000)).errorAt).not.toBeNull();
  });
});
