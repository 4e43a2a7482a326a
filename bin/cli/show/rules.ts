import type { Style } from '@/bin/cli/style';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import type { LearnedRule } from '@/lib/domain/learned-rule';
import { answerLabel } from '@/lib/domain/mapping';
import type { RuleEffect, RuleRow, RulesView } from '@/lib/domain/rule-effect';

const whose = { spec: 'this computer', project: 'project', user: 'all your projects' } as const;

/** `ashlar rules`: what each says, for which tasks, where it is kept, and how many it decides. */
export function ruleLines({ rules, remarks }: RulesView, style: Style): string[] {
  if (!rules.length && !remarks.length)
    return ['No rules yet: ashlar correct SPEC TASK "ANSWER" --remember project makes one.'];
  return [
    ...rules.flatMap((row) => linesOf(row, style)),
    ...remarks.map(({ file, message }) => style('warn', `${visibleText(file)}: ${visibleText(message)}`)),
  ];
}

function linesOf({ rule, file, decides, remark }: RuleRow, style: Style): string[] {
  const { id, answer, enabled, scope, specId, from } = rule;
  const where = file ?? (specId ? `${specId}, ${whose[scope]}` : whose[scope]);
  const state = enabled ? `decides ${counted(decides, 'task')}` : style('warn', 'off');
  const lines = [
    `${style('strong', visibleText(answerLabel(answer)))}  ${state}  ${style('quiet', id)}`,
    `    ${visibleText(tasksOf(rule))}  ${style('quiet', visibleText(where))}`,
  ];
  if (from) lines.push(style('quiet', `    from “${visibleText(from.task)}” in ${visibleText(from.spec)}`));
  if (remark) lines.push(style('warn', `    ${visibleText(remark)}`));
  return lines;
}

/** Which tasks a rule is for: `tasks with “checkout”, “page” in L2 where Stripe is used`. */
export function tasksOf({ words, layer, stack }: LearnedRule): string {
  const held = words.length ? `tasks with ${words.map((word) => `“${word}”`).join(', ')}` : 'tasks of the same text';
  return `${held}${layer && words.length ? ` in ${layer}` : ''}${stack.length ? ` where ${stack.join(', ')} is used` : ''}`;
}

/** What a change of a rule did to the mappings, or would do. */
export function effectLines(
  { changes, approved, total }: RuleEffect,
  style: Style,
  when: 'did' | 'would' = 'did',
): string[] {
  const of = approved ? `, ${approved} of them approved` : '';
  return [
    `${when === 'did' ? 'Changes' : 'Would change'} ${counted(changes.length, 'mapping')} of ${counted(total, 'task')}${of}.`,
    ...changes.map((change) => {
      const after = change.approved ? style('quiet', '(approved, keeps its command)') : `→ ${change.after ?? 'asks'}`;
      return visibleText(`  ${change.spec} ${change.key}  ${change.before ?? 'asks'} `) + after;
    }),
  ];
}
