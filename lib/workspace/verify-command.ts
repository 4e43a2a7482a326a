import type { Answer } from '@/lib/domain/mapping';
import type { Settings } from '@/lib/domain/project';
import type { Resolution } from '@/lib/engine/ports';

/** The check that the person set for a command, or for `prompt`; null for none. */
export function verifyOf(answer: Answer, { verify }: Pick<Settings, 'verify'>): string[] | null {
  const name = answer.kind === 'command' ? answer.command : answer.kind === 'prompt' ? 'prompt' : null;
  return name !== null && Object.hasOwn(verify, name) ? (verify[name] ?? null) : null;
}

/** The work of an attempt with the check of its command. */
export function withVerify(resolution: Resolution, answer: Answer, settings: Settings): Resolution {
  return resolution.ok ? { ...resolution, verify: verifyOf(answer, settings) } : resolution;
}
