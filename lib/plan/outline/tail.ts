import { placeOf, type TaskDraft } from '@/lib/plan/task-draft';
import type { Front } from './front';
import { namesIds, withPlainIds } from './names-ids';
import { cutStatus, readStatus } from './status-words';

const rounds = 6;
const END_LENGTH = 350;
const parallel = /\s*(?:\(P\)|\[P\]|\((?:can run )?(?:in )?parallel\))$/;
const optional = /\s*(?:\((?:optional|optionnel|opcional|任意|可选|可選)\)|\[optional\])$/i;
const criteria =
  /\s*[([](?:ACs?\s*[:#]?\s*#?\s*[\d.,\s#&–-]{1,40}|(?:Refs?|Requirements?|Req)\s*:[^()[\]]{1,60})[)\]]$/i;
const dependsOn =
  /\(\s*(?:depends? (?:on|upon)|depends|dependenc(?:y|ies)|deps|after|requires|needs|blocked by|hängt ab von|depende de|dépend de|依存|依赖)\s*[:：]?\s*([^()]{1,300})\)/iu;
const dependsAtEnd = /[-–—;,.:]\s{0,3}(?:depends on|depends|blocked by)\s{0,3}[:：]?\s{0,3}([^()]{1,300})$/i;

/**
 * Takes what stands after a task's own words off its text: closing signs of emphasis, `(P)`, `(optional)`,
 * `(AC: 1)`, `(depends on T001)`, and of a task that is done the words that say so. `refs` are the ids of the plan.
 */
export function takeTail(draft: TaskDraft, front: Front, refs: ReadonlySet<string>): void {
  takeDependencies(draft, refs);
  for (const mark of front.open.toReversed()) {
    const at = draft.text.indexOf(mark);
    if (at !== -1) draft.text = `${draft.text.slice(0, at)}${draft.text.slice(at + mark.length)}`.trim();
  }
  for (let round = 0; round < rounds; round++) if (!takeMark(draft)) break;
}

function takeMark(draft: TaskDraft): boolean {
  const end = draft.text.slice(-120);
  const whole = draft.text.length - end.length;
  const cut = (index: number): boolean => {
    draft.text = draft.text.slice(0, whole + index).trimEnd();
    return true;
  };
  const beside = parallel.exec(end);
  if (beside) {
    draft.parallel = true;
    return cut(beside.index);
  }
  const spare = optional.exec(end);
  if (spare) {
    draft.optional = true;
    return cut(spare.index);
  }
  const met = criteria.exec(end);
  if (met) {
    draft.notes.push({ line: draft.line, text: met[0].trim() });
    return cut(met.index);
  }
  return false;
}

/** ` — DONE` after a title says so; after a bullet whose box is ticked it only repeats it. */
export function takeStatus(draft: TaskDraft): void {
  const whole = draft.ref === null ? null : readStatus(draft.text);
  const isWhole = whole !== null && /^[^\p{L}]*\p{L}*[^\p{L}]*$/u.test(draft.text);
  const { text, status } = isWhole ? { text: '', status: whole } : cutStatus(draft.text);
  if (status === null || (draft.boxed && draft.done !== (status === 'done'))) return;
  draft.text = text;
  if (!draft.boxed) draft.done = status === 'done';
}

/** Looks only at the end of a text, so that a long one costs no more. */
function fromEnd(pattern: RegExp, text: string): RegExpExecArray | null {
  const whole = Math.max(0, text.length - END_LENGTH);
  const found = pattern.exec(text.slice(whole));
  if (found) found.index += whole;
  return found;
}

function takeDependencies(draft: TaskDraft, refs: ReadonlySet<string>): void {
  const found = dependsOn.exec(draft.text) ?? fromEnd(dependsAtEnd, draft.text);
  const text = found?.[1]?.trim() ?? '';
  if (!found || !namesIds(text, refs)) return;
  const at = found.index + found[0].indexOf(text);
  draft.dependencies = { text: withPlainIds(text, refs), place: placeOf(draft, at) };
  draft.given.push('dependencies');
  const rest = draft.text.slice(found.index + found[0].length).trimStart();
  draft.text = `${draft.text.slice(0, found.index).trimEnd()} ${rest}`.trim();
}
