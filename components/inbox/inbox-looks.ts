import { CirclePause, FilePen, type LucideIcon } from 'lucide-react';
import { taskLooks } from '@/components/plan/status-looks';
import type { Tone } from '@/components/ui/badge';
import type { InboxKind } from '@/lib/domain/inbox';

type Look = { icon: LucideIcon; tone: Tone; word: string };

/** How each thing that waits is told and drawn; those of a task as its status is everywhere. */
export const inboxLooks: Record<InboxKind, Look> = {
  question: taskLooks.asking,
  unproven: taskLooks.unproven,
  'needs-input': taskLooks['needs-input'],
  'needs-mapping': taskLooks['needs-mapping'],
  failed: taskLooks.failed,
  interrupted: taskLooks.interrupted,
  paused: { icon: CirclePause, tone: 'ask', word: 'paused' },
  waiting: taskLooks.waiting,
  'plan-changed': { icon: FilePen, tone: 'plain', word: 'plan changed' },
};

/** Things that wait, in the order in which a person wants to hear of them. */
export const inboxGroups: { title: string; kinds: readonly InboxKind[] }[] = [
  { title: 'Agents ask you', kinds: ['question'] },
  {
    title: 'Needs your decision',
    kinds: ['unproven', 'needs-input', 'needs-mapping', 'failed', 'interrupted', 'paused'],
  },
  { title: 'Goes on by itself', kinds: ['waiting'] },
  { title: 'Worth a look', kinds: ['plan-changed'] },
];
