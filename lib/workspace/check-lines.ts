import { splitArgv } from '@/lib/domain/argv';
import type { Check } from '@/lib/executors/checks/checks-argv';

export type CheckLines = { ok: true; checks: Check[] } | { ok: false; message: string };

/** Commands, one a line, each split as a command without a shell is. */
export function splitChecks(text: string): CheckLines {
  const checks: Check[] = [];
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const split = splitArgv(line);
    if (!split.ok) return { ok: false, message: `${line}: ${split.message}` };
    checks.push({ line, argv: split.argv });
  }
  return checks.length ? { ok: true, checks } : { ok: false, message: 'The command is empty.' };
}
