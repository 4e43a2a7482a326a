import { Drama } from 'lucide-react';

/** Says wherever a rehearsal is shown that nothing of it is real. */
export function RehearsalNote() {
  return (
    <p className="flex items-center gap-3 rounded-lg border-2 border-ink-faint border-dashed px-4 py-2.5 text-sm">
      <Drama aria-hidden className="size-5 shrink-0 text-ink-soft" />
      <span>
        <strong className="font-semibold">Rehearsal.</strong> The outcomes are invented. No command runs, and neither
        the plan nor the status file is touched.
      </span>
    </p>
  );
}
