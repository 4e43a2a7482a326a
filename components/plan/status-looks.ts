import {
  Ban,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  MessageCircleQuestionMark,
  ShieldQuestionMark,
  Signpost,
  Square,
  SquareCheck,
  SquareDashed,
  SquareSlash,
  SquareX,
  TimerOff,
  Unplug,
} from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { LayerStatus } from '@/lib/domain/progress';
import type { RunStatus } from '@/lib/domain/run-status';
import type { TaskStatus } from '@/lib/domain/task-status';

/** How a block of the wall is drawn; see app/styles/stone.css. */
export type StoneLook = 'plain' | 'cut' | 'queued' | 'live' | 'laid' | 'unproven' | 'ask' | 'broken' | 'skipped';

type StatusLook = { word: string; icon: LucideIcon; tone: Tone; stone: StoneLook };

/** Every status of a task as word, icon, colour and shape: the one list of them. */
export const taskLooks: Record<TaskStatus, StatusLook> = {
  pending: { word: 'pending', icon: Square, tone: 'outline', stone: 'plain' },
  queued: { word: 'queued', icon: SquareDashed, tone: 'live', stone: 'queued' },
  starting: { word: 'starting', icon: LoaderCircle, tone: 'live', stone: 'live' },
  running: { word: 'running', icon: LoaderCircle, tone: 'live', stone: 'live' },
  asking: { word: 'asks you', icon: MessageCircleQuestionMark, tone: 'ask', stone: 'ask' },
  complete: { word: 'complete', icon: SquareCheck, tone: 'laid', stone: 'laid' },
  unproven: { word: 'unproven', icon: ShieldQuestionMark, tone: 'ask', stone: 'unproven' },
  'needs-input': { word: 'needs input', icon: MessageCircleQuestionMark, tone: 'ask', stone: 'ask' },
  waiting: { word: 'waiting', icon: Hourglass, tone: 'ask', stone: 'queued' },
  'needs-mapping': { word: 'needs mapping', icon: Signpost, tone: 'ask', stone: 'ask' },
  failed: { word: 'failed', icon: SquareX, tone: 'broken', stone: 'broken' },
  'timed-out': { word: 'timed out', icon: TimerOff, tone: 'broken', stone: 'broken' },
  cancelled: { word: 'cancelled', icon: Ban, tone: 'broken', stone: 'broken' },
  interrupted: { word: 'interrupted', icon: Unplug, tone: 'broken', stone: 'broken' },
  skipped: { word: 'skipped', icon: SquareSlash, tone: 'outline', stone: 'skipped' },
};

/** The statuses of a run, and of a spec that never ran. */
export const runLooks: Record<RunStatus | 'new', Omit<StatusLook, 'stone'>> = {
  new: { word: 'not run yet', icon: Square, tone: 'outline' },
  queued: { word: 'queued', icon: Hourglass, tone: 'live' },
  running: { word: 'running', icon: LoaderCircle, tone: 'live' },
  paused: { word: 'paused', icon: MessageCircleQuestionMark, tone: 'ask' },
  complete: { word: 'complete', icon: SquareCheck, tone: 'laid' },
  failed: { word: 'failed', icon: SquareX, tone: 'broken' },
  cancelled: { word: 'cancelled', icon: Ban, tone: 'broken' },
};

export const layerLooks: Record<LayerStatus, Omit<StatusLook, 'stone'>> = {
  pending: { word: 'pending', icon: Square, tone: 'outline' },
  'in-progress': { word: 'in progress', icon: LoaderCircle, tone: 'live' },
  complete: { word: 'complete', icon: SquareCheck, tone: 'laid' },
  failed: { word: 'failed', icon: SquareX, tone: 'broken' },
};
