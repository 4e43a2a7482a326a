import type { Command } from '@/lib/domain/command';
import { choicesOf } from './hint-choices';
import type { Span } from './mask-text';
import { isName, kebabCase, pascalCase } from './names';
import type { TaskReading } from './read-task';
import type { Word } from './words';

const method = /\b(GET|POST|PUT|PATCH|DELETE)\b/;
/** Words before a noun that do not name it. */
const plainWords = new Set(
  `the a an new simple basic reusable main core shared common generic custom responsive initial react nextjs ui component
  database data db pydantic sqlalchemy orm api`.split(/\s+/),
);

/**
 * Arguments for a command, taken from the task by what the command's hint or name asks for. Empty when the task does
 * not say it plainly: a wrong argument is worse than none. `known` is the command's entry in the catalog.
 */
export function extractArguments(task: TaskReading, command: string, known: Command | undefined): string {
  const hint = known?.argumentHint.toLowerCase() ?? '';
  const name = command.split(':').at(-1) ?? '';
  if (/\bcomponent-name\b/.test(hint) || name === 'add-component') return componentName(task);
  if (/\bendpoint-path\b/.test(hint) || name === 'add-endpoint') return endpoint(task);
  if (/\bpage-name\b/.test(hint) || name === 'add-page') return pagePath(task);
  if (/\bmodel-name\b/.test(hint) || name === 'add-model') return modelName(task);
  if (/\btable\d?\b/.test(hint)) return tableNames(task);
  if (/\bbucket-name\b/.test(hint)) return task.spans.find((span) => /^[a-z][a-z0-9-]+$/.test(span.text))?.text ?? '';
  if (/\bmigration-file\b/.test(hint)) return onlySpan(task, ({ text }) => /\.sql$/.test(text));
  if (/\bfile-or-directory\b/.test(hint)) return onlySpan(task, ({ kind }) => kind === 'path');
  if (/\bendpoint-or-module-path\b/.test(hint))
    return endpoint(task) || onlySpan(task, ({ text }) => /\.py$/.test(text));
  if (/\b[a-z]*-?url\b/.test(hint)) return onlySpan(task, ({ kind }) => kind === 'url');
  if (/\bdomain-name\b/.test(hint)) return domainName(task);
  const named = /^\W*(?:task|index|agent|client)-name\b/.test(hint) ? codeName(task) || ownName(task) : '';
  return [named, known ? namedChoices(task, known) : ''].filter(Boolean).join(' ');
}

/** `UserCard` as written, from the file's name, or from the words before “component”. Empty for several components. */
function componentName(task: TaskReading): string {
  const inTitle = ownName(task);
  if (inTitle) return inTitle;
  const inCode = task.spans.find((span) => span.kind === 'code' && isName(span.text));
  if (inCode) return inCode.text;
  const file = task.spans.find((span) => /\.(?:tsx|jsx|astro|vue|svelte)$/.test(span.text));
  const base =
    file?.text
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  if (/^[A-Z][A-Za-z0-9]+$/.test(base)) return base;
  const about = aboutWords(task);
  const words = about.filter((word) => !plainWords.has(word.stem));
  const several = /components$/i.test(about.at(-1)?.text ?? '') || task.objects.length > 1;
  const plain = words.length > 0 && words.length <= 3 && words.every((word) => /^[A-Za-z]+$/.test(word.text));
  return plain && !several ? pascalCase(words.map((word) => word.text)) : '';
}

/** A name of the project's own in the title, such as `UserCard`. */
function ownName(task: TaskReading): string {
  return task.words.slice(0, task.titleEnd).find((word) => isName(word.text))?.text ?? '';
}

/** `GET /api/tasks`, or the path alone where no method is said. Empty for several. */
function endpoint(task: TaskReading): string {
  const given = task.spans.filter((span) => span.kind === 'endpoint');
  if (given.length > 0)
    return given.length === 1 ? (given[0]?.text.replace(/\s+/g, ' ').replace(/[.,;:]+$/, '') ?? '') : '';
  const paths = task.spans.filter((span) => /^\/[\w{}:[\]/-]+$/.test(span.text));
  const [path] = paths;
  if (!path || paths.length > 1) return '';
  const verb = method.exec(task.text.slice(0, path.start))?.[1];
  return verb ? `${verb} ${path.text}` : path.text;
}

