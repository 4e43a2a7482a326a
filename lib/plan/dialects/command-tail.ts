import { parseSlashCommand } from '@/lib/domain/command';
import { type CodeSpan, codeSpans } from '@/lib/plan/code-spans';
import { isComplexity } from '@/lib/plan/complexity-words';

/**
 * What was found at the end of a task's line where dialect A has its command. Indexes count in the line's text;
 * `mentioned` are the commands elsewhere in it.
 */
export type CommandTail =
  | { kind: 'none'; mentioned: CodeSpan[] }
  /** `open` is the parenthesis; `fields` what stands between the command and `)`, `rest` what follows it. */
  | { kind: 'tail'; open: number; span: CodeSpan; fields: string; rest: string; mentioned: CodeSpan[] }
  | { kind: 'broken'; at: number; reason: string };

/**
 * Looks for ``(`/command args`, agent, complexity)``. The description before it may hold parentheses and code spans,
 * the command commas; of several candidates the last with a slash command counts. Linear in the length of the text.
 */
export function findCommandTail(text: string): CommandTail {
  const { spans, loose } = codeSpans(text);
  const broken = loose.find((start) => opensCommand(text, start));
  if (broken !== undefined)
    return { kind: 'broken', at: broken, reason: 'The backtick before the command is not closed.' };
  const mentioned = spans.filter((span) => parseSlashCommand(span.text));
  const candidates = spans.filter((span) => parenthesisBefore(text, span.start) !== -1);
  const span = candidates.findLast(startsWithSlash) ?? candidates.at(-1);
  if (!span) return withoutParentheses(text, spans.at(-1), mentioned);
  const isSlash = startsWithSlash(span);
  const close = closingParenthesis(text, span.end, spans);
  if (close === -1) {
    const reason = 'The parenthesis around the command is not closed.';
    return isSlash ? { kind: 'broken', at: span.start, reason } : { kind: 'none', mentioned };
  }
  const fields = text.slice(span.end, close).trim();
  const rest = text.slice(close + 1).replace(/^[.;,\s]+/, '');
  // Words between the command and the parenthesis, or after it, make it part of a sentence.
  const inSentence = (fields !== '' && !fields.startsWith(',')) || (rest !== '' && fields === '');
  // `(foo())` or `(src/a.ts)` at the end of a sentence names a thing; with a space or with fields it is meant as a command.
  const namesThing = !isSlash && fields === '' && span.text.trim() !== '' && !/\s/.test(span.text.trim());
  if (inSentence || namesThing) return { kind: 'none', mentioned };
  const open = parenthesisBefore(text, span.start);
  return { kind: 'tail', open, span, fields, rest, mentioned: mentioned.filter((other) => other !== span) };
}

/** `Text `/command`, agent, easy`: meant as dialect A, but without its parentheses. */
function withoutParentheses(text: string, last: CodeSpan | undefined, mentioned: CodeSpan[]): CommandTail {
  const parts = last && startsWithSlash(last) ? text.slice(last.end).trim().split(',') : [];
  const isTail = parts.length === 3 && parts[0] === '' && isComplexity(parts[2] ?? '');
  if (!last || !isTail) return { kind: 'none', mentioned };
  return { kind: 'broken', at: last.start, reason: 'The parentheses around the command are missing.' };
}

function startsWithSlash(span: CodeSpan): boolean {
  return span.text.trimStart().startsWith('/');
}

/** Index of the `(` right before `start`, spaces aside, or -1. */
function parenthesisBefore(text: string, start: number): number {
  let index = start - 1;
  while (index >= 0 && text[index] === ' ') index--;
  return text[index] === '(' ? index : -1;
}

function opensCommand(text: string, start: number): boolean {
  if (parenthesisBefore(text, start) === -1) return false;
  let index = start;
  while (text[index] === '`') index++;
  while (text[index] === ' ') index++;
  return text[index] === '/';
}

/** Index of the `)` that closes the parenthesis around `from`, code spans left aside; -1 when none does. */
function closingParenthesis(text: string, from: number, spans: readonly CodeSpan[]): number {
  const later = spans.filter((span) => span.start >= from);
  let next = 0;
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    const span = later[next];
    if (span && index === span.start) {
      index = span.end - 1;
      next += 1;
    } else if (text[index] === '(') depth += 1;
    else if (text[index] === ')' && --depth === 0) return index;
  }
  return -1;
}
