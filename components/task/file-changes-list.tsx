import { FileMinus, FilePen, FilePlus } from 'lucide-react';
import { countWord } from '@/components/plan/progress-words';

type Changes = { created: string[]; modified: string[]; deleted: string[]; complete?: boolean };

const kinds = [
  { kind: 'created', icon: FilePlus, color: 'text-laid-text' },
  { kind: 'modified', icon: FilePen, color: 'text-live-text' },
  { kind: 'deleted', icon: FileMinus, color: 'text-broken-text' },
] as const;

/** Files in sight before the rest is folded away. */
const OPEN_MAX = 8;

/** Which files changed, and how. Null means that nobody looked. */
export function FileChangesList({ files }: { files: Changes | null }) {
  if (!files) return <p className="text-ink-soft text-sm">Files were not looked at.</p>;
  const rows = kinds.flatMap((each) => files[each.kind].map((path) => ({ ...each, path })));
  if (!rows.length) {
    return (
      <p className="text-ink-soft text-sm">
        {files.complete === false ? 'The folder was too large to look through.' : 'No file changed.'}
      </p>
    );
  }
  const list = (part: typeof rows) => (
    <ul className="grid gap-0.5">
      {part.map(({ kind, icon: Icon, color, path }) => (
        <li key={path} className="flex gap-2 text-sm">
          <Icon aria-label={kind} className={`mt-0.5 size-4 shrink-0 ${color}`} />
          <code className="min-w-0 font-mono text-sm">{path}</code>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="grid gap-0.5">
      {list(rows.slice(0, OPEN_MAX))}
      {rows.length > OPEN_MAX ? (
        <details className="text-sm">
          <summary className="rounded-sm py-1 text-ink-soft hover:text-ink">
            {countWord(rows.length - OPEN_MAX, 'more file')}
          </summary>
          {list(rows.slice(OPEN_MAX))}
        </details>
      ) : null}
    </div>
  );
}
