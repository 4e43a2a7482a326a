import { CircleHelp, type LucideIcon, SquareCheck, SquareDashed, SquareSlash } from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { CommandState } from '@/lib/domain/command';

/** Every state of a command as word, shape and colour. */
export const commandLooks: Record<CommandState, { word: string; icon: LucideIcon; tone: Tone }> = {
  installed: { word: 'installed', icon: SquareCheck, tone: 'laid' },
  disabled: { word: 'turned off', icon: SquareSlash, tone: 'ask' },
  shadowed: { word: 'hidden', icon: SquareDashed, tone: 'outline' },
  unlisted: { word: 'not listed', icon: CircleHelp, tone: 'ask' },
};
