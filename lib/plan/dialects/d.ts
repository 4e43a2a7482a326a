import { codeSpans } from '@/lib/plan/code-spans';
import { isComplexity } from '@/lib/plan/complexity-words';
import type { Place, Remarks } from '@/lib/plan/remarks';
import { placeOf, type TaskDraft, takeFront } from '@/lib/plan/task-draft';
import { readAgents } from './agent-marks';
import type { Dialect } from './dialect';
import { takeAgent } from './take-agent';

/** `- [Complex] Task 1 (@claude) - reason` under headings such as `## Foundation Layer (Sequential)`. */
export const dialectD: Dialect = { name: 'D', takeMark, takeTail };

/** `Task 1` where a title would stand. */
const lone = /^task\s+#?(\d{1,6})(?=\s*(?:\(@|[–—-]\s|$))/i;

/** The complexity in brackets at the front of a text, such as `[Complex]` or `[High complexity]`. */
export function readTag(text: string): { complexity: string; length: number } | null {
  const tag = /^\[(?:complexity:? )?([\p{L}\p{N}-]{1,20})(?: complexity)?\](?=\s|$)/iu.exec(text);
  return tag?.[1] && isComplexity(tag[1]) ? { complexity: tag[1], length: tag[0].length } : null;
}

/** Where `(@claude)` stands in a text. What follows the agents after a comma is `more`. */
export function findAgents(text: string): { start: number; end: number; agents: string[]; more: string } | null {
  if (!text.includes('(@')) return null;
  const found = /\((?=@)([^()`]{1,200})\)/.exec(text);
  const inner = found?.[1]?.trim() ?? '';
  const marks = found && readAgents(inner);
  if (!found || !marks) return null;
  const rest = inner.slice(marks.length);
  if (rest !== '' && !/^\s*[,;]/.test(rest)) return null;
  const end = found.index + found[0].length;
  if (text.includes('`') && codeSpans(text).spans.some((span) => span.start < found.index && span.end > found.index)) {
    return null;
  }
  return { start: found.index, end, agents: marks.agents, more: rest.replace(/^[\s,;]+/, '') };
}

function takeMark(draft: TaskDraft): boolean {
  const tag = draft.text.startsWith('[') && !draft.given.includes('complexity') ? readTag(draft.text) : null;
  if (!tag) return false;
  draft.given.push('complexity');
  draft.complexity = tag.complexity;
  takeFront(draft, tag.length);
  return true;
}

function takeTail(draft: TaskDraft, remarks: Remarks): boolean {
  const number = lone.exec(draft.text);
  if (number && draft.number === null) draft.number = Number(number[1]);
  const found = draft.given.includes('(agent)') ? null : findAgents(draft.text);
  if (!found) return false;
  draft.given.push('(agent)');
  const place = placeOf(draft, found.start + 1);
  takeAgent(draft, found.agents, place, remarks);
  takeMore(draft, found.more, place);
  const title = draft.text.slice(0, found.start).trimEnd();
  const rest = draft.text.slice(found.end).trim();
  const reason = /^[–—-]\s*(?=\S)/.exec(rest);
  const isTitled = title !== '' && number?.[0].length !== title.length;
  const said = reason ? rest.slice(reason[0].length) : rest;
  // `Task 1` alone says nothing: there the reason is the description.
  if (reason && isTitled) draft.notes.push({ line: place.line, text: said });
  draft.text = reason && isTitled ? title : `${title} ${title === '' ? said : rest}`.trim();
  return true;
}

/** What stands beside the agent: `(@claude, easy, 2 h)`. */
function takeMore(draft: TaskDraft, more: string, { line }: Place): void {
  for (const part of more.split(/[,;]/).map((text) => text.trim())) {
    if (part === '') continue;
    if (isComplexity(part) && !/^\d/.test(part) && !draft.given.includes('complexity')) {
      draft.given.push('complexity');
      draft.complexity = part;
    } else if (/^~?\d+(?:[.,]\d+)?\s*(?:h|m|d|hours?|hrs?|min(?:utes)?|days?|weeks?)$/i.test(part) && !draft.estimate) {
      draft.given.push('estimate');
      draft.estimate = part;
    } else draft.notes.push({ line, text: part });
  }
}
