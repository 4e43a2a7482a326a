import type { PlanFormat } from '@/lib/domain/plan';

const planName =
  /(?:^|\/)(?:tasks?|to-?dos?|plan|checklist|roadmap|backlog|implementation[-_]plan)\.(?:md|markdown|txt)$/i;

/** The tool a file without layers is expected to come from. Null where neither folder nor name speak of a plan. */
export function placeHint(path: string, format: PlanFormat | null): PlanFormat | null {
  const known = format === 'layered' ? null : format;
  if (known !== null && known !== 'checklist') return known;
  return planName.test(path) ? 'checklist' : null;
}
