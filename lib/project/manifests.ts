import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { emptyStack, type Stack } from '@/lib/domain/project';
import { readTextInside } from './bounded-read';
import { cleanText } from './clean-text';
import { npmSignals, pythonSignals, type Signal } from './manifest-technologies';
import { ownEntries } from './stack-value';

export type ManifestReading = { stack: Stack; name: string; description: string; notes: string[] };

const BYTES_MAX = 1024 * 1024;
/** Where manifests stand in a project of several parts. */
const folders = ['.', 'frontend', 'backend', 'web', 'client', 'server', 'api', 'app', 'apps/web', 'apps/api'];
const pythonFiles = ['requirements.txt', 'pyproject.toml'];
/** Manifests of languages whose packages are not looked into. */
const languages: [file: string, value: string][] = [
  ['Cargo.toml', 'Rust'],
  ['go.mod', 'Go'],
  ['Gemfile', 'Ruby'],
  ['composer.json', 'PHP'],
  ['pom.xml', 'Java'],
  ['build.gradle', 'Java'],
];

/** Every place where a manifest is looked for, there or not. */
export function manifestPaths(projectDir: string): string[] {
  const files = ['package.json', ...pythonFiles, ...languages.map(([file]) => file)];
  return folders.flatMap((folder) => files.map((file) => join(projectDir, folder, file)));
}

/** What package manifests say about the stack: a fallback for projects that do not state it themselves. */
export function readManifests(projectDir: string): ManifestReading {
  const signals: Signal[] = [];
  const notes: string[] = [];
  let name = '';
  let description = '';
  for (const folder of folders) {
    const read = (file: string): string | null => {
      const path = join(folder, file);
      const found = readTextInside(projectDir, join(projectDir, path), BYTES_MAX);
      if (found.kind === 'refused') notes.push(`${path} ${found.message} and was left out.`);
      return found.kind === 'text' ? found.text : null;
    };
    const manifest = read('package.json');
    if (manifest !== null) {
      const parsed = parsePackageJson(manifest);
      if (!parsed) notes.push(`${join(folder, 'package.json')} is not JSON and was left out.`);
      signals.push(...(parsed?.signals ?? []));
      name ||= parsed?.name ?? '';
      description ||= parsed?.description ?? '';
    }
    for (const file of pythonFiles) {
      const python = read(file);
      if (python !== null) signals.push(...pythonSignalsOf(python));
    }
    for (const [file, value] of languages) {
      if (isFile(join(projectDir, folder, file))) signals.push({ part: 'backend', value });
    }
  }
  return { stack: stackOfSignals(signals), name, description, notes };
}

function parsePackageJson(text: string): { signals: Signal[]; name: string; description: string } | null {
  try {
    const value: unknown = JSON.parse(text);
    const entries = new Map(ownEntries(value));
    const names = ['dependencies', 'devDependencies'].flatMap((key) => ownEntries(entries.get(key)).map(([n]) => n));
    const present = new Set(names);
    return {
      // In the table's order, so that meta-frameworks come before what they hold.
      signals: [...npmSignals].filter(([dependency]) => present.has(dependency)).map(([, signal]) => signal),
      name: cleanText(entries.get('name'), 120),
      description: cleanText(entries.get('description'), 500),
    };
  } catch {
    return null;
  }
}

/** Package names of requirements lines and of the arrays and tables of `pyproject.toml`, without parsing TOML. */
function pythonSignalsOf(text: string): Signal[] {
  const present = new Set<string>();
  for (const line of text.split('\n').slice(0, 5000)) {
    if (/^\s*(#|name\s*=|description\s*=|keywords\s*=)/.test(line)) continue;
    const bare = /^\s*([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*(?:[=<>~!;@]|$)/.exec(line)?.[1];
    const quoted = [...line.slice(0, 2000).matchAll(/["']([A-Za-z0-9._-]+)\s*(?:\[[^\]"']*\])?\s*[=<>~!;"']/g)];
    for (const found of [bare, ...quoted.map((match) => match[1])]) {
      if (found) present.add(found.toLowerCase().replace(/[._]/g, '-'));
    }
  }
  return [...pythonSignals].filter(([name]) => present.has(name)).map(([, signal]) => signal);
}

function stackOfSignals(signals: Signal[]): Stack {
  const of = (part: Signal['part']): string[] => [
    ...new Set(signals.filter((signal) => signal.part === part).map((signal) => signal.value)),
  ];
  const frontend = of('frontend')[0] ?? null;
  const backend = of('backend');
  const orm = of('orm').join(', ');
  const stores = of('database');
  const database = stores.length
    ? stores.map((store, i) => (i === 0 && orm ? `${store} (${orm})` : store)).join(' + ')
    : orm;
  return {
    ...emptyStack,
    frontend,
    // Next.js answers requests itself where nothing else does.
    backend: backend.join(' + ') || (frontend === 'Next.js' ? 'Next.js API routes' : null),
    database: database || null,
    ai: of('ai').join(', ') || null,
    auth: of('auth').join(', ') || null,
    other: of('other'),
  };
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
