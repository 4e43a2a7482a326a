'use client';
import { useCallback, useRef } from 'react';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { useShortcuts } from '@/lib/client/use-shortcuts';

/** The search field; `/` goes to it, the arrow down leaves it for the first row. */
export function CatalogSearch({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(
    useCallback((key) => {
      if (key !== '/') return false;
      field.current?.focus();
      field.current?.select();
      return true;
    }, []),
  );
  return (
    <div className="relative min-w-0 flex-1 sm:min-w-72">
      <Input
        ref={field}
        type="search"
        aria-label="Search commands"
        aria-keyshortcuts="/"
        placeholder="Search names and descriptions"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('[data-task-row]')?.focus();
        }}
      />
      <span aria-hidden className="pointer-events-none absolute top-1.5 right-2 max-sm:hidden">
        {value ? null : <Kbd>/</Kbd>}
      </span>
    </div>
  );
}
