'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, type ButtonProps } from './button';

/** Copies `text`; says so for two seconds. `label` names what is copied. */
export function CopyButton({ text, label, children, ...props }: ButtonProps & { text: string; label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    const next = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'failed' as const,
    );
    setState(next);
    setTimeout(() => setState('idle'), 2000);
  };
  const said = { idle: children, copied: children ? 'Copied' : null, failed: children ? 'Not copied' : null }[state];
  return (
    <Button look="quiet" size={children ? 'sm' : 'icon'} aria-label={`Copy ${label}`} {...props} onClick={copy}>
      {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      {said}
      <span role="status" className="sr-only">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'The browser did not allow copying' : ''}
      </span>
    </Button>
  );
}
