import { splitArgv } from '@/lib/domain/argv';
import { parseSlashCommand } from '@/lib/domain/command';
import { type Answer, type AnswerKind, answerSchema, type Effect, type Mapping } from '@/lib/domain/mapping';

/** What stands in the form: every kind keeps its own text, so that looking at another kind loses nothing. */
export type AnswerDraft = {
  kind: AnswerKind;
  command: string;
  args: string;
  prompt: string;
  shell: string;
  confirmed: boolean;
  note: string;
  effect: Effect;
};

export type DraftResult = { ok: true; answer: Answer } | { ok: false; message: string };

/** The form as it opens: with the command asked for, else with what is there now, else with the task's own text. */
export function draftOf(mapping: Pick<Mapping, 'answer'> | null, description: string, command?: string): AnswerDraft {
  const now = mapping?.answer ?? null;
  const asked = command ? parseSlashCommand(command) : null;
  const draft: AnswerDraft = {
    kind: now?.kind ?? 'command',
    command: now?.kind === 'command' ? now.command : '',
    args: now?.kind === 'command' ? now.args : '',
    prompt: now?.kind === 'prompt' ? now.text : description,
    shell: now?.kind === 'shell' ? now.text : '',
    confirmed: false,
    note: now?.kind === 'done-by-me' || now?.kind === 'skip' ? now.note : '',
    effect: now && 'effect' in now ? now.effect : 'files',
  };
  return asked ? { ...draft, kind: 'command', command: asked.command, args: asked.args || draft.args } : draft;
}

/** The answer in the form, or the first thing that is missing from it. */
export function answerOf(draft: AnswerDraft): DraftResult {
  if (draft.kind === 'command') {
    const slash = parseSlashCommand(draft.command);
    if (!slash) return { ok: false, message: 'A command looks like /name or /plugin:name.' };
    return checked({ kind: 'command', ...slash, args: slash.args || draft.args.trim(), effect: draft.effect });
  }
  if (draft.kind === 'prompt') {
    if (!draft.prompt.trim()) return { ok: false, message: 'Write what the agent should do.' };
    return checked({ kind: 'prompt', text: draft.prompt.trim(), effect: draft.effect });
  }
  if (draft.kind === 'shell') {
    const split = splitArgv(draft.shell);
    if (!split.ok) return { ok: false, message: split.message };
    if (!draft.confirmed) return { ok: false, message: 'Confirm that exactly this should run.' };
    return checked({ kind: 'shell', text: draft.shell.trim(), effect: draft.effect });
  }
  return checked({ kind: draft.kind, note: draft.note.trim() });
}

function checked(answer: Answer): DraftResult {
  const parsed = answerSchema.safeParse(answer);
  if (parsed.success) return { ok: true, answer: parsed.data };
  return { ok: false, message: parsed.error.issues[0]?.message ?? 'This answer is not complete.' };
}
