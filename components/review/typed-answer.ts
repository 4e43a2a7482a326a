import { type Alternative, type Answer, parseAnswer } from '@/lib/domain/mapping';

/** The command being typed, and whether its arguments have not begun yet. */
export function splitTyped(typed: string): { head: string; isNaming: boolean } {
  const space = typed.search(/\s/);
  return space === -1 ? { head: typed, isNaming: true } : { head: typed.slice(0, space), isNaming: false };
}

/** A chosen command with the arguments it was offered with, if it was a runner-up. */
export function completeTyped(command: string, alternatives: readonly Alternative[]): string {
  const offered = alternatives.find((each) => each.command === command);
  return offered?.args ? `${command} ${offered.args}` : command;
}

export type TypedAnswer = { ok: true; answer: Answer } | { ok: false; message: string };

/**
 * What was typed as an answer; null when it is none. The same command keeps what is known of its effect. With `plain`
 * only answers that are no command count.
 */
export function readTyped(typed: string, now: Answer | null, plain = false): TypedAnswer | null {
  const answer = parseAnswer(typed);
  if (!answer || (plain && answer.kind === 'command')) return null;
  if (answer.kind === 'shell') {
    return { ok: false, message: 'Shell commands are confirmed in the dialog: leave this, then press E.' };
  }
  const isSame = answer.kind === 'command' && now?.kind === 'command' && now.command === answer.command;
  return { ok: true, answer: isSame ? { ...answer, effect: now.effect } : answer };
}
