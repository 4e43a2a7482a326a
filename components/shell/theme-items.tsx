'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { MenuRadioGroup, MenuRadioItem } from '@/components/ui/menu';
import { parseTheme, themes } from '@/lib/client/theme';
import { chooseTheme, useTheme } from '@/lib/client/theme-choice';

export const themeIcons = { light: Sun, dark: Moon, system: Monitor };
export const themeWords = { light: 'Light', dark: 'Dark', system: 'As the system' };

/** The themes as rows of a menu. */
export function ThemeItems() {
  const theme = useTheme();
  return (
    <MenuRadioGroup value={theme} onValueChange={(value) => chooseTheme(parseTheme(value))}>
      {themes.map((each) => {
        const Icon = themeIcons[each];
        return (
          <MenuRadioItem key={each} value={each}>
            <Icon aria-hidden /> {themeWords[each]}
          </MenuRadioItem>
        );
      })}
    </MenuRadioGroup>
  );
}
