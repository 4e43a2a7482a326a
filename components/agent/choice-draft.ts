import type { Question } from '@/lib/domain/question';

export type ChoiceQuestion = Extract<Question, { kind: 'choice' }>['questions'][number];

/** What the person has chosen of one question, and written beside the choices. */
export type ChoiceDraft = { chosen: readonly string[]; own: string; isOwn: boolean };

export const emptyDraft: ChoiceDraft = { chosen: [], own: '', isOwn: false };

/** Picks a choice, or drops it again where several can be picked. */
export function toggled(draft: ChoiceDraft, { several }: ChoiceQuestion, label: string): ChoiceDraft {
  if (!several) return { ...draft, chosen: [label], isOwn: false };
  const has = draft.chosen.includes(label);
  return { ...draft, chosen: has ? draft.chosen.filter((each) => each !== label) : [...draft.chosen, label] };
}

/** Words of the person's own take the place of a single choice, and stand beside several. */
export function withOwn(draft: ChoiceDraft, { several }: ChoiceQuestion, change: Partial<ChoiceDraft>): ChoiceDraft {
  const next = { ...draft, ...change };
  return next.isOwn && !several ? { ...next, chosen: [] } : next;
}

/** The answers as they are sent; empty while there is none. */
export function answersOf({ chosen, own, isOwn }: ChoiceDraft): string[] {
  const words = isOwn ? own.trim() : '';
  return words ? [...chosen, words] : [...chosen];
}
