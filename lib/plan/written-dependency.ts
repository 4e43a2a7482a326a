import { taskRefPattern } from './task-ref';

/** What one part of a dependency text names. */
export type WrittenDependency =
  | { kind: 'none' }
  | { kind: 'all-layers' }
  | { kind: 'layers'; from: number; to: number }
  | { kind: 'key'; key: string }
  | { kind: 'number'; number: number }
  | { kind: 'ref'; ref: string }
  | { kind: 'previous' }
  | { kind: 'words'; words: string };

const none = /^(?:none|no|nothing|n\/a|na|-|–|—|no dependencies)$/i;
const allLayers = /^(?:all|every)(?: (?:previous|earlier|prior|other|preceding))? layers?(?: |$)/i;
const key = /^L(\d{1,3})\.(\d{1,6})(?![\d.])/i;
const layers =
  /^(?:all )?(?:L|layers? ?)(\d{1,6})(?: ?(?:-|–|to|through) ?(?:L|layer ?)?(\d{1,6}))?(?![\p{L}\p{N}.])/iu;
const number = /^(?:task ?#?|#)(\d{1,6})(?![\p{L}\p{N}.])/iu;
const further = /(?<![\p{L}\p{N}])(?:L\d|T\d{2}|task #?\d|layer \d)/iu;
const previous = /^(?:the )?(?:previous|preceding|prior) task$/i;

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
  const text = part
    .replace(/[*`[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  if (text === '' || none.test(text)) return { kind: 'none' };
  if (allLayers.test(text)) return { kind: 'all-layers' };
  if (previous.test(text)) return { kind: 'previous' };
  const named = readReference(text);
  // `L0 complete T003` names two things without a comma: neither may be passed over.
  const rest = named ? text.slice(named.length) : '';
  return named && !further.test(rest) ? named.dependency : { kind: 'words', words: text };
}

/** What the text begins with, and how long that is. */
function readReference(text: string): { dependency: WrittenDependency; length: number } | null {
  const asKey = key.exec(text);
  if (asKey) {
    return { dependency: { kind: 'key', key: `L${Number(asKey[1])}.${Number(asKey[2])}` }, length: asKey[0].length };
  }
  const asLayers = layers.exec(text);
  if (asLayers) {
    const from = Number(asLayers[1]);
    const to = asLayers[2] === undefined ? from : Number(asLayers[2]);
    return { dependency: { kind: 'layers', from, to }, length: asLayers[0].length };
  }
  const asNumber = number.exec(text);
  if (asNumber) return { dependency: { kind: 'number', number: Number(asNumber[1]) }, length: asNumber[0].length };
  const ref = text.split(/[ (:]/, 1)[0] ?? '';
  return taskRefPattern.test(ref) ? { dependency: { kind: 'ref', ref }, length: ref.length } : null;
}
