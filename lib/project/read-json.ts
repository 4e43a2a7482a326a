import type { CatalogRemark } from '@/lib/domain/command';
import { readTextInside } from './bounded-read';
import { placeOf, scanJson } from './json-place';
import { forbiddenKeys } from './stack-value';

const BYTES_MAX = 4 * 1024 * 1024;

/**
 * The members of a JSON object in a file below `root`; empty when there is no such file. A file that cannot be used is
 * empty too, and remarked on with the place where it breaks.
 */
export function readJsonObject(root: string, file: string, remarks: CatalogRemark[]): Map<string, unknown> {
  const found = readTextInside(root, file, BYTES_MAX);
  if (found.kind === 'absent') return new Map();
  if (found.kind === 'refused') {
    remarks.push({ file, message: `It ${found.message}.` });
    return new Map();
  }
  try {
    const value: unknown = JSON.parse(found.text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return membersOf(value);
    remarks.push({ file, message: 'It holds no JSON object.' });
  } catch {
    const place = placeOf(found.text, scanJson(found.text).errorAt ?? found.text.length);
    remarks.push({ file, message: `It is not JSON at ${place}, and counts for nothing until it is.` });
  }
  return new Map();
}

/** The members of an object inside JSON; empty for anything else. */
export function membersOf(value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).filter(([key]) => !forbiddenKeys.has(key)));
}

/** Texts of a list, or the one text that stands in its place. */
export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}
