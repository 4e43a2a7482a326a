import type { Style } from '@/bin/cli/style';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import type { ApproveResult } from '@/lib/domain/verb-outputs';

/** `ashlar approve`: how many, and which were left out because their command is dead, with what to type instead. */
export function approvedLines(spec: string, { approved, dead }: ApproveResult, style: Style): string[] {
  const left = dead.flatMap(({ key, message, nearest }) => {
    const [near] = nearest;
    const line = `${key} was left out: ${visibleText(message)}`;
    return near
      ? [style('warn', line), style('quiet', `    ashlar correct ${spec} ${key} "${near}"`)]
      : [style('warn', line)];
  });
  return [`Approved ${counted(approved.length, 'mapping')} of ${spec}.`, ...left];
}
