import { taskRefPattern } from '@/lib/plan/task-ref';

/**
 * The plan's own id at the front of a text. `kind` says how sure a sign of a task it is: `id` (`T001`, `TASK-P2-001`),
 * `word` (`Task 3:`), `dotted` (`1.2`), `number` (`1.`), `step` (`Step 3:`), `series` (`SETUP-01`).
 */
export type OutlineRef = {
  kind: 'id' | 'word' | 'dotted' | 'number' | 'step' | 'series';
  ref: string | null;
  number: number | null;
  length: number;
};

const end = '(?=[\\s:：.)\\]*_`~,、–—（-]|$)';
const idPattern = new RegExp(
  `^(?:T-?\\d{1,6}(?:\\.\\d{1,4})*[a-z]?|TASK[-_]?(?:[A-Z0-9]{1,10}[-_])?\\d{1,6}[a-z]?)${end}`,
  'i',
);
const taskWords =
  'sub-?tasks?|tasks?|teilaufgabe|unteraufgabe|aufgabe|subtarea|tarea|subtarefa|tarefa|sous-tâche|tâche|compito|attività|' +
  'under?taak|taak|uppgift|opgave|zadanie|úkol|görev|подзадача|задача|завдання|サブタスク|タスク|子任务|任务|任務|하위 작업|작업|태스크';
const stepWords = 'step|schritt|paso|passo|étape|stap|krok|adım|шаг|ステップ|手順|步骤|步驟|단계';
const wordPattern = new RegExp(
  `^(?:${taskWords})(?:[ \\t]*[#№]?[ \\t]*(\\d{1,6}(?:\\.\\d{1,4})*[a-z]?)|[ \\t]+([A-Z](?:\\.\\d{1,4})?)(?=\\s*[:：(]))${end}`,
  'iu',
);
const stepPattern = new RegExp(`^(?:${stepWords})[ \\t]*#?(\\d{1,4})(?=\\s*[:：.)–—-])`, 'iu');
const dottedPattern = /^\d{1,3}(?:\.\d{1,4}){1,4}[a-z]?(?=[\s:：)\]*_`~–—]|\.(?:\s|$|\*)|$)/;
const numberPattern = /^#?(\d{1,4})(?:[.):：、](?=\s|\*|_|$|[^\d\s])|(?=\s*(?:–|—|\|)\s))/;
const seriesPattern =
  /^(?=[A-Z0-9._-]{0,39}\d)[A-Z][A-Z0-9]{0,9}(?:[-_.][A-Z0-9]{1,10}){0,3}[a-z]?(?=[\s:：)\]*_`~–—]|\.(?:[\s*]|$)|$)/;
/** Names of requirements, criteria, standards and formats, which number other things than tasks. */
const otherSeries = /^(?:AC|FR|NFR|REQ|SC|DOD|ADR|RFC|ISO|CVE|HTTPS?|UTF|SHA|IPV|OAUTH|US|UC|PR|EC)[-_.]?\d/;

/** Reads the id a text begins with, with the full stop or colon right after it. `series` allows ids such as `SETUP-01`. */
export function readOutlineRef(text: string, series: boolean): OutlineRef | null {
  const open = text.startsWith('[') ? 1 : 0;
  const from = text.slice(open);
  const found = readId(from) ?? readWord(from) ?? readNumber(from) ?? (series ? readSeries(from) : null);
  if (!found) return null;
  const length = open + found.length;
  if (open === 0) return { ...found, length: length + (/^[.)](?=[\s*_`~]|$)/.test(text.slice(length)) ? 1 : 0) };
  return text[length] === ']' && found.kind !== 'number' ? { ...found, length: length + 1 } : null;
}

function readId(text: string): OutlineRef | null {
  const ref = idPattern.exec(text)?.[0] ?? /^[A-Za-z0-9-]{2,24}(?=[\s:.)\]*]|$)/.exec(text)?.[0];
  if (!ref || !(idPattern.test(ref) || taskRefPattern.test(ref))) return null;
  return { kind: 'id', ref, number: null, length: ref.length };
}

function readWord(text: string): OutlineRef | null {
  const word = wordPattern.exec(text);
  const ref = word?.[1] ?? word?.[2];
  if (word && ref) return { kind: 'word', ref, number: wholeNumber(ref), length: word[0].length };
  const step = stepPattern.exec(text);
  return step?.[1] ? { kind: 'step', ref: null, number: Number(step[1]), length: step[0].length } : null;
}

function readNumber(text: string): OutlineRef | null {
  const dotted = dottedPattern.exec(text)?.[0];
  if (dotted) return { kind: 'dotted', ref: dotted, number: null, length: dotted.length };
  const number = numberPattern.exec(text);
  if (!number?.[1]) return null;
  return { kind: 'number', ref: number[1], number: Number(number[1]), length: number[0].length };
}

function readSeries(text: string): OutlineRef | null {
  const ref = seriesPattern.exec(text)?.[0];
  if (!ref || otherSeries.test(ref)) return null;
  return { kind: 'series', ref, number: null, length: ref.length };
}

const wholeNumber = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);
