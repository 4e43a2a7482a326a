'use client';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { usePaletteActs } from './use-palette-acts';

/** Read when it is first opened: no page waits for it. */
const PaletteDialog = lazy(async () => ({ default: (await import('./palette-dialog')).PaletteDialog }));

/** The way to everything by typing: a button, and Ctrl+K or ⌘ K wherever the focus is. */
export function PaletteButton() {
  const [open, setOpen] = useState(false);
  // Acts outlive the palette, which is gone once one is chosen.
  const act = usePaletteActs();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
      if (event.ctrlKey === event.metaKey || event.isComposing) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Button look="quiet" size="icon" aria-label="Go to or do (Ctrl K)" onClick={() => setOpen(true)}>
        <Search aria-hidden />
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <PaletteDialog onClose={() => setOpen(false)} onAct={act} />
        </Suspense>
      ) : null}
    </>
  );
}
