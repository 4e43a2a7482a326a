import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { AshlarError } from '@/lib/domain/errors';
import type { LearnedRule } from '@/lib/domain/learned-rule';
import { type ReadEntry, type RuleFile, type RuleFileReading, readRuleFile, readRuleText } from './rule-file';

/**
 * Changes a file of rules as one whole. `change` is given the entries as they stand on disk at this moment and answers
 * those to be; entries that it does not touch keep every field. A file without anything is removed when `bare` allows
 * it. Throws `E_RULES` when the file cannot be used, leads elsewhere by a link, or changes meanwhile: it then stays as
 * it is.
 */
export function changeRuleFile(
  target: RuleFile,
  change: (entries: readonly ReadEntry[]) => unknown[],
  bare: 'keep' | 'remove' = 'keep',
): RuleFileReading {
  const { file } = target;
  const before = readRuleFile(target);
  if (before.broken !== null) {
    throw refused(file, `cannot be used: ${before.broken}`, 'Correct it first; nothing was written.');
  }
  const rules = change(before.entries);
  const value = { version: 1, ...before.value, rules };
  const text = `${JSON.stringify(value, null, 2)}\n`;
  try {
    if (target.scope === 'user') makePrivate(dirname(file));
    else mkdirSync(dirname(file), { recursive: true });
    assertPlainFile(file);
    assertUnchanged(target, before.text);
    const isBare = rules.length === 0 && Object.keys(value).length === 2;
    if (bare === 'remove' && isBare) rmSync(file, { force: true });
    else writeFileAtomicSync(file, text, target.scope === 'user' ? { mode: 0o600 } : {});
  } catch (error) {
    if (error instanceof AshlarError) throw error;
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw refused(file, `cannot be written (${why})`, 'Check its permissions.', error);
  }
  return readRuleFile(target);
}

/** The fields of a rule as its file says them, over whatever else its entry holds. */
export function entryOfRule(rule: LearnedRule, raw: unknown = {}): Record<string, unknown> {
  const { id, words, layer, stack, answer, enabled, from, createdAt } = rule;
  const entry: Record<string, unknown> = { ...(raw as Record<string, unknown>) };
  const isNamed = createdAt !== null || 'id' in entry;
  delete entry.command;
  delete entry.args;
  delete entry.effect;
  delete entry.answer;
  const effect = answer.kind === 'command' && answer.effect === 'none' ? { effect: answer.effect } : {};
  const said = answer.kind === 'command' ? { command: answer.command, args: answer.args, ...effect } : { answer };
  const switched = enabled && !('enabled' in entry) ? {} : { enabled };
  const learned = createdAt === null ? {} : { from, createdAt };
  return { ...(isNamed ? { id } : {}), ...entry, words, layer, stack, ...said, ...switched, ...learned };
}

/** A rename would replace a link, or what it leads to. */
function assertPlainFile(file: string): void {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) throw refused(file, 'is not a regular file', 'Put a plain file in its place.');
}

function assertUnchanged(target: RuleFile, text: string | null): void {
  const now = readRuleText(target);
  if ((now.kind === 'text' ? now.text : null) !== text || now.kind === 'refused') {
    throw refused(target.file, 'changed while it was to be written', 'Try again: nothing was written.');
  }
}

function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // An older folder keeps its mode through mkdir.
  chmodSync(folder, 0o700);
}

function refused(file: string, what: string, hint: string, cause?: unknown): AshlarError {
  return new AshlarError('E_RULES', `${file} ${what}`.replace(/\.?$/, '.'), hint, cause);
}
