'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { MenuContent, MenuRadioGroup, MenuRadioItem, MenuRoot, MenuTrigger } from '@/components/ui/menu';
import { parseTheme, THEME_COOKIE, type Theme, themes } from '@/lib/client/theme';

const icons = { light: Sun, dark: Moon, system: Monitor };
const words = { light: 'Light', dark: 'Dark', system: 'As the system' };
const YEAR_SECONDS = 31_536_000;

/** Chooses the theme. A cookie keeps it, so that the server paints the right one at once. */
export function ThemeMenu() {
  const theme = useSyncExternalStore(subscribe, chosenTheme, () => 'system' as const);
  const Icon = icons[theme];
  return (
    <MenuRoot>
      <MenuTrigger asChild>
        <Button look="quiet" size="icon" aria-label={`Theme: ${words[theme]}`}>
          <Icon aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={theme} onValueChange={(value) => chooseTheme(parseTheme(value))}>
          {themes.map((each) => {
            const Each = icons[each];
            return (
              <MenuRadioItem key={each} value={each}>
                <Each aria-hidden /> {words[each]}
              </MenuRadioItem>
            );
          })}
        </MenuRadioGroup>
      </MenuContent>
    </MenuRoot>
  );
}

const chosenTheme = (): Theme => parseTheme(document.documentElement.dataset.theme);

function chooseTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox in use.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=strict`;
  document.documentElement.dataset.theme = theme;
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
