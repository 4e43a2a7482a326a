import type { PlanFormat } from '@/lib/domain/plan';
import type { Roles } from './roles';
import type { Survey } from './survey';

/** Names the tool whose way of writing a plan follows, by the marks only it has. */
export function detectFormat(survey: Survey, { shape }: Roles, lines: readonly string[]): PlanFormat {
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  const titled = (pattern: RegExp): boolean => survey.titles.some(({ text }) => pattern.test(text));
  const refs = survey.boxes.map(({ front }) => front.ref);
  const share = (kind: string): number => refs.filter((ref) => ref?.kind === kind).length / Math.max(1, refs.length);
  if (titled(/tasks?\s*\/\s*sub-?tasks?|^dev agent record$/i)) return 'bmad';
  if (shape === 'boxes' && share('id') >= 0.5) return 'spec-kit';
  if (has(/^\s*(?:[-*+]\s+)?_(?:Leverage|Prompt):/)) return 'spec-workflow';
  if (has(/^\s*(?:[-*+]\s+)?_(?:Requirements?|Boundary|Depends):/i) || survey.items.some(({ box }) => box?.optional))
    return 'kiro';
  if (shape === 'headings') return 'headings';
  if (shape === 'table') return 'table';
  if (shape === 'bullets') return 'bullets';
  if (titled(/^relevant files$/i) || refs.some((ref) => /^\d+\.0$/.test(ref?.ref ?? ''))) return 'ai-dev-tasks';
  const numbered = survey.items.filter(({ box, front }) => box && front.ref?.kind === 'dotted');
  if (numbered.length < 2) return 'checklist';
  if (share('dotted') >= 0.5 && survey.titles.some(({ front }) => front.ref?.kind === 'number')) return 'openspec';
  return share('number') > 0 ? 'agent-os' : 'checklist';
}
