'use client';
import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { MenuContent, MenuItem, MenuLabel, MenuRoot, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { headerPlaces } from './header-places';
import { ThemeItems } from './theme-items';

/** What the header of a narrow window has no room for. */
export function MoreMenu() {
  return (
    <MenuRoot>
      <MenuTrigger asChild>
        <Button look="quiet" size="icon" aria-label="More" className="sm:hidden">
          <Ellipsis aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {headerPlaces.map(({ href, label, icon: Icon }) => (
          <MenuItem key={href} asChild>
            <Link href={href}>
              <Icon aria-hidden /> {label}
            </Link>
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <ThemeItems />
      </MenuContent>
    </MenuRoot>
  );
}
