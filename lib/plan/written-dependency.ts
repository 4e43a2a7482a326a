import { type RefRange, readRefRange, taskRefPattern } from './task-ref';

/** What one part of a dependency text names. */
export type WrittenDependency =
  | { kind: 'none' }
  | { kind: 'all-layers' }
  | { kind: 'all-above' }
  | { kind: 'layers'; from: number; to: number }
  | { kind: 'key'; key: string }
  /** `bare` when no word stands before the number. */
  | { kind: 'numbers'; from: number; to: number; bare: boolean }
  | { kind: 'ref'; ref: string }
  | { kind: 'refs'; range: RefRange }
  | { kind: 'previous' }
  | { kind: 'words'; words: string };

const none = /^(?:none|no|nothing|n\/a|na|-|–|—|no dependencies|independent)$/i;
const allLayers =
  /^(?:all|every)(?: of the| the)?(?: (?:previous|earlier|prior|other|preceding|above))? layers?(?: |$)/i;
const allAbove =
  /^(?:(?:all|every)(?: of the| the)? (?:previous|earlier|prior|preceding|above)(?: tasks?| ones?)?|(?:all|every|everything)(?: tasks?)? above|all tasks)(?: (?:is |are |must be |to be )?(?:complete|completed|done|finished))?$/i;
const key = /^L(\d{1,3})\.(\d{1,6})(?![\d.])/i;
const layers =
  /^(?:all )?(?:L|layers? ?)(\d{1,6})(?: ?(?:-|–|to|through) ?(?:L|layer ?)?(\d{1,6}))?(?![\p{L}\p{N}.])/iu;
const numbers =
  /^(?:tasks? ?#?|#)(\d{1,6})(?: ?(?:-|–|to|through) ?(?:tasks? ?#?|#)?(\d{1,6}))?(?![\p{L}\p{N}]|\.\d)/iu;
const bareNumber = /^\d{1,6}$/;
const further = /(?<![\p{L}\p{N}])(?:L\d|T\d{2}|task #?\d|layer \d)/iu;
const previous = /^(?:the )?(?:previous|preceding|prior) task$/i;
/** What leads up to a name. `depends on T012` names just that. */
const leading =
  /^(?:(?:depends?|depending) (?:up)?on|after|requires|needs|waits? for|blocked by|completion of|tasks?(?= T-?\d))[: ]\s*/i;

/** Splits `L0 complete, Task 2 and T003` into what it names, each with its place in the text. */
export function splitDependencies(text: string): { part: string; index: number }[] {
  const parts: { part: string; index: number }[] = [];
  let index = 0;
  for (const piece of text.split(/([,;&+|]| and |\/(?=\s?(?:l|t|task)\s?\d))/i)) {
    const part = piece.trim();
    if (part !== '' && !/^(?:[,;&+|/]|and)$/i.test(part)) parts.push({ part, index: index + piece.indexOf(part) });
    index += piece.length;
  }
  return parts;
}

/** Reads one part of a dependency text. */
export function readDependency(part: string): WrittenDependency {
  const whole = part
    .replace(/[*`[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  const text = withoutLead(whole);
  if (text === '' || none.test(text)) return { kind: 'none' };
  if (allLayers.test(text)) return { kind: 'all-layers' };
  if (allAbove.test(text)) return { kind: 'all-above' };
  if (previous.test(text)) return { kind: 'previous' };
  if (bareNumber.test(text)) return { kind: 'numbers', from: Number(text), to: Number(text), bare: true };
  const named = readReference(text);
  // `L0 complete T003` names two things without a comma: neither may be passed over.
  const rest = named ? text.slice(named.length) : '';
  return named && !further.test(rest) ? named.dependency : { kind: 'words', words: whole };
}

function withoutLead(text: string): string {
  let rest = text;
  // `Depends on: tasks T1` has two of them.
  for (let lead = leading.exec(rest), times = 0; lead && times < 2; lead = leading.exec(rest), times++) {
    rest = rest.slice(lead[0].length);
  }
  return rest;
}

/** What the text begins with, and how long that is. */
function readReference(text: string): { dependency: WrittenDependency; length: number } | null {
  const asKey = key.exec(text);
  if (asKey) {
    return { dependency: { kind: 'key', key: `L${Number(asKey[1])}.${Number(asKey[2])}` }, length: asKey[0].length };
  }
  const asLayers = layers.exec(text);
  if (asLayers) return { dependency: { kind: 'layers', ...endsOf(asLayers) }, length: asLayers[0].length };
  const asNumbers = numbers.exec(text);
  if (asNumbers) {
    return { dependency: { kind: 'numbers', ...endsOf(asNumbers), bare: false }, length: asNumbers[0].length };
  }
  const range = readRefRange(text);
  if (range) return { dependency: { kind: 'refs', range }, length: range.length };
  const dotted = /^(?:task ?#?)?(\d{1,4}(?:\.\d{1,4}){1,3})(?![\p{L}\p{N}])/iu.exec(text);
  if (dotted?.[1]) return { dependency: { kind: 'ref', ref: dotted[1] }, length: dotted[0].length };
  const ref = text.split(/[ (:]/, 1)[0] ?? '';
  return taskRefPattern.test(ref) ? { dependency: { kind: 'ref', ref }, length: ref.length } : null;
}

function endsOf(found: RegExpExecArray): { from: number; to: number } {
  const from = Number(found[1]);
  return { from, to: found[2] === undefined ? from : Number(found[2]) };
}
