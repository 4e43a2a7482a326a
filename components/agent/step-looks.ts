import {
  Bot,
  CircleCheck,
  CircleSlash,
  CircleX,
  Flag,
  Hourglass,
  Info,
  LoaderCircle,
  type LucideIcon,
  RotateCw,
  TriangleAlert,
  UserRound,
  Wrench,
} from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { Step } from '@/lib/domain/step';

type ToolState = Extract<Step, { type: 'tool' }>['state'];

export const toolStateLooks: Record<ToolState, { word: string; tone: Tone; icon: LucideIcon; spins?: true }> = {
  'under-way': { word: 'under way', tone: 'live', icon: LoaderCircle, spins: true },
  done: { word: 'done', tone: 'plain', icon: CircleCheck },
  failed: { word: 'failed', tone: 'broken', icon: CircleX },
  denied: { word: 'refused', tone: 'ask', icon: CircleSlash },
};

/** Who or what a step is of: the mark at its side, and the word for those who cannot see it. */
export const stepLooks: Record<Step['type'], { word: string; icon: LucideIcon; color: string }> = {
  text: { word: 'The agent says:', icon: Bot, color: 'text-ink-soft' },
  tool: { word: 'Tool:', icon: Wrench, color: 'text-ink-faint' },
  said: { word: 'You said:', icon: UserRound, color: 'text-live-text' },
  note: { word: 'Note:', icon: Info, color: 'text-ink-faint' },
  retry: { word: 'Another try:', icon: RotateCw, color: 'text-ask-text' },
  limit: { word: 'Limit:', icon: Hourglass, color: 'text-ask-text' },
  end: { word: 'End:', icon: Flag, color: 'text-laid-text' },
};

export const badEndIcon = TriangleAlert;
