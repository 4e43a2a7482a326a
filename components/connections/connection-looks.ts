import { CircleCheck, CircleX, Hourglass, KeyRound, type LucideIcon, PowerOff, ShieldQuestionMark } from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { AgentState, McpServer } from '@/lib/domain/connections';

type Look = { word: string; icon: LucideIcon; tone: Tone };

export const agentLooks: Record<AgentState, Look> = {
  ready: { word: 'ready', icon: CircleCheck, tone: 'laid' },
  'no-login': { word: 'not logged in', icon: KeyRound, tone: 'ask' },
  old: { word: 'old version', icon: Hourglass, tone: 'ask' },
  untrusted: { word: 'not asked', icon: ShieldQuestionMark, tone: 'ask' },
  broken: { word: 'does not answer', icon: CircleX, tone: 'broken' },
  missing: { word: 'not found', icon: CircleX, tone: 'broken' },
  off: { word: 'turned off', icon: PowerOff, tone: 'outline' },
};

export const serverLooks: Record<McpServer['state'], Look> = {
  connected: { word: 'connected', icon: CircleCheck, tone: 'laid' },
  failed: { word: 'failed', icon: CircleX, tone: 'broken' },
  'needs-login': { word: 'needs a login', icon: KeyRound, tone: 'ask' },
  pending: { word: 'still connecting', icon: Hourglass, tone: 'ask' },
  disabled: { word: 'turned off', icon: PowerOff, tone: 'outline' },
  unknown: { word: 'unknown', icon: ShieldQuestionMark, tone: 'outline' },
};

/** What to do about a server; null where nothing is. */
export function serverHint({ state, name }: McpServer): string | null {
  switch (state) {
    case 'failed':
      return 'Start it by hand to see why, or look at it with /mcp in Claude Code.';
    case 'needs-login':
      return `Run claude, type /mcp and log in to ${name}.`;
    case 'pending':
      return 'It takes long to start. Ask again in a moment.';
    default:
      return null;
  }
}
