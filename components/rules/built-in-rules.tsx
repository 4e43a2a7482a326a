import { ChevronDown } from 'lucide-react';
import type { BuiltInRule } from '@/lib/domain/rule-effect';

/** The rules that come with Ashlar, to be read: they speak after everything above. */
export function BuiltInRules({ rules }: { rules: readonly BuiltInRule[] }) {
  return (
    <details className="group rounded-lg border bg-face">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-lg px-4 py-2.5 sm:px-5">
        <h2 className="font-semibold">Rules that come with Ashlar</h2>
        <span className="text-ink-faint text-sm">{rules.length}</span>
        <ChevronDown aria-hidden className="ml-auto size-4 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="divide-y border-t">
        {rules.map(({ command, layers, about, needs }) => (
          <li key={`${command} ${about}`} className="grid min-w-0 gap-0.5 px-4 py-2 text-sm sm:px-5">
            <p className="font-mono font-semibold [overflow-wrap:anywhere]">{command}</p>
            <p className="text-ink-soft">
              {layers.length ? `${layers.join(', ')}: ` : ''}
              {about}
            </p>
            {needs.length ? <p className="text-ink-faint text-xs">Needs {needs.join(', ')}</p> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
