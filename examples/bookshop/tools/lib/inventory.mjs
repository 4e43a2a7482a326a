import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder, as paths from the project; none when the folder is missing. */
export function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : join(folder, entry.name)))
    .sort();
}

const named = (folder, pattern) => filesIn(folder).flatMap((file) => pattern.exec(file)?.[1] ?? []);

export const components = () => named('web/components', /(\w+)\.tsx$/);
export const pages = () => filesIn('web/app').filter((file) => file.endsWith('page.tsx'));
export const endpoints = () => named('api/routes', /(\w+)\.py$/).filter((name) => name !== '__init__');
export const migrations = () => named('supabase/migrations', /(\d{4}_[\w-]+\.sql)$/);

/** Tables that some migration creates. */
export function tables() {
  const sql = migrations().map((file) => readFileSync(join('supabase/migrations', file), 'utf8'));
  return sql.flatMap((text) => [...text.matchAll(/^create table (\w+)/gm)].map((found) => found[1]));
}

/** What does not fit together, one sentence each. */
export function contradictions() {
  const known = components();
  const missing = pages().flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/@\/components\/(\w+)/g)]
      .filter(([, name]) => !known.includes(name))
      .map(([, name]) => `${page} uses ${name}, which is not in web/components.`),
  );
  const gaps = migrations().filter((file, index) => Number(file.slice(0, 4)) !== index + 1);
  return [...missing, ...gaps.map((file) => `supabase/migrations/${file} is out of order.`)];
}
