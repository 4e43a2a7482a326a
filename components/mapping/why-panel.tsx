import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Mapping } from '@/lib/domain/mapping';
import type { Preflight } from '@/lib/domain/preflight';
import { ConfidenceMark, originWords } from './confidence-mark';

type WhyPanelProps = {
  mapping: Mapping;
  preflight: Preflight;
  onChoose?: (command: string) => void /** Stands in a box already. */;
  bare?: boolean;
};

/** Why this command: the reason, the words and facts behind it, how it would be carried out, and the runners-up. */
export function WhyPanel({ mapping, preflight, onChoose, bare }: WhyPanelProps) {
  const { reason, matched, stackFacts, alternatives, origin } = mapping;
  return (
    <div className={cn('@container grid gap-3 text-sm', !bare && 'rounded-md border bg-ground px-3.5 py-3')}>
      <p>{reason}</p>
      <dl className="grid grid-cols-[6.75rem_1fr] gap-x-3 gap-y-1.5">
        <Fact name="Origin">{originWords[origin]}</Fact>
        {matched.length ? <Fact name="Matched words">{matched.map((word) => `“${word}”`).join(', ')}</Fact> : null}
        {stackFacts.length ? (
          <Fact name="Project facts">
            <span className="flex flex-wrap gap-1">
              {stackFacts.map((fact) => (
                <Badge key={fact} tone="outline" className="h-auto whitespace-normal py-px">
                  {fact}
                </Badge>
              ))}
            </span>
          </Fact>
        ) : null}
        {preflight.state === 'ready' ? <Fact name="How">{preflight.how}</Fact> : null}
      </dl>
      {alternatives.length ? (
        <div>
          <p className="mb-1.5 font-semibold text-ink-soft">Runners-up</p>
          <ul className="grid gap-1">
            {alternatives.map((other) => (
              <li
                key={`${other.command} ${other.args}`}
                className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 border-t py-1.5 @lg:grid-cols-[minmax(0,1fr)_7rem_auto]"
              >
                <div className="col-span-2 min-w-0 @lg:col-span-1">
                  <code className="font-mono font-semibold">{other.command}</code>{' '}
                  <span className="text-ink-soft">{other.reason}</span>
                </div>
                <ConfidenceMark confidence={other.confidence} />
                {onChoose ? (
                  <Button
                    look="quiet"
                    aria-label={`Use ${other.command}`}
                    onClick={() => onChoose([other.command, other.args].filter(Boolean).join(' '))}
                  >
                    Use
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
