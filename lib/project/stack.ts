import { basename, join, resolve } from 'node:path';
import { emptyStack, type Stack } from '@/lib/domain/project';
import { readTextInside } from './bounded-read';
import { cleanText, wholeCharacters } from './clean-text';
import { placeOf, scanJson } from './json-place';
import { readManifests } from './manifests';
import { fillStack, forbiddenKeys, isEmptyStack, ownEntries, stackFromValue } from './stack-value';

export type LoadedStack = { stack: Stack; name: string; description: string; notes: string[] };

const FILE = join('.claude', 'project.json');
const BYTES_MAX = 1024 * 1024;
const NAME_MAX = 120;
const stackKeys = ['stack', 'tech_stack', 'techStack', 'tech-stack', 'technologies', 'technology'];
/** Keys by which a repository might try to choose programs or their surroundings. */
const powerKeys = ['claudeCommand', 'command', 'env', 'environment', 'routes', 'executor', 'permissionMode', 'hooks'];

/**
 * What the project is and what it is built with, from `.claude/project.json`; fields it leaves open are filled from
 * package manifests. Never throws for what stands in the repository: `notes` says what could not be used and where.
 */
export function loadStack(projectDir: string): LoadedStack {
  const notes: string[] = [];
  const stated = readProjectJson(projectDir, notes);
  const manifests = readManifests(projectDir);
  notes.push(...manifests.notes);
  const project = new Map(stated);
  return {
    stack: fillStack(statedStack(project), manifests.stack),
    name: cleanText(project.get('name'), NAME_MAX) || manifests.name || basename(resolve(projectDir)),
    description: cleanText(project.get('description'), 500) || manifests.description,
    notes,
  };
}

function statedStack(project: Map<string, unknown>): Stack {
  for (const key of stackKeys) {
    const stack = stackFromValue(project.get(key));
    if (!isEmptyStack(stack)) return stack;
  }
  // Some files name the fields at the top; there, what is no field is not a technology.
  const { other: _, ...fields } = stackFromValue(Object.fromEntries(project));
  return { ...emptyStack, ...fields, other: [] };
}

/** Own entries of the file; none, with a note, when it cannot be used. */
function readProjectJson(projectDir: string, notes: string[]): [string, unknown][] {
  const found = readTextInside(projectDir, join(projectDir, FILE), BYTES_MAX);
  if (found.kind === 'absent') return [];
  if (found.kind === 'refused') {
    notes.push(`${FILE} ${found.message} and was left out.`);
    return [];
  }
  const scan = scanJson(found.text);
  let value: unknown;
  try {
    value = JSON.parse(found.text);
  } catch {
    const place = placeOf(found.text, scan.errorAt ?? found.text.length);
    notes.push(`${FILE}:${place} is not JSON (no comments, no trailing commas): the file was left out.`);
    return [];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    notes.push(`${FILE}:1:1 must be an object: the file was left out.`);
    return [];
  }
  for (const key of new Set(scan.duplicateKeys))
    notes.push(`${FILE} gives “${cleanText(key, 60)}” twice: the last one counts.`);
  notes.push(...remarks(value as Record<string, unknown>, found.text));
  return ownEntries(value);
}

function remarks(project: Record<string, unknown>, text: string): string[] {
  const notes: string[] = [];
  const keys = Object.keys(project);
  const dropped = keys.filter((key) => forbiddenKeys.has(key));
  if (dropped.length) notes.push(`${FILE} holds ${dropped.map((key) => `“${key}”`).join(', ')}, which were dropped.`);
  const power = keys.filter((key) => powerKeys.includes(key));
  if (power.length) {
    const named = power.map((key) => `“${key}”`).join(', ');
    notes.push(`${FILE} sets ${named}: ignored, programs and environment come from your own settings only.`);
  }
  const version = project.schemaVersion ?? project.schema_version;
  if (typeof version === 'number' && version > 1)
    notes.push(`${FILE} was written by a newer version (${version}): read as far as known.`);
  if (typeof project.name === 'string' && project.name.length > NAME_MAX)
    notes.push(`The name in ${FILE} is too long and was cut.`);
  if (/\\u[dD][89abAB]/.test(text) && [project.name, project.description].some(isBroken)) {
    notes.push(`${FILE} holds half a character, shown as �.`);
  }
  return notes;
}

function isBroken(value: unknown): boolean {
  return typeof value === 'string' && wholeCharacters(value) !== value;
}
