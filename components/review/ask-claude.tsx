'use client';
import { Sparkles } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useVerbQuery } from '@/lib/client/verb-query';
import { aboutUsd, type MapperEstimate } from '@/lib/domain/mapper';
import { AskedResults } from './asked-results';
import { useAskClaude } from './use-ask-claude';

type AskClaudeProps = {
  spec: string;
  /** Tasks that ask. */
  asks: number;
  /** Takes the tasks that have a proposal now. */
  onProposed: (taskIds: readonly string[]) => void;
};

/** One press asks Claude about the tasks that ask: what it costs is shown before, and nothing is approved by it. */
export function AskClaude({ spec, asks, onProposed }: AskClaudeProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { asking, ask, cancel, reset } = useAskClaude(spec, onProposed);
  const { data: estimate, error } = useVerbQuery('mapperEstimate', { spec }, { enabled: asks > 0, steady: true });
  // The palette leads here with `?ask`, which the page's own address then leaves out again.
  const isAsked = useSearchParams().has('ask');
  useEffect(() => {
    if (isAsked) setIsOpen(true);
  }, [isAsked]);
  const isUnderWay = asking.state === 'asking' || asking.state === 'cancelling';
  if (asks === 0 && !isOpen) return null;
  const off = estimate?.off ?? null;
  return (
    <>
      <Button
        size="md"
        disabledReason={off ? `${off.message} ${off.hint}` : (error?.message ?? null)}
        onClick={() => {
          reset();
          setIsOpen(true);
        }}
      >
        <Sparkles aria-hidden /> Ask Claude<span className="text-ink-faint">{asks}</span>
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => {
          // What is paid for is not left unseen: it is cancelled first, or waited for.
          if (open || !isUnderWay) setIsOpen(open);
        }}
        title="Ask Claude for proposals"
        description="It is given the tasks that ask, the installed commands and what the project is built with. What it proposes waits for your approval."
        footer={
          <>
            {isUnderWay ? (
              <Button size="md" pending={asking.state === 'cancelling'} onClick={cancel}>
                Cancel
              </Button>
            ) : (
              <Button size="md" onClick={() => setIsOpen(false)}>
                Close
              </Button>
            )}
            {asking.state === 'ended' ? null : (
              <Button
                look="primary"
                size="md"
                pending={isUnderWay}
                disabledReason={estimate?.tasks ? null : 'No task asks.'}
                onClick={() => estimate && void ask(estimate)}
              >
                {estimate ? `Ask, for ${aboutUsd(estimate.usd)}` : 'Ask'}
              </Button>
            )}
          </>
        }
      >
        {asking.state === 'ready' ? (
          <p>{estimate ? <Offer {...estimate} /> : 'Reckoning what it costs …'}</p>
        ) : (
          <AskedResults asking={asking} />
        )}
      </Dialog>
    </>
  );
}

function Offer({ tasks, batches, model, usd, inputTokens, isPriceKnown }: MapperEstimate) {
  return (
    <>
      <span className="font-semibold">
        {countWord(tasks, 'task')}, {countWord(batches.length, 'request')}, {aboutUsd(usd)}
      </span>{' '}
      <span className="text-ink-soft">
        with {model}: an estimate, from some {inputTokens} tokens of context at list prices
        {isPriceKnown ? '' : ' of a large model, since this one’s is not known'}. A subscription is not billed by it.
        What Claude Code reports is shown after it.
      </span>
    </>
  );
}
