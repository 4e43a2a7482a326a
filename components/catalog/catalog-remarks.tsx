import { ChevronDown } from 'lucide-react';
import { countWord } from '@/components/plan/progress-words';
import { Callout } from '@/components/ui/callout';
import type { CatalogRemark } from '@/lib/domain/command';

/** What is not in the catalog, or only in part, and why: folded, since most of it concerns files nobody runs. */
export function CatalogRemarks({ remarks }: { remarks: readonly CatalogRemark[] }) {
  if (remarks.length === 0) return null;
  return (
    <Callout title={`${countWord(remarks.length, 'remark')} about files that were looked at`}>
      <details className="group text-sm">
        <summary className="flex cursor-pointer list-none items-center gap-1 rounded-sm text-ink-soft">
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" /> Show
        </summary>
        <ul className="mt-2 grid gap-2">
          {remarks.map(({ file, message }) => (
            <li key={`${file} ${message}`} className="min-w-0">
              <p className="font-mono text-ink-faint text-xs [overflow-wrap:anywhere]">{file}</p>
              <p>{message}</p>
            </li>
          ))}
        </ul>
      </details>
    </Callout>
  );
}
