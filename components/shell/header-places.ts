import { BookMarked, Cable, type LucideIcon, Settings, SquareTerminal } from 'lucide-react';

/** The places every page leads to: as icons, in the menu of a narrow window, and in the palette. */
export const headerPlaces: { href: string; label: string; icon: LucideIcon }[] = [
  { href: '/catalog', label: 'Commands', icon: SquareTerminal },
  { href: '/rules', label: 'Rules', icon: BookMarked },
  { href: '/connections', label: 'Connections', icon: Cable },
  { href: '/settings', label: 'Settings', icon: Settings },
];
