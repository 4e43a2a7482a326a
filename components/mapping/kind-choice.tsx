'use client';
import { Hand, MessageSquareText, SkipForward, Slash, SquareTerminal } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { AnswerKind } from '@/lib/domain/mapping';

const kinds: { kind: AnswerKind; label: string; icon: typeof Hand }[] = [
  { kind: 'command', label: 'Slash command', icon: Slash },
  { kind: 'prompt', label: 'Prompt', icon: MessageSquareText },
  { kind: 'shell', label: 'Shell', icon: SquareTerminal },
  { kind: 'done-by-me', label: 'Done by me', icon: Hand },
  { kind: 'skip', label: 'Skip', icon: SkipForward },
];

/** The five ways to say how a task is done. */
export function KindChoice({ value, onChange }: { value: AnswerKind; onChange: (kind: AnswerKind) => void }) {
  return (
    <RadioGroup.Root
      aria-label="How is this done?"
      value={value}
      onValueChange={(next) => {
        const chosen = kinds.find(({ kind }) => kind === next);
        if (chosen) onChange(chosen.kind);
      }}
      className="grid grid-cols-2 gap-1.5 sm:grid-cols-5"
    >
      {kinds.map(({ kind, label, icon: Icon }) => (
        <RadioGroup.Item
          key={kind}
          value={kind}
          className="flex items-center gap-2 whitespace-nowrap rounded-md border border-edge/50 px-2.5 py-2 text-ink-soft text-sm hover:bg-hover data-[state=checked]:border-ink data-[state=checked]:bg-hover data-[state=checked]:font-medium data-[state=checked]:text-ink first:col-span-2 sm:flex-col sm:gap-1 sm:px-1 sm:py-2.5 sm:first:col-span-1"
        >
          <Icon aria-hidden className="size-4.5" />
          {label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
