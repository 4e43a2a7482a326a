/** Lines painted; the log has the rest. */
const LINES_MAX = 60;

/** The last lines of an output, the newest in sight at the bottom. */
export function OutputTail({ text, label, lines = 10 }: { text: string; label: string; lines?: number }) {
  const last = text.trimEnd().split('\n').slice(-LINES_MAX).join('\n');
  return (
    <div
      role="log"
      aria-live="off"
      aria-label={label}
      className="flex flex-col justify-end overflow-hidden rounded-md border bg-inset"
      style={{ maxHeight: `${lines * 1.1875 + 1}rem` }}
    >
      <pre className="whitespace-pre-wrap px-3 py-2 font-mono text-xs leading-[1.1875rem]">
        {last || 'No output yet.'}
      </pre>
    </div>
  );
}
