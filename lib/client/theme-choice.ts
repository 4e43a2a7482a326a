'use client';
import { useSyncExternalStore } from 'react';
import { parseTheme, THEME_COOKIE, type Theme } from './theme';

const YEAR_SECONDS = 31_536_000;

/** The theme in force; `system` while the server renders. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, chosenTheme, () => 'system' as const);

/** Puts a theme on, here and (by a cookie) in what the server paints next. */
export function chooseTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox in use.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=strict`;
  document.documentElement.dataset.theme = theme;
}

const chosenTheme = (): Theme => parseTheme(document.documentElement.dataset.theme);

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
