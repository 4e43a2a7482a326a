import { AshlarError } from '@/lib/domain/errors';
import { ruleScopes } from '@/lib/domain/learned-rule';
import { type RuleUndo, ruleUndoSchema } from '@/lib/domain/rule-effect';
import type { VerbInput } from '@/lib/domain/verbs';
import { typedAnswer } from './typed-answer';
import { type PartFlags, typedParts } from './typed-parts';

export type RulesFlags = PartFlags & {
  remove?: string;
  off?: string;
  on?: string;
  edit?: string;
  from?: string;
  undo?: string;
  answer?: string;
  effect?: string;
  scope?: string;
  preview?: boolean;
};

type Change =
  | { act: 'undo'; undo: RuleUndo }
  | { act: 'save' | 'remove'; wish: VerbInput<'saveRule'>; preview: boolean };

/** The one change of rules that was typed; null when they are only to be listed. @throws E_USAGE, E_INPUT */
export function typedChange(flags: RulesFlags): Change | null {
  const { remove, off, on, edit, from, undo, preview = false } = flags;
  const [, ...more] = [remove, off, on, edit, from, undo].filter((each) => each !== undefined);
  if (more.length) throw misused('Only one rule is changed at a time.', 'Give one flag.');
  const fields = typedFields(flags);
  const isSaved = edit !== undefined || from !== undefined;
  if (Object.keys(fields).length && !isSaved) {
    throw misused('What a rule says goes with --edit or --from.', 'ashlar rules --edit ID --words checkout,page');
  }
  if (undo !== undefined) return { act: 'undo', undo: typedUndo(undo) };
  if (remove !== undefined) return { act: 'remove', wish: { id: remove }, preview };
  if (off !== undefined) return { act: 'save', wish: { id: off, enabled: false }, preview };
  if (on !== undefined) return { act: 'save', wish: { id: on, enabled: true }, preview };
  if (edit !== undefined) {
    if (Object.keys(fields).length === 0) throw misused('--edit changes nothing by itself.', 'Give --words, --scope …');
    return { act: 'save', wish: { id: edit, ...fields }, preview };
  }
  if (from === undefined) {
    if (preview) throw misused('--preview goes with a change.', 'ashlar rules --remove ID --preview');
    return null;
  }
  if (fields.answer === undefined) throw misused('A new rule needs an answer.', '--answer "/command args"');
  return { act: 'save', wish: { from: typedFrom(from), ...fields }, preview };
}

function typedFields({ answer, effect, scope, ...parts }: RulesFlags): VerbInput<'saveRule'> {
  const known = ruleScopes.find((each) => each === scope);
  if (scope !== undefined && !known) {
    throw new AshlarError('E_REMEMBER', `--scope ${JSON.stringify(scope)} is not known.`, 'Use spec, project or user.');
  }
  if (effect !== undefined && answer === undefined) throw misused('--effect goes with --answer.', 'Give both.');
  return {
    ...typedParts(parts),
    ...(known && { scope: known }),
    ...(answer === undefined ? {} : { answer: typedAnswer(answer, effect) }),
  };
}

function typedFrom(text: string): { spec: string; task: string } {
  const [spec = '', ...task] = text.split(':');
  if (spec && task.join(':')) return { spec, task: task.join(':') };
  throw misused(`--from ${JSON.stringify(text)} names no task.`, 'Write the spec and the task: --from F001:L2.1');
}

function typedUndo(text: string): RuleUndo {
  try {
    return ruleUndoSchema.parse(JSON.parse(text));
  } catch (error) {
    const hint = 'Give the “undo” that the change answered with --json.';
    throw new AshlarError('E_INPUT', '--undo is not what a change of a rule answered.', hint, error);
  }
}

const misused = (message: string, hint: string): AshlarError => new AshlarError('E_USAGE', message, hint);
