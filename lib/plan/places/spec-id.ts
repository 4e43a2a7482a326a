import { createHash } from 'node:crypto';
import { isSpecName } from '@/lib/domain/spec-name';

const LONGEST = 80;

/** A name that can stand for a spec: the name itself, or its harmless part and four digits made from all of it. */
export function safeSpecId(name: string): string {
  if (isSpecName(name) && name.length <= LONGEST) return name;
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, LONGEST)
    .replace(/[^A-Za-z0-9]+$/, '');
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 4);
  return plain === '' ? `plan-${digest}` : `${plain}-${digest}`;
}

/** An id nobody has yet: the name, with its tool behind it when it is taken, and a number when that is taken too. */
export function freeSpecId(name: string, tool: string, taken: ReadonlySet<string>): string {
  const id = safeSpecId(name);
  if (!taken.has(id)) return id;
  const withTool = `${id}-${tool}`;
  if (!taken.has(withTool)) return withTool;
  let count = 2;
  while (taken.has(`${withTool}-${count}`)) count++;
  return `${withTool}-${count}`;
}
