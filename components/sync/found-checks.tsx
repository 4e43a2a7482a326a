import { Code } from '@/components/ui/code';
import type { SyncChecksView } from '@/lib/domain/sync-checks';

/** The checks that the project seems to have, each with where it stands and what that says it runs. */
export function FoundChecks({ view }: { view: SyncChecksView }) {
  const { found, notes } = view;
  return (
    <div className="grid gap-1.5 text-sm">
      {found.length ? (
        <>
          <p className="text-ink-soft">Found in the project; nothing of it runs before you confirm it:</p>
          <ul aria-label="Checks found" className="grid gap-1">
            {found.map(({ line, from, runs }) => (
              <li key={line} className="wrap-anywhere">
                <Code>{line}</Code>{' '}
                <span className="text-ink-soft">
                  {from}
                  {runs === null ? null : (
                    <>
                      : <span className="font-mono">{runs}</span>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="text-ink-soft">
          No checks were found in this project: no scripts, no test tools, no targets. Name some, or go on without.
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="text-ink-soft">
          {note}
        </p>
      ))}
    </div>
  );
}
