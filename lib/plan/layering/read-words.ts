import { decidingVerbs, otherVerbs, plainVerbs } from './layer-words';

/** The words of a task that say what it is: in lower case, without paths, code and marks. */
export type TaskWords = {
  verb: string | null;
  /** Words between the verb and the first preposition; the last one says what is made. */
  object: string[];
  /** Paths and file names anywhere in the text, as they stand there. */
  files: string[];
};

const label = /^(?:(?:task|step|story|item)\s*#?\d[\d.]*|\[[^\]]{1,12}\])\s*[:.)–—-]*\s*/i;
/** `Backend: create …`, `Checkpoint - verify …`: a word or two before a verb. */
const topic = /^[\p{L}-]{1,20}(?: [\p{L}-]{1,20})?(?::|\s[-–—])\s+(?=\p{L})/u;
const boundary = new Set(
  'in to for with from using of at on that which by via as so when if and or into onto under over per between within through before after against across without including based where while then'.split(
    ' ',
  ),
);
const path =
  /(?:[\w@.~*-]+\/)+[\w.*[\]()@-]*|(?<![\w.])[\w@-][\w.@-]*\.(?:[cm]?[jt]sx?|py|go|rs|rb|java|kt|swift|php|cs|c|h|cpp|sql|md|mdx|json|ya?ml|toml|css|scss|html|vue|svelte|sh|prisma|graphql|proto|env)(?![\w])|(?<!\w)\.(?:env|gitignore|eslintrc|prettierrc)[\w.]*/gi;
/** Signs of languages that put no spaces between their words. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Two words for one act. */
const joined: readonly (readonly [RegExp, string])[] = [
  [/^set(?:ting)? up(?![\p{L}-])/u, 'setup'],
  [/^set-up(?![\p{L}-])/u, 'setup'],
  [/^(hook|wire|clean|roll|plug) (up|out|in)(?![\p{L}-])/u, '$1-$2'],
  [/^(smoke|load) test(?![\p{L}-])/u, '$1-test'],
];
const skipped = new Set('a an the new all each every some any our its basic initial simple also then first'.split(' '));

/** Reads the words of a task's description. */
export function readTaskWords(description: string): TaskWords {
  const files = [...description.matchAll(path)].map(([file]) => file);
  const plain = description
    .replace(path, ' ')
    .replace(/[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}/g, '')
    .replace(/`[^`]*`/g, ' thing ')
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
    .trim();
  const text = withoutTopic(plain.replace(label, '')).toLowerCase();
  const tokens = tokensOf(joined.reduce((words, [pattern, word]) => words.replace(pattern, word), text));
  const [first] = tokens;
  const verb = first !== undefined ? verbOf(first) : null;
  // A Latin word within such a text is a name in it, not what is made.
  const object = unspaced.test(text) ? [] : objectOf(verb === null ? tokens : tokens.slice(1));
  return { verb, object, files };
}

function withoutTopic(text: string): string {
  const rest = text.replace(topic, '');
  const first = /^\p{L}+/u.exec(rest)?.[0]?.toLowerCase();
  return first !== undefined && verbOf(first) !== null ? rest : text;
}

/** Words in order, with `.` for where a sentence or a clause ends. */
function tokensOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{N}.-]*\p{L}|\p{L}|[:;,(—–→=|.：；，、。（「“]/gu) ?? [];
}

function verbOf(word: string): string | null {
  const forms = [word, word.replace(/ing$/, ''), word.replace(/ing$/, 'e'), word.replace(/e?s$/, '')];
  return forms.find((form) => decidingVerbs.has(form) || plainVerbs.has(form) || otherVerbs.has(form)) ?? null;
}

function objectOf(tokens: readonly string[]): string[] {
  const end = tokens.findIndex((token) => boundary.has(token) || !/\p{L}/u.test(token));
  return tokens.slice(0, end === -1 ? tokens.length : end).filter((token) => !skipped.has(token));
}
