'use client';
import { useEffect } from 'react';

const typing = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';

/** True when the key belongs to what has the focus: a field, a menu, an open dialog, or a chord of the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  if (target instanceof Element && target.closest(typing)) return true;
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Calls `press` with every key that is not for a field. Return true to say that it was used. */
export function useShortcuts(press: (key: string, event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isTyping(event) && press(event.key, event)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [press]);
}
