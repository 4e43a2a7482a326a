'use client';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Answer } from '@/lib/domain/mapping';
import { AnswerField } from './answer-field';

type BulkBarProps = {
  count: number;
  isAnswering: boolean;
  onAnswering: (isAnswering: boolean) => void;
  onApprove: () => void;
  onTakeBack: () => void;
  onAnswer: (answer: Answer) => void;
  onClear: () => void;
};

/** What can be done with all marked rows, each undone by one press. */
export function BulkBar(props: BulkBarProps) {
  const { count, isAnswering, onAnswering, onAnswer } = props;
  const marked = countWord(count, 'task');
  return (
    <section
      aria-label="Marked tasks"
      className="fixed inset-x-4 bottom-4 z-20 mx-auto flex max-w-fit flex-wrap items-center gap-2 rounded-lg border bg-face px-3 py-2 shadow-float"
    >
      <p className="font-medium text-sm">{marked} marked</p>
      <Button look="accept" onClick={props.onApprove}>
        Approve
      </Button>
      <Button onClick={props.onTakeBack}>Take back</Button>
      <Button onClick={() => onAnswering(true)}>One answer for all</Button>
      <Button look="quiet" onClick={props.onClear}>
        Clear
      </Button>
      <Dialog
        open={isAnswering}
        onOpenChange={onAnswering}
        title={`One answer for ${marked}`}
        description="Saved and approved at once; one press undoes it for all."
      >
        <div className="grid min-h-80 content-start gap-4">
          <div className="flex gap-2">
            <Button size="md" onClick={() => onAnswer({ kind: 'done-by-me', note: '' })}>
              Done by me
            </Button>
            <Button size="md" onClick={() => onAnswer({ kind: 'skip', note: '' })}>
              Skip
            </Button>
          </div>
          <AnswerField
            label={`Answer for ${marked}`}
            now={null}
            alternatives={[]}
            onSave={onAnswer}
            onLeave={() => onAnswering(false)}
          />
        </div>
      </Dialog>
    </section>
  );
}
