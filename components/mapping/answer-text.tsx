import { CircleHelp, Hand, MessageSquareText, SkipForward } from 'lucide-react';
import type { Answer } from '@/lib/domain/mapping';

/** How a task is done, in one line. */
export function AnswerText({ answer }: { answer: Answer | null }) {
  if (!answer) {
    return (
      <span className="inline-flex items-center gap-1.5 text-ask-text">
        <CircleHelp aria-hidden className="size-4 shrink-0" /> No command fits: how is this done?
      </span>
    );
  }
  switch (answer.kind) {
    case 'command':
      return (
        <code className="font-mono text-sm">
          <span className="font-semibold">{answer.command}</span>
          {answer.args ? <span className="text-ink-soft"> {answer.args}</span> : null}
        </code>
      );
    case 'shell':
      return (
        <code className="font-mono text-sm">
          <span className="text-ink-faint">$ </span>
          {answer.text.replaceAll('\n', ' && ')}
        </code>
      );
    case 'prompt':
      return (
        <span className="inline-flex min-w-0 gap-1.5 text-sm">
          <MessageSquareText aria-label="Prompt:" className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span className="line-clamp-2 min-w-0">{answer.text}</span>
        </span>
      );
    case 'done-by-me':
    case 'skip': {
      const Icon = answer.kind === 'skip' ? SkipForward : Hand;
      return (
        <span className="inline-flex gap-1.5 text-sm">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span>
            {answer.kind === 'skip' ? 'Skip' : 'Done by me'}
            {answer.note ? <span className="text-ink-soft">: {answer.note}</span> : null}
          </span>
        </span>
      );
    }
  }
}
