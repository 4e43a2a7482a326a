import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { CatalogRemark } from '@/lib/domain/command';
import { type LearnedRule, PROJECT_RULES_FILE } from '@/lib/domain/learned-rule';
import type { Answer } from '@/lib/domain/mapping';
import { type RuleEntry, ruleEntrySchema } from '@/lib/domain/rule-file';
import { type BoundedRead, readTextInside } from './bounded-read';
import { configDir } from './config-dir';
import { placeOf, scanJson } from './json-place';
import { rulePlaces } from './rule-places';

/** A file of rules: the project's, made to be committed, or the person's own. */
export type RuleFile = { scope: 'project' | 'user'; file: string; root: string };

const BYTES_MAX = 1024 * 1024;

export function ruleFiles(projectDir: string, env: NodeJS.ProcessEnv): Record<'project' | 'user', RuleFile> {
  const project = join(projectDir, PROJECT_RULES_FILE);
  const user = join(configDir(env), 'command-mapping.json');
  return {
    project: { scope: 'project', file: project, root: projectDir },
    user: { scope: 'user', file: user, root: dirname(user) },
  };
}

/** An entry as it stands in the file, and the rule it is; null where it is none. */
export type ReadEntry = { raw: unknown; rule: LearnedRule | null };

export type RuleFileReading = {
  /** Every member of `rules`, usable or not, in the file's order. */
  entries: ReadEntry[];
  /** All members of the file; null when there is no usable file. */
  value: Record<string, unknown> | null;
  /** Null when there is no file. */
  text: string | null;
  /** Why the file as a whole cannot be used, and so must not be written either. */
  broken: string | null;
  remarks: CatalogRemark[];
};

export const readRuleText = ({ root, file }: RuleFile): BoundedRead => readTextInside(root, file, BYTES_MAX);

/** Reads a file of rules. What cannot be used is remarked on with line and column; the rest counts. Never throws. */
export function readRuleFile(from: RuleFile): RuleFileReading {
  const nothing = { entries: [], value: null, text: null, broken: null, remarks: [] };
  const found = readRuleText(from);
  if (found.kind === 'absent') return nothing;
  const refuse = (why: string, text: string | null = null): RuleFileReading => {
    const message = `${why} None of its rules count until it is corrected.`;
    return { ...nothing, text, broken: why, remarks: [{ file: from.file, message }] };
  };
  if (found.kind === 'refused') return refuse(`It ${found.message}.`);
  const { text } = found;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(`It is not JSON at ${placeOf(text, scanJson(text).errorAt ?? text.length)}.`, text);
  }
  if (!isObject(value)) return refuse('It holds no JSON object.', text);
  const { version = 1, rules = [] } = value;
  if (version !== 1) return refuse(`Its “version” is ${JSON.stringify(version)}; 1 is known here.`, text);
  if (!Array.isArray(rules)) return refuse('Its “rules” are no list.', text);
  const remarks: CatalogRemark[] = [];
  const places = rulePlaces(text);
  const ids = new Set<string>();
  const entries = rules.map((raw: unknown, index): ReadEntry => {
    const read = readEntry(raw, from.scope, ids);
    if (typeof read !== 'string') return { raw, rule: read };
    remarks.push({ file: from.file, message: `${placeOf(text, places[index] ?? 0)}: rule ${index + 1} ${read}` });
    return { raw, rule: null };
  });
  return { entries, value, text, broken: null, remarks };
}

/** The rule of one entry, or why it counts for nothing. */
function readEntry(raw: unknown, scope: 'project' | 'user', ids: Set<string>): LearnedRule | string {
  const parsed = ruleEntrySchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = issue?.path.length ? `has a bad value at “${issue.path.join('.')}”` : 'counts for nothing';
    return `${at}: ${issue?.message ?? 'it is not understood'}.`;
  }
  const answer = answerOf(parsed.data);
  if (scope === 'project' && answer.kind === 'shell')
    return 'is ignored: shell commands are never taken from a file of the repository.';
  const { words, layer, stack, enabled, from, createdAt } = parsed.data;
  let id = parsed.data.id ?? idOf(scope, parsed.data, answer);
  while (ids.has(id)) id += '+';
  ids.add(id);
  return { id, words, layer, stack, scope, specId: null, answer, enabled, from, createdAt };
}

function answerOf({ command, args, effect, answer }: RuleEntry): Answer {
  if (answer) return answer;
  return { kind: 'command', command: command ?? '', args, effect };
}

/** A rule without an id of its own is known by what it says. */
function idOf(scope: string, { words, layer, stack }: RuleEntry, answer: Answer): string {
  const said = JSON.stringify([scope, words, layer, stack, answer]);
  return `rule_${createHash('sha256').update(said).digest('hex').slice(0, 12)}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
