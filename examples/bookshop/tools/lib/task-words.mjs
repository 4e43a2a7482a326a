const stop = '(?:with|by|in|from|so|that|which|using|to|at)';
const article = '(?:(?:the|an?|new|one)\\s+)*';

/** `--task=text -- word word`: what the task says, and the words its command was given. */
export function readArguments(argv = process.argv.slice(2)) {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const options = argv.slice(0, end);
  const given = options.find((option) => option.startsWith('--task='));
  const words = [...options.filter((option) => option !== given), ...argv.slice(end + 1)];
  return { task: given?.slice('--task='.length) ?? '', words: words.filter((word) => word.trim()) };
}

/** “endpoint for the new books with prices”, after “for”: “books”. Empty when the text does not say. */
export function subjectAfter(task, ...markers) {
  const found = new RegExp(`\\b(?:${markers.join('|')})\\s+${article}(.+?)(?=\\s+${stop}\\b|[.;(]|$)`, 'i').exec(task);
  return found?.[1].trim() ?? '';
}

/** “Build the wish list page”, before “page”: “wish list”. Empty when the text does not say. */
export function subjectBefore(task, noun) {
  const found = new RegExp(`\\b(?:the|an?|new)\\s+(?:new\\s+)?([\\w -]+?)\\s+${noun}\\b`, 'i').exec(task);
  return found?.[1].trim() ?? '';
}

/** “books, authors and the shelves” as three. */
export function eachOf(text) {
  return text
    .split(/,|\band\b/)
    .map((part) => part.trim().replace(new RegExp(`^${article}`, 'i'), ''))
    .filter(Boolean);
}

/** Names such as `BookCard` that a text mentions. */
export const componentNames = (text) => text.match(/\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+\b/g) ?? [];

export const kebab = (text) =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
export const snake = (text) => kebab(text).replaceAll('-', '_');
export const pascal = (text) => kebab(text).replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
