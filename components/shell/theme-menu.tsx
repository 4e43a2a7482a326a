'use client';
import { Button } from '@/components/ui/button';
import { MenuContent, MenuRoot, MenuTrigger } from '@/components/ui/menu';
import { useTheme } from '@/lib/client/theme-choice';
import { ThemeItems, themeIcons, themeWords } from './theme-items';

/** Chooses the theme. A cookie keeps it, so that the server paints the right one at once. */
export function ThemeMenu() {
  const theme = useTheme();
  const Icon = themeIcons[theme];
  return (
    <MenuRoot>
      <MenuTrigger asChild>
        <Button look="quiet" size="icon" aria-label={`Theme: ${themeWords[theme]}`} className="max-sm:hidden">
          <Icon aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <ThemeItems />
      </MenuContent>
    </MenuRoot>
  );
}
