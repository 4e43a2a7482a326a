import util from 'node:util';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet' | 'strong' | 'accent';
export type Style = (tone: Tone, text: string) => string;

const formats = {
  good: 'green',
  bad: 'red',
  warn: 'yellow',
  quiet: 'dim',
  strong: 'bold',
  accent: 'cyan',
} as const;

/** Colours when `enabled`, else the text as it is. */
export function createStyle(enabled: boolean): Style {
  // Node before 20.12 has no styleText; it is reached through the module so that its absence is no link error.
  const styleText = enabled ? util.styleText : undefined;
  return (tone, text) => (styleText ? styleText(formats[tone], text) : text);
}

/** Colours belong on a terminal, and NO_COLOR (not empty) turns them off. */
export function wantsColour(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

const toneByStatus: Record<string, Tone> = {
  complete: 'good',
  failed: 'bad',
  'timed-out': 'bad',
  interrupted: 'bad',
  cancelled: 'bad',
  running: 'accent',
  starting: 'accent',
  paused: 'warn',
  asking: 'warn',
  unproven: 'warn',
  'needs-input': 'warn',
  'needs-mapping': 'warn',
  waiting: 'warn',
};

/** The tone of a task's, layer's or run's status. */
export const toneOfStatus = (status: string): Tone => toneByStatus[status] ?? 'quiet';
