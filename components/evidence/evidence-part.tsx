'use client';
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { FileChangesList } from '@/components/task/file-changes-list';
import { useVerbQuery } from '@/lib/client/verb-query';
import type { Attempt } from '@/lib/domain/run';
import { evidencePoints } from './evidence-points';
import { FileDiffs } from './file-diffs';
import { PutBackButton } from './put-back-button';

const looks = {
  for: { icon: CircleCheck, color: 'text-laid-text', word: 'speaks for it:' },
  against: { icon: CircleX, color: 'text-ask-text', word: 'speaks against it:' },
  neither: { icon: CircleHelp, color: 'text-ink-faint', word: 'not known:' },
} as const;

/** What an ended attempt left behind: what speaks for it and against it, and its files with their lines. */
export function EvidencePart({ spec, attempt }: { spec: string; attempt: Attempt }) {
  const input = { spec, task: attempt.taskId, attempt: attempt.id };
  const { data: changes } = useVerbQuery('changes', input, { enabled: attempt.executor !== 'rehearsal' });
  const { verification } = attempt;
  return (
    <>
      <section aria-label="Evidence" className="grid gap-1.5">
        <h2 className="font-semibold text-base">Evidence</h2>
        <ul className="grid gap-1 text-sm">
          {evidencePoints(attempt).map(({ speaks, text }) => {
            const { icon: Icon, color, word } = looks[speaks];
            return (
              <li key={text} className="flex gap-2">
                <Icon aria-label={word} className={`mt-0.5 size-4 shrink-0 ${color}`} />
                <span className="min-w-0">{text}</span>
              </li>
            );
          })}
        </ul>
        {verification?.tail ? (
          <details className="text-sm">
            <summary className="rounded-sm text-ink-soft hover:text-ink">Output of {verification.command}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <section aria-label="Output of the check" tabIndex={0} className="mt-1 max-h-72 overflow-auto">
              <pre className="whitespace-pre-wrap rounded-md bg-inset p-3 text-xs">{verification.tail}</pre>
            </section>
          </details>
        ) : null}
      </section>
      <section aria-label="Files changed" className="grid gap-1.5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-semibold text-base">Files changed</h2>
          {changes?.canPutBack ? <PutBackButton spec={spec} attempt={attempt} /> : null}
        </div>
        {changes?.files.some(({ hunks }) => hunks.length) ? (
          <FileDiffs files={changes.files} />
        ) : (
          <FileChangesList files={attempt.files} />
        )}
        {changes?.files.length
          ? changes.notes.map((note) => (
              <p key={note} className="text-ink-soft text-sm">
                {note}
              </p>
            ))
          : null}
      </section>
    </>
  );
}
