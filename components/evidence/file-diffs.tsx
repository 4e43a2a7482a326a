import { DiffLines } from '@/components/agent/diff-lines';
import { countWord } from '@/components/plan/progress-words';
import type { FileDiff } from '@/lib/domain/checkpoint';

/** So few files are unfolded from the start, when their lines are not many. */
const OPEN_FILES_MAX = 3;
const OPEN_LINES_MAX = 120;
/** Files in sight before the rest is folded away. */
const FILES_MAX = 12;

const linesOf = ({ hunks }: FileDiff): number => hunks.reduce((sum, { lines }) => sum + lines.length, 0);

/** Changed files, each folded over its lines. */
export function FileDiffs({ files }: { files: readonly FileDiff[] }) {
  const lines = files.reduce((sum, file) => sum + linesOf(file), 0);
  const open = files.length <= OPEN_FILES_MAX && lines <= OPEN_LINES_MAX;
  const list = (part: readonly FileDiff[]) => (
    <ul className="grid gap-1.5">
      {part.map((file) => (
        <li key={`${file.kind} ${file.path}`}>
          <OneFile file={file} open={open} />
        </li>
      ))}
    </ul>
  );
  const rest = files.slice(FILES_MAX);
  return (
    <div className="grid gap-1.5">
      {list(files.slice(0, FILES_MAX))}
      {rest.length ? (
        <details className="text-sm">
          <summary className="rounded-sm py-1 text-ink-soft hover:text-ink">
            {countWord(rest.length, 'more file')}
          </summary>
          {list(rest)}
        </details>
      ) : null}
    </div>
  );
}

function OneFile({ file, open }: { file: FileDiff; open: boolean }) {
  const { path, kind, added, removed, hunks, note } = file;
  return (
    <details open={open && hunks.length > 0} className="text-sm">
      <summary className="flex flex-wrap items-baseline gap-x-3 rounded-sm py-0.5 hover:text-ink">
        <code className="min-w-0 font-mono text-sm">{path}</code>
        <span className="text-ink-soft">{kind}</span>
        {added === null ? null : (
          <span className="font-mono text-ink-soft text-xs">
            +{added}
            <span className="sr-only"> lines added</span> −{removed ?? 0}
            <span className="sr-only"> lines removed</span>
          </span>
        )}
      </summary>
      <div className="mt-1 grid gap-1">
        {hunks.length ? (
          <DiffLines diff={{ path, kind: kind === 'created' ? 'created' : 'modified', hunks }} what={kind} />
        ) : null}
        {note || !hunks.length ? <p className="text-ink-soft">{note ?? 'Its lines were not kept.'}</p> : null}
      </div>
    </details>
  );
}
