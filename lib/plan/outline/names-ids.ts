import { splitDependencies } from '@/lib/plan/written-dependency';

const idLike =
  /^(?:T-?\d{1,6}[a-z]?|TASK-[A-Z0-9-]{1,20}\d|(?:sub-?)?tasks? ?#?\d+(?:\.\d+)*|#\d+|\d{1,3}(?:\.\d{1,3})+)$/i;

/** Whether a text says on which tasks something depends, by their ids or numbers, or that it is none. */
export function namesIds(text: string, refs: ReadonlySet<string>): boolean {
  const parts = splitDependencies(text.slice(0, 1000));
  if (
    parts.length === 1 &&
    /^(?:none|no|n\/a|-|–|—|keine|nenhuma?|ninguna?|aucune?|nessuna?|なし|无|無|없음)\.?$/i.test(bare(text))
  )
    return true;
  return parts.some(({ part }) => {
    const first = bare(part).split(/[ (]/, 1)[0] ?? '';
    return (
      refs.has(bare(part)) || (first !== '' && refs.has(first)) || idLike.test(bare(part)) || /^T\d{1,6}\b/.test(first)
    );
  });
}

function bare(part: string): string {
  return part
    .replace(/[*_`[\]]/g, '')
    .trim()
    .replace(/\.$/, '');
}
