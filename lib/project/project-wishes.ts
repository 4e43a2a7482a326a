import { join } from 'node:path';
import { z } from 'zod';
import type { ProjectWishes } from '@/lib/domain/project-wishes';
import { readTextInside } from './bounded-read';

const FILE_BYTES_MAX = 1024 * 1024;
const settingsFiles = ['.claude/settings.json', '.claude/settings.local.json'];

const hooksSchema = z.object({
  hooks: z.record(z.string(), z.array(z.object({ hooks: z.array(z.looseObject({ command: z.string().optional() })) }))),
});
const serverSchema = z.looseObject({
  command: z.string().optional(),
  args: z.array(z.string()).optional(),
  url: z.string().optional(),
});
const serversSchema = z.object({ mcpServers: z.record(z.string(), serverSchema) });

/** Hooks and MCP servers that stand in the project's own files, for a person to see before trusting it. */
export function readProjectWishes(projectDir: string): ProjectWishes {
  const wishes: ProjectWishes = { hooks: [], mcpServers: [], notes: [] };
  for (const file of settingsFiles) {
    const found = readSection(projectDir, file, 'hooks', hooksSchema, wishes.notes);
    for (const [event, matchers] of Object.entries(found?.hooks ?? {})) {
      for (const { command } of matchers.flatMap((matcher) => matcher.hooks)) {
        wishes.hooks.push({ event, command: command ?? '(no command)', file });
      }
    }
  }
  for (const file of ['.mcp.json', ...settingsFiles]) {
    const found = readSection(projectDir, file, 'mcpServers', serversSchema, wishes.notes);
    for (const [name, { command, args = [], url }] of Object.entries(found?.mcpServers ?? {})) {
      wishes.mcpServers.push({ name, runs: command ? [command, ...args].join(' ') : (url ?? '(unknown)'), file });
    }
  }
  return wishes;
}

/** The file, when it has that section; what cannot be read becomes a note, for silence would look like “nothing”. */
function readSection<T>(
  projectDir: string,
  file: string,
  section: string,
  schema: z.ZodType<T>,
  notes: string[],
): T | null {
  const read = readTextInside(projectDir, join(projectDir, file), FILE_BYTES_MAX);
  if (read.kind === 'absent') return null;
  const note = (text: string) => {
    if (!notes.includes(text)) notes.push(text);
    return null;
  };
  if (read.kind === 'refused') return note(`${file} ${read.message}.`);
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch {
    return note(`${file} is not JSON.`);
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, section)) return null;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : note(`${file}: ${section} has a form that is not known.`);
}
