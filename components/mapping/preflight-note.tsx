import { Ban } from 'lucide-react';
import type { Preflight } from '@/lib/domain/preflight';

type PreflightNoteProps = { preflight: Preflight; onChoose?: (command: string) => void };

/** Says when a command cannot be carried out here, and which living commands are nearest. */
export function PreflightNote({ preflight, onChoose }: PreflightNoteProps) {
  if (preflight.state !== 'missing' && preflight.state !== 'no-executor') return null;
  const nearest = preflight.state === 'missing' ? preflight.nearest : [];
  return (
    <div className="flex gap-1.5 text-broken-text text-sm">
      <Ban aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p>{preflight.message}</p>
        {nearest.length ? (
          <p className="mt-1 flex flex-wrap items-center gap-1.5">
            <span className="text-ink-soft">Nearest:</span>
            {nearest.map((command) =>
              onChoose ? (
                <button
                  key={command}
                  type="button"
                  onClick={() => onChoose(command)}
                  className="rounded-sm border border-edge/60 bg-face px-1.5 py-0.5 font-mono text-ink text-xs hover:border-edge hover:bg-hover pointer-coarse:py-2"
                >
                  {command}
                </button>
              ) : (
                <code key={command} className="font-mono text-ink text-xs">
                  {command}
                </code>
              ),
            )}
          </p>
        ) : null}
      </div>
    </div>
  );
}
