import { countWord } from '@/components/plan/progress-words';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { isWrittenByHand } from '@/lib/domain/learned-rule';
import { answerLabel } from '@/lib/domain/mapping';
import type { RuleRow } from '@/lib/domain/rule-effect';
import type { RuleAct } from './change-rule-dialog';

/** One rule: what a task must hold, what is then proposed, where it came from, and how many tasks it decides. */
export function RuleItem({ row, onWish }: { row: RuleRow; onWish: (act: RuleAct) => void }) {
  const { rule, decides, remark } = row;
  const { words, layer, stack, answer, enabled, from, specId } = rule;
  const name = words.join(' ') || (from?.task ?? '').slice(0, 60);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className={cn('grid min-w-0 flex-1 basis-72 gap-1', !enabled && 'text-ink-faint')}>
        <p className="flex flex-wrap items-center gap-1.5">
          {words.length ? (
            words.map((word) => (
              <Badge key={word} className="max-w-full whitespace-normal">
                {word}
              </Badge>
            ))
          ) : (
            <Badge tone="outline">the same text</Badge>
          )}
          {layer && words.length ? <Badge tone="outline">in {layer}</Badge> : null}
          {stack.map((fact) => (
            <Badge key={fact} tone="outline">
              with {fact}
            </Badge>
          ))}
          {enabled ? null : <Badge tone="ask">off</Badge>}
        </p>
        <p className="line-clamp-3 font-mono font-semibold text-sm [overflow-wrap:anywhere]">{answerLabel(answer)}</p>
        <p className="text-ink-faint text-xs [overflow-wrap:anywhere]">
          {enabled ? `Decides ${countWord(decides, 'task')} now. ` : 'Says nothing while it is off. '}
          {specId ? `Only in ${specId}. ` : ''}
          {from ? `From “${from.task.slice(0, 120)}” in ${from.spec}.` : ''}
          {isWrittenByHand(rule) ? 'Written by hand.' : ''}
        </p>
        {remark ? <p className="text-ask-text text-xs">{remark}</p> : null}
      </div>
      <div className="flex shrink-0 gap-1">
        <Button look="quiet" aria-label={`Edit the rule ${name}`} onClick={() => onWish('edit')}>
          Edit
        </Button>
        <Button
          look="quiet"
          aria-label={`Switch ${enabled ? 'off' : 'on'} the rule ${name}`}
          onClick={() => onWish(enabled ? 'off' : 'on')}
        >
          {enabled ? 'Switch off' : 'Switch on'}
        </Button>
        <Button look="danger" aria-label={`Remove the rule ${name}`} onClick={() => onWish('remove')}>
          Remove
        </Button>
      </div>
    </li>
  );
}
