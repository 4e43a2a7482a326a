import type { Span } from './mask-text';
import type { WordRange } from './read-objects';
import type { Word } from './words';

/**
 * The file or endpoint that is itself what a task makes: it stands right after the verb (“Create src/app/page.tsx”),
 * among the words of what is made (“Create the .env template”), or is named like it (“UserCard in src/UserCard.tsx”).
 */
export function findMadeSpan(
  words: readonly Word[],
  objects: readonly WordRange[],
  afterVerb: { word: number; offset: number },
  spans: readonly Span[],
): Span | null {
  const usable = spans.filter((span) => span.kind === 'path' || span.kind === 'endpoint');
  const [object] = objects;
  const end = object ? (words[object.to - 1]?.start ?? 0) : (words[afterVerb.word]?.start ?? Number.POSITIVE_INFINITY);
  const direct = usable.find((span) => span.start >= afterVerb.offset && span.start < end);
  if (direct) return direct;
  if (!object || objects.length > 1 || object.to - object.from > 1) return null;
  const name = words[object.from]?.text;
  return usable.find((span) => baseName(span.text) === name) ?? null;
}

/** The language of the files a task names, where it is one of the two that tell commands apart. */
export function languageOf(spans: readonly Span[]): 'python' | 'javascript' | null {
  const files = spans.filter((span) => span.kind === 'path').map((span) => span.text);
  const python = files.some((file) => /\.py$/.test(file));
  const javascript = files.some((file) => /\.(?:[mc]?[jt]s|[jt]sx)$/.test(file));
  return python === javascript ? null : python ? 'python' : 'javascript';
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
}