/** The page's way: from `app/…/page.tsx`, or the words before “page” as `user-settings`. */
function pagePath(task: TaskReading): string {
  for (const span of task.spans) {
    const path = /(?:^|\/)app\/(.+)\/page\.(?:tsx|jsx|js)$/.exec(span.text)?.[1];
    const way = path?.replace(/\([^)]*\)\/?/g, '');
    if (way) return way;
  }
  const name = task.words.slice(0, task.titleEnd).find((word) => word.tail === 'page' && isName(word.text));
  if (name) return kebabCase(name.text.replace(/Page$/, ''));
  const about = aboutWords(task);
  const at = about.findIndex((word) => /^(?:page|screen|view)$/.test(word.stem));
  const before = about.slice(0, Math.max(0, at)).filter((word) => !plainWords.has(word.stem));
  const quoted = task.spans.find((span) => span.kind === 'quote' && /^[\w ]{2,40}$/.test(span.text));
  if (before.length === 0 && at >= 0 && quoted) return kebabCase(quoted.text);
  return before.length > 0 && before.length <= 3 ? kebabCase(before.map((word) => word.text).join(' ')) : '';
}

/** `DocumentMetadata` or `User` before “model”, or the file's name. */
function modelName(task: TaskReading): string {
  const at = task.words.findIndex((word) => /^(?:model|schema|entity)$/.test(word.stem));
  const before = at > 0 ? task.words[at - 1] : undefined;
  const usable = before && /^[A-Z]/.test(before.text) && !plainWords.has(before.stem);
  return usable && !/s$/i.test(task.words[at]?.text ?? '') ? before.text : '';
}

/** Tables that are named as such: `trending_scores`, or the list in brackets after “tables”. */
function tableNames(task: TaskReading): string {
  const list = /\b(?:tables?|policies)\b[^(]{0,20}\(([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*){0,9})\)/i.exec(task.text)?.[1];
  if (list) return list.split(/\s*,\s*/).join(',');
  const snake = task.words.slice(0, task.titleEnd).find((word) => /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(word.text));
  if (snake) return snake.text;
  const at = task.words.findIndex((word) => word.stem === 'table');
  const code = task.spans.find((span) => span.kind === 'code' && /^[a-z_][a-z0-9_]*$/.test(span.text));
  return at >= 0 && code ? code.text : '';
}

/** What the task names of the choices that a command offers; nothing where it names many. */
function namedChoices(task: TaskReading, known: Command): string {
  const said = new Set(task.words.map((word) => word.text.toLowerCase()));
  const given = choicesOf(known).map((choices) => {
    const named = choices.filter(({ word }) => said.has(word) || (word.includes('-') && saysApart(task, word)));
    return named.length <= NAMED_MAX ? named.map(({ argument }) => argument) : [];
  });
  // A flag takes one value; a list of words may name several.
  const flags = given.filter((named) => named.length === 1 && named[0]?.startsWith('--')).flat();
  const words = given.find((named) => named.length > 0 && !named[0]?.startsWith('--')) ?? [];
  return [[...new Set(words)].join(','), ...flags].filter(Boolean).join(' ');
}

const NAMED_MAX = 3;

/** “multi tenant” for `multi-tenant`. */
function saysApart(task: TaskReading, word: string): boolean {
  return task.words.some((one, i) => `${one.stem}-${task.words[i + 1]?.stem ?? ''}` === word);
}

/** The only path, address or name of the wanted form in the task; empty where there are several. */
function onlySpan(task: TaskReading, wanted: (span: Span) => boolean): string {
  const fitting = [...new Set(task.spans.filter(wanted).map(({ text }) => text))];
  return fitting.length === 1 ? (fitting[0] ?? '') : '';
}

/** A name in code or with underscores, such as `send_invoice`. */
function codeName(task: TaskReading): string {
  const code = onlySpan(task, ({ kind, text }) => kind === 'code' && /^[A-Za-z_][\w-]*$/.test(text));
  const snake = task.words.slice(0, task.titleEnd).filter((word) => /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(word.text));
  return code || (snake.length === 1 ? (snake[0]?.text ?? '') : '');
}

/** `shop.example` or a mail's domain, where exactly one is named. */
function domainName(task: TaskReading): string {
  const found = new Set(task.text.match(/\b(?:[a-z0-9-]+\.)+(?:com|io|dev|app|org|net|co|ai|example)\b/gi) ?? []);
  return found.size === 1 ? ([...found][0] ?? '') : '';
}

function aboutWords(task: TaskReading): Word[] {
  const [first] = task.objects;
  return first ? task.words.slice(first.from, first.to) : [];
}
