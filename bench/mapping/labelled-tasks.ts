import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Command } from '@/lib/domain/command';
import type { Stack } from '@/lib/domain/project';
import { stackFromValue } from '@/lib/project/stack-value';

/** A task line with the commands a person who knows the catalog accepts for it; none means that it must be asked about. */
export type LabelledTask = {
  id: string;
  text: string;
  layer: string | null;
  stack: Stack;
  accepted: ReadonlySet<string>;
  /** Tasks of one repository were written by one hand: they are held out together. */
  repository: string;
};

export type LabelledData = { catalog: Catalog; tasks: LabelledTask[] };

export const HOW_TO_GIVE = `No labelled tasks were given, so nothing is measured.
Give a folder with them:  npm run bench -- mapping --data DIR
  DIR/catalog.json  [{"command", "description", "argumentHint"}, …]
  DIR/tasks.jsonl   {"id", "task", "layer", "stack", "expected": ["/plugin:name", …], "source": {"repo"}} a line;
                    expected is empty where a person must be asked. --labels FILE,FILE takes other files' lines instead.`;

/** The value after a flag; null without it. */
export function flagValue(flags: readonly string[], name: string): string | null {
  const at = flags.indexOf(name);
  return at === -1 ? null : (flags[at + 1] ?? null);
}

/** Reads catalog and tasks; null when none were given or they are not there. Commands that only labels name count as installed. */
export function readLabelledData(flags: readonly string[]): LabelledData | null {
  const dir = flagValue(flags, '--data');
  const labels = flagValue(flags, '--labels')?.split(',') ?? (dir ? [join(dir, 'tasks.jsonl')] : []);
  if (!dir || !existsSync(join(dir, 'catalog.json')) || !labels.every((file) => existsSync(file))) return null;
  const lines = labels.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  const tasks = lines.map((line) => toTask(JSON.parse(line)));
  const catalog = readCatalog(join(dir, 'catalog.json'));
  const names = new Set(catalog.map(({ command }) => command));
  const missing = [...new Set(tasks.flatMap(({ accepted }) => [...accepted]))].filter((name) => !names.has(name));
  return { tasks, catalog: [...catalog, ...missing.map((command) => toCommand({ command }))] };
}

/** Tasks of `--fresh FILE`: nobody who wrote rules has read them, so they count as they are. */
export function readFreshTasks(flags: readonly string[]): LabelledTask[] {
  const file = flagValue(flags, '--fresh');
  if (!file || !existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => toTask(JSON.parse(line)));
}

export function readCatalog(file: string): Command[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as Partial<Command>[]).map(toCommand);
}

function toCommand({ command = '', description = '', argumentHint = '' }: Partial<Command>): Command {
  return { command, description, argumentHint, source: 'given', file: null };
}

type Line = {
  id: unknown;
  task: string;
  layer?: string;
  stack?: unknown;
  expected: string[];
  source?: { repo?: string };
};

function toTask({ id, task, layer, stack, expected, source }: Line): LabelledTask {
  const accepted = new Set(expected);
  return {
    id: String(id),
    text: task,
    layer: layer ?? null,
    stack: stackFromValue(stack),
    accepted,
    repository: source?.repo ?? '',
  };
}
