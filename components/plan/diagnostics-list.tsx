import { ChevronDown, CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Code } from '@/components/ui/code';
import { type Diagnostic, type Plan, type Severity, severities } from '@/lib/domain/plan';
import { countWord } from './progress-words';

const faces = {
  error: { icon: CircleAlert, color: 'text-broken-text' },
  warning: { icon: TriangleAlert, color: 'text-ask-text' },
  info: { icon: Info, color: 'text-ink-soft' },
} satisfies Record<Severity, unknown>;

/** Remarks in sight before the rest is folded away; errors come first. */
const SHOWN_MAX = 12;

type DiagnosticsListProps = { diagnostics: Diagnostic[]; path: string; lines: Plan['lines'] };

/** Every remark about the plan file with its line. Open when something in it stops the run. */
export function DiagnosticsList({ diagnostics, path, lines }: DiagnosticsListProps) {
  const missed = lines.total - lines.understood;
  if (!diagnostics.length && !missed) return null;
  const errors = diagnostics.filter((each) => each.severity === 'error').length;
  const warnings = diagnostics.filter((each) => each.severity === 'warning').length;
  const others = diagnostics.length - errors - warnings;
  const Icon = errors ? faces.error.icon : warnings ? faces.warning.icon : faces.info.icon;
  const sorted = diagnostics.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.line - b.line,
  );
  const counts = [
    errors ? countWord(errors, 'error') : null,
    warnings ? countWord(warnings, 'warning') : null,
    others ? countWord(others, 'remark') : null,
  ].filter(Boolean);
  return (
    <details
      open={errors > 0}
      className={cn('group rounded-lg border bg-face', errors > 0 && 'border-broken/50')}
      aria-label="Remarks about the plan"
    >
      <summary className="flex items-center gap-2 rounded-lg px-4 py-2.5 text-sm sm:px-5">
        <Icon
          aria-hidden
          className={cn('size-4.5 shrink-0', faces[errors ? 'error' : warnings ? 'warning' : 'info'].color)}
        />
        <span className="font-medium">
          {counts.length ? `${counts.join(', ')} in the plan` : 'Lines not understood'}
        </span>
        <span className="text-ink-faint">
          {lines.understood} of {lines.total} lines understood
        </span>
        <ChevronDown
          aria-hidden
          className="ml-auto size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-180"
        />
      </summary>
      <Remarks diagnostics={sorted.slice(0, SHOWN_MAX)} path={path} />
      {sorted.length > SHOWN_MAX ? (
        <details className="border-t text-sm">
          <summary className="px-4 py-2 text-ink-soft hover:text-ink sm:px-5">
            {sorted.length - SHOWN_MAX} more remarks
          </summary>
          <Remarks diagnostics={sorted.slice(SHOWN_MAX)} path={path} />
        </details>
      ) : null}
    </details>
  );
}

function Remarks({ diagnostics, path }: { diagnostics: Diagnostic[]; path: string }) {
  return (
    <ul className="border-t text-sm">
      {diagnostics.map((each) => {
        const { icon: Mark, color } = faces[each.severity];
        return (
          <li
            key={`${each.line}:${each.column}:${each.code}:${each.message}`}
            className="flex gap-2 border-t px-4 py-2 first:border-t-0 sm:px-5"
          >
            <Mark aria-label={each.severity} className={cn('mt-0.5 size-4 shrink-0', color)} />
            <p className="min-w-0">
              <Code>
                {path}:{each.line}
              </Code>{' '}
              {each.message} {each.hint ? <span className="text-ink-soft">{each.hint}</span> : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
