import type { ReactNode } from 'react';
import { cn } from './cn';
import { CopyButton } from './copy-button';

/** A command or path within a sentence. */
export function Code({ children, className }: { children: ReactNode; className?: string }) {
  return <code className={cn('rounded-sm bg-inset px-1 py-px font-mono text-[0.92em]', className)}>{children}</code>;
}

/** Text to take along, word for word, with a copy button. */
export function CodeBlock({ text, label, className }: { text: string; label: string; className?: string }) {
  return (
    <div className={cn('flex items-start rounded-md border bg-inset', className)}>
      <pre className="min-w-0 flex-1 whitespace-pre-wrap px-3 py-1.5 font-mono text-sm">{text}</pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}
