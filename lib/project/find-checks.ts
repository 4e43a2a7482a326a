import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { argvText } from '@/lib/domain/argv-text';
import { type CheckKind, checkKinds, type FoundCheck } from '@/lib/domain/sync-checks';
import { readTextInside } from './bounded-read';
import {
  nodeManagers,
  pythonRunners,
  pythonTools,
  scriptNames,
  targetNames,
  uselessScript,
  wholeTools,
} from './check-sources';
import { cleanText } from './clean-text';

const BYTES_MAX = 1024 * 1024;

export type ChecksFound = { checks: FoundCheck[]; notes: string[] };

/**
 * The checks that a project seems to have, types before tests before the build. Reads only; what stands in these files
 * decides nothing by itself. A file that cannot be read is left out with a note.
 */
export function findChecks(projectDir: string): ChecksFound {
  const notes: string[] = [];
  const read = (file: string): string | null => {
    const found = readTextInside(projectDir, join(projectDir, file), BYTES_MAX);
    if (found.kind === 'refused') notes.push(`${file} ${found.message} and was left out.`);
    return found.kind === 'text' ? found.text : null;
  };
  const has = (file: string): boolean => existsSync(join(projectDir, file));
  const own = [...nodeChecks(read, has, notes), ...pythonChecks(read, has), ...wholeChecks(has)];
  // A Makefile mostly calls what was found already.
  const known = new Set(own.map(({ kind }) => kind));
  const all = [...own, ...makeChecks(read).filter(({ kind }) => !known.has(kind))];
  return { checks: checkKinds.flatMap((kind) => all.filter((check) => check.kind === kind)), notes };
}

type Read = (file: string) => string | null;
type Has = (file: string) => boolean;

function nodeChecks(read: Read, has: Has, notes: string[]): FoundCheck[] {
  const text = read('package.json');
  if (text === null) return [];
  const manifest = parseObject(text);
  if (!manifest) {
    notes.push('package.json is not JSON and was left out.');
    return [];
  }
  const scripts = asObject(manifest.scripts) ?? {};
  const named =
    typeof manifest.packageManager === 'string' ? /^(npm|pnpm|yarn|bun)@/.exec(manifest.packageManager) : null;
  const manager = nodeManagers.find(([lock]) => has(lock))?.[1] ?? named?.[1] ?? 'npm';
  return checkKinds.flatMap((kind) => {
    const usable = (name: string): boolean => {
      const script = Object.hasOwn(scripts, name) ? scripts[name] : null;
      return typeof script === 'string' && script.trim() !== '' && !uselessScript.test(script);
    };
    const name = scriptNames[kind].find(usable);
    if (name === undefined) return [];
    const argv = manager === 'npm' && name === 'test' ? ['npm', 'test'] : [manager, 'run', name];
    return found(kind, argv, 'package.json', cleanText(scripts[name], 200));
  });
}

function pythonChecks(read: Read, has: Has): FoundCheck[] {
  const text = read('pyproject.toml') ?? '';
  const runner = pythonRunners.find(([lock]) => has(lock))?.[1] ?? [];
  const taken = new Set<CheckKind>();
  return pythonTools.flatMap(({ kind, argv, says, files }) => {
    const file = says.test(text) ? 'pyproject.toml' : files.find(has);
    if (file === undefined || taken.has(kind)) return [];
    taken.add(kind);
    return found(kind, [...runner, ...argv], file, null);
  });
}

const wholeChecks = (has: Has): FoundCheck[] =>
  wholeTools.flatMap(([file, checks]) =>
    has(file) ? checks.flatMap(([kind, argv]) => found(kind, argv, file, null)) : [],
  );

function makeChecks(read: Read): FoundCheck[] {
  const file = ['Makefile', 'makefile', 'GNUmakefile'].find((name) => read(name) !== null);
  const text = file === undefined ? null : read(file);
  if (file === undefined || text === null) return [];
  // `name:` or `one two: needs`, not `NAME := value`.
  const targets = new Set(
    [...text.matchAll(/^([\w][\w .:-]*?)\s*::?(?!=)(?=\s|$)/gm)].flatMap(([, names]) => names?.split(/\s+/) ?? []),
  );
  return checkKinds.flatMap((kind) => {
    const name = targetNames[kind].find((target) => targets.has(target));
    return name === undefined ? [] : found(kind, ['make', name], file, null);
  });
}

const found = (kind: CheckKind, argv: readonly string[], from: string, runs: string | null): FoundCheck[] => [
  { kind, argv: [...argv], line: argvText(argv), from, runs },
];

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

const asObject = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
