import { findMadeSpan, languageOf } from './made-span';
import { maskText, type Span } from './mask-text';
import { isPreposition, readObjects, type WordRange } from './read-objects';
import { type Said, saidIn } from './stack-facts';
import { kindOfLabel, kindOfObject, kindOfVerb, makingKinds, type TaskKind } from './task-kinds';
import { findUnspacedVerb } from './unspaced-verb';
import { readWords, type Word } from './words';

/** A task's text, taken apart as far as mapping needs it. */
export type TaskReading = {
  text: string;
  kind: TaskKind;
  /** All words that are words, in order. */
  words: Word[];
  /** What the task is about: the noun phrases after its verb, before the first preposition. Ranges over `words`. */
  objects: WordRange[];
  /** Index of the first word after the title. */
  titleEnd: number;
  spans: Span[];
  /** Technologies that its words name. */
  said: Said;
  /** The file or endpoint that is itself what is made. */
  made: Span | null;
  /** Language of the files the task names, where it is one of the two that matter here. */
  language: 'python' | 'javascript' | null;
};

/** What may stand before a task's own words: ids, numbers, marks in brackets. */
const prefix =
  /^\s*(?:(?:\[[^\]\n]{0,30}\]|\([^)\n]{0,12}\)|[A-Z]{1,5}-?\d[\w.-]*|\d+(?:\.\d+)*[.)]?|Task(?:\s+\d+)?:|Step\s+\d+:?|[-*•])[\s:.]+)+/;
const label = /^\s*([A-Za-z]{2,12})(?:\([^)\n]*\))?\s*:\s+(?=\S)/;
/** What is asked is not yet decided. */
const question = /^\W*(?:is|are|do|does|did|should|can|could|which|what|how|why|when|who)\b[^.!]*\?/i;
const titleBreak = /[:;.!?](?=\s|$)|\s[-–—]+\s|\n|→|=>/g;
const testFile = /(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|[._-](?:test|spec)\.[a-z]+$|(?:^|\/)test_[\w-]+\.py$/i;
const determiners = new Set(['all', 'the', 'a', 'an', 'each', 'every', 'any']);

/** What a task is about stands at its beginning; the rest of a very long one is not looked at. */
const LENGTH_MAX = 2000;

/** Takes a task's text apart: what kind of doing it is, and what it is about. */
export function readTask(description: string): TaskReading {
  const text = description.slice(0, LENGTH_MAX);
  const { words: masked, spans } = maskText(text);
  let start = prefix.exec(masked)?.[0].length ?? 0;
  const labelled = readLabel(masked.slice(start));
  start += labelled.length;
  const words = readWords(masked).filter((word) => word.start >= start);
  const titleEnd = countBefore(words, titleEndOf(masked, start, words));
  const unspaced = findUnspacedVerb(words, titleEnd);
  const verb = unspaced?.kind ?? verbOf(words);
  const from = unspaced?.from ?? (verb ? 1 : 0);
  const title = readObjects(masked, words, from, unspaced?.to ?? titleEnd);
  const afterVerb = { word: from, offset: from ? (words[from - 1]?.end ?? start) : start };
  const made = findMadeSpan(
    words,
    title.objects,
    afterVerb,
    spans.filter((span) => span.start >= start),
  );
  // “Create src/x.py with Y”, “src/x.py: Y”: the file is what is made, Y says what it is.
  const objects = title.objects.length
    ? title.objects
    : readObjects(masked, words, afterFile(words, from), words.length).objects;
  const about = objects[0] ? words.slice(objects[0].from, objects[0].to).map((word) => word.stem) : [];
  const stated = labelled.kind ?? (question.test(text) ? 'study' : verb) ?? 'make';
  const kind = kindOfFile(kindOfObject(title.joining && stated === 'make' ? 'join' : stated, about), spans, text);
  const said = saidIn(words.map((word) => word.text).join(' '));
  return { text, kind, words, objects, titleEnd, spans, said, made, language: languageOf(spans) };
}

/** What follows a task's title, where it begins with a verb of its own: “Title: create …”. Null where it does not. */
export function readAfterTitle(task: TaskReading): TaskReading | null {
  const first = task.words[task.titleEnd];
  if (!first || !kindOfVerb(first.text)) return null;
  return readTask(task.text.slice(first.start));
}

/** A label such as `FIX:` or `docs(api):` before the task's own words, and the kind it stands for. */
function readLabel(text: string): { length: number; kind: TaskKind | null } {
  const match = label.exec(text);
  const word = match?.[1] ?? '';
  const kind = kindOfLabel(word);
  const isLabel = kind !== null || /^[A-Z]{3,}$/.test(word) || /^(?:feat|feature|chore|task|story)$/i.test(word);
  return match && isLabel ? { length: match[0].length, kind } : { length: 0, kind: null };
}

/** The kind of the first word if it is a verb: “load test” and “push notification” begin with none, “query all posts” does. */
function verbOf(words: readonly Word[]): TaskKind | null {
  const [first, second] = words;
  if (!first) return null;
  const kind = kindOfVerb(first.text);
  const compound = kind === 'join' ? /^test(?:ing)?$/ : kind === 'run' ? /^notification$/ : null;
  if (compound?.test(second?.stem ?? '')) return null;
  return kind ?? (determiners.has(second?.stem ?? '') ? 'change' : null);
}

function afterFile(words: readonly Word[], from: number): number {
  const stem = words[from]?.stem ?? '';
  return isPreposition(stem) || kindOfVerb(stem) ? from + 1 : from;
}

/** Words after which a file is where something comes from, not what is made. */
const source = /\b(?:per|from|see|using|following|by|with|of|run|execute|apply|reference|read|load)[\s:`(]*$/i;

/** Making a test file is writing tests, making a file of documentation is documenting. */
function kindOfFile(kind: TaskKind, spans: readonly Span[], text: string): TaskKind {
  const file = spans.find((span) => span.kind === 'path' && !source.test(text.slice(0, span.start)))?.text ?? '';
  if (!makingKinds.has(kind) && kind !== 'change') return kind;
  if (testFile.test(file)) return 'write-tests';
  return /\.(?:md|mdx|rst)$/i.test(file) && !/^(?:app|src|content|pages)\//.test(file) ? 'document' : kind;
}

/** The title ends at the first full stop, colon or dash that has two words before it. */
function titleEndOf(masked: string, start: number, words: readonly Word[]): number {
  const firstEnd = words[1]?.end ?? words[0]?.end ?? masked.length;
  for (const match of masked.matchAll(titleBreak)) {
    if (match.index >= start && match.index >= firstEnd) return match.index;
  }
  return masked.length;
}

function countBefore(words: readonly Word[], offset: number): number {
  const index = words.findIndex((word) => word.start >= offset);
  return index === -1 ? words.length : index;
}
