'use client';
import { Hand, MessageSquareText, SkipForward, Slash, SquareTerminal } from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import type { AnswerKind } from '@/lib/domain/mapping';

const kinds: { kind: AnswerKind; label: string; icon: typeof Hand }[] = [
  { kind: 'command', label: 'Slash command', icon: Slash },
  { kind: 'prompt', label: 'Prompt', icon: MessageSquareText },
  { kind: 'shell', label: 'Shell', icon: SquareTerminal },
  { kind: 'done-by-me', label: 'Done by me', icon: Hand },
  { kind: 'skip', label: 'Skip', icon: SkipForward },
];

type KindChoiceProps = { value: AnswerKind; onChange: (kind: AnswerKind) => void; children: ReactNode };

/** The five ways to say how a task is done; below them the fields of the chosen one. */
export function KindChoice({ value, onChange, children }: KindChoiceProps) {
  return (
    <Tabs.Root
      value={value}
      onValueChange={(next) => {
        const chosen = kinds.find(({ kind }) => kind === next);
        if (chosen) onChange(chosen.kind);
      }}
      className="grid gap-4"
    >
      <Tabs.List aria-label="How is this done?" className="grid grid-cols-2 gap-1.5 sm:grid-cols-5">
        {kinds.map(({ kind, label, icon: Icon }) => (
          <Tabs.Trigger
            key={kind}
            value={kind}
            className="flex items-center gap-2 whitespace-nowrap rounded-md border border-edge/50 px-2.5 py-2 text-ink-soft text-sm first:col-span-2 hover:bg-hover data-[state=active]:border-ink data-[state=active]:bg-hover data-[state=active]:font-medium data-[state=active]:text-ink sm:flex-col sm:gap-1 sm:px-1 sm:py-2.5 sm:first:col-span-1"
          >
            <Icon aria-hidden className="size-4.5" />
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {kinds.map(({ kind }) => (
        // Named by what it asks: by the tab's name it would share the name of the field in it.
        <Tabs.Content
          key={kind}
          value={kind}
          tabIndex={-1}
          aria-labelledby={undefined}
          aria-label="Answer"
          className="grid gap-4"
        >
          {kind === value ? children : null}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
