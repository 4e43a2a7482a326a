import {
  addingVerbs,
  decidingVerbs,
  extendingVerbs,
  type LayerWord,
  objectWords,
  onlyAsHead,
  plainVerbs,
} from './layer-words';
import { readTaskWords } from './read-words';

/** A layer from 0 to 3 and why, in one sentence. */
export type Judgement = {
  layer: number;
  reason: string;
  /** Only a plain verb such as “create” speaks: a phase that names its layer says more. */
  plain?: boolean;
};

/** Words whose work is on something that must be there first, whatever is done with it. */
const groundwork = new Set('database databases db schema schemas migration migrations'.split(' '));
const carriedOut = new Set('run apply deploy connect link execute'.split(' '));
const fileRules: readonly (readonly [RegExp, number, string])[] = [
  [/(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|\.(?:test|spec)\.\w+$|_test\.\w+$|(?:^|\/)test_[^/]*$/i, 3, 'tests'],
  [/(?:^|\/)docs?\/|(?:^|\/)(?:readme|changelog|quickstart|contributing)[^/]*$/i, 3, 'documentation'],
  [/(?:^|\/)migrations?\/|\.(?:sql|prisma)$/i, 0, 'the database'],
  [
    /(?:^|\/)(?:dockerfile|package\.json|pyproject\.toml|tsconfig[^/]*|\.env[^/]*|\.gitignore|cargo\.toml|go\.mod)$/i,
    0,
    'the environment',
  ],
];

/** What the words of a task say of its layer: its verb, then what it makes, then the files it names. Null when nothing. */
export function judgeByWords(description: string): Judgement | null {
  const { verb, object, files } = readTaskWords(description);
  const deciding = verb === null ? undefined : decidingVerbs.get(verb);
  if (verb !== null && carriedOut.has(verb)) {
    const ground = object.find((word) => groundwork.has(word));
    if (ground !== undefined) return say(ground, objectWords.get(ground) as LayerWord);
  }
  if (verb !== null && deciding) return say(spoken(verb), deciding);
  const plain = verb === null ? undefined : plainVerbs.get(verb);
  const byVerb = verb !== null && plain ? say(spoken(verb), plain) : null;
  const made = objectWord(object, verb);
  // More of a model is no model: only what all build on, and what joins it all, is such whatever is done to it.
  if (made && !(byVerb && extendingVerbs.has(verb ?? '') && isMiddle(made.means))) return say(made.word, made.means);
  if (byVerb && extendingVerbs.has(verb ?? '')) return byVerb;
  return byFile(files) ?? (byVerb && { ...byVerb, plain: true });
}

type Spoken = { word: string; means: LayerWord };

const isMiddle = ({ layer }: LayerWord): boolean => layer === 1 || layer === 2;

/** The last word says what is made; words before it count where nothing else does, and what is added to them is its own thing. */
function objectWord(object: readonly string[], verb: string | null): Spoken | null {
  const head = wordIn(object.slice(-1)) ?? pairIn(object);
  if (head) return head;
  const isAdded = addingVerbs.has(verb ?? '');
  const before = object.toReversed().filter((word) => !onlyAsHead.has(word) && (!isAdded || groundwork.has(word)));
  return before.map((word) => wordIn([word])).find((found) => found !== null) ?? null;
}

function wordIn([word]: readonly string[]): Spoken | null {
  const means = word === undefined ? undefined : objectWords.get(word);
  return word !== undefined && means ? { word, means } : null;
}

/** `project structure` is one thing. */
function pairIn(object: readonly string[]): Spoken | null {
  const means = objectWords.get(object.slice(-2).join('-'));
  return means ? { word: object.slice(-2).join(' '), means } : null;
}

function byFile(files: readonly string[]): Judgement | null {
  for (const file of files) {
    const rule = fileRules.find(([pattern]) => pattern.test(file));
    if (rule) return { layer: rule[1], reason: `${file} belongs to ${rule[2]}, which is L${rule[1]} work.` };
  }
  return null;
}

function say(word: string, { layer, rule }: LayerWord): Judgement {
  const known = rule.split(', ').includes(word);
  return { layer, reason: `“${word}” is L${layer} work${known ? '' : ` (like ${rule})`}.` };
}

const spoken = (verb: string): string => (verb === 'setup' ? 'set up' : verb.replace('-', ' '));
