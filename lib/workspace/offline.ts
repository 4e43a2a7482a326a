import { homedir } from 'node:os';
import { z } from 'zod';
import { type Catalog, usableCommands } from '@/lib/domain/command';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import type { LearnedRule } from '@/lib/domain/learned-rule';
import { type BadLine, type MapLine, type MappedLine, mapLineSchema } from '@/lib/domain/map-line';
import type { Proposal } from '@/lib/domain/mapping';
import { emptyStack, type Stack } from '@/lib/domain/project';
import { propose } from '@/lib/mapping/propose';
import { readCatalog } from '@/lib/project/catalog';
import { readCatalogFile } from '@/lib/project/given-catalog';
import { readRuleFile, ruleFiles } from '@/lib/project/rule-file';
import { loadStack } from '@/lib/project/stack';
import { stackFromValue } from '@/lib/project/stack-value';
import { claudeUserDir } from '@/lib/project/user-dir';

// What needs no open project: nothing is locked, nothing is written, so it can run beside a dashboard and in a
// read-only checkout.

/** Maps one task to a command, or asks. */
export type Mapper = (line: MapLine) => Proposal;

export type MapperOptions = {
  /** Its stack and its commands are used; null outside a project. */
  projectDir: string | null;
  /** A catalog that takes the place of the installed commands. */
  catalogFile: string | null;
  env: NodeJS.ProcessEnv;
};

/** @throws E_CATALOG when the given catalog cannot be used. */
export function createMapper({ projectDir, catalogFile, env }: MapperOptions): Mapper {
  const catalog: Catalog = catalogFile === null ? installed(projectDir, env) : readCatalogFile(catalogFile);
  const projectStack = projectDir === null ? emptyStack : loadStack(projectDir).stack;
  const corrections = projectDir === null ? [] : rulesOnDisk(projectDir, env);
  return ({ task, layer, stack }) =>
    propose(
      { description: task, layerKey: layerKeyOf(layer), command: null, args: '', agent: null },
      { catalog, stack: stackOf(stack) ?? projectStack, corrections, specId: '' },
    );
}

/** One line of `map --stdin`, answered; what cannot be read is answered with the problem. */
export function mapJsonLine(mapper: Mapper, line: string): MappedLine | BadLine {
  let id: BadLine['id'] = null;
  try {
    const value = parseLine(line);
    id = idOf(value);
    const parsed = mapLineSchema.safeParse(value);
    if (!parsed.success) throw badLine(z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, ' '));
    return toMappedLine(parsed.data.id, mapper(parsed.data));
  } catch (error) {
    return { id, error: toProblem(error) };
  }
}

/** A proposal in the shape that `map` promises. */
export function toMappedLine(id: MappedLine['id'], proposal: Proposal): MappedLine {
  const { answer, confidence, origin, matched, alternatives, reason } = proposal;
  const slash = answer?.kind === 'command' ? answer : null;
  return {
    id,
    command: slash?.command ?? null,
    args: slash?.args ?? '',
    confidence,
    origin,
    matched,
    alternatives: alternatives.map((one) => ({ command: one.command, confidence: one.confidence })),
    reason,
    answer,
  };
}

function rulesOnDisk(projectDir: string, env: NodeJS.ProcessEnv): LearnedRule[] {
  const read = Object.values(ruleFiles(projectDir, env)).map(readRuleFile);
  return read.flatMap(({ entries }) => entries.flatMap(({ rule }) => rule ?? []));
}

function installed(projectDir: string | null, env: NodeJS.ProcessEnv): Catalog {
  return usableCommands(readCatalog(projectDir ?? (env.HOME || homedir()), claudeUserDir(env)).entries);
}

function layerKeyOf(layer: MapLine['layer']): string | null {
  if (layer === null || layer === undefined || layer === '') return null;
  const number = /^(?:l|layer)?\s*(\d+)$/i.exec(String(layer).trim());
  return number ? `L${number[1]}` : String(layer);
}

function stackOf(value: unknown): Stack | null {
  return value === undefined || value === null ? null : stackFromValue(value);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw badLine('It is not JSON.', cause);
  }
}

function badLine(what: string, cause?: unknown): AshlarError {
  const hint = 'Give one object a line: {"id": "1", "task": "Create the orders table", "layer": "L0"}.';
  return new AshlarError('E_LINE', `The line cannot be mapped. ${what}`, hint, cause);
}

function idOf(value: unknown): BadLine['id'] {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
