import { splitDependencies } from '@/lib/plan/written-dependency';

const idLike =
  /^(?:T-?\d{1,6}[a-z]?|TASK-[A-Z0-9-]{1,20}\d|(?:sub-?)?tasks? ?#?\d+(?:\.\d+)*|#\d+|\d{1,3}(?:\.\d{1,3})+)$/i;

const none = /^(?:none|no|n\/a|-|–|—|keine|nenhuma?|ninguna?|aucune?|nessuna?|なし|无|無|없음)\.?$/i;

/** Whether a text says on which tasks something depends, by their ids or numbers. */
export function namesIds(text: string, refs: ReadonlySet<string>): boolean {
  const parts = splitDependencies(text.slice(0, 1000));
  return parts.some(({ part }) => {
    const text = bare(part);
    const first = text.split(/[ (]/, 1)[0] ?? '';
    return (
      refs.has(text) ||
      (first !== '' && refs.has(first)) ||
      idLike.test(text) ||
      /^(?:T|tasks? ?#?)\d{1,6}\b/i.test(text)
    );
  });
}

/** Dependencies as they are looked up: `Task 1.2` is the task with the id `1.2`, where there is one. */
export function withPlainIds(text: string, refs: ReadonlySet<string>): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(?:sub-?)?tasks?[ ]?#?(\d{1,4}(?:\.\d{1,4})+)(?![\p{L}\p{N}.])/giu,
    (whole, ref) => (refs.has(ref) ? ref : whole),
  );
}

/** The single names in a dependency text. */
export function namedIn(text: string): string[] {
  return splitDependencies(text).flatMap(({ part }) => (none.test(bare(part)) ? [] : [part]));
}

function bare(part: string): string {
  return part
    .replace(/[*_`[\]]/g, '')
    .trim()
    .replace(/\.$/, '');
}
