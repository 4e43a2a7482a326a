import { Square, SquareCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { AnswerText } from '@/components/mapping/answer-text';
import { ConfidenceMark } from '@/components/mapping/confidence-mark';
import { PreflightNote } from '@/components/mapping/preflight-note';
import { WhyPanel } from '@/components/mapping/why-panel';
import { Badge } from '@/components/ui/badge';
import type { TaskDetail } from '@/lib/domain/board';
import { When } from './when';

type TaskAsideProps = {
  detail: TaskDetail;
  /** Left out where nothing is to be chosen any more. */
  onChoose?: (command: string) => void;
  /** Takes a living command for a dead one at once; without it `onChoose` asks first. */
  onReplace?: (command: string) => void;
};

/** How the task is done and why, and what the plan says about it. */
export function TaskAside({ detail, onChoose, onReplace }: TaskAsideProps) {
  const { task, mapping, preflight } = detail.task;
  const earlier = detail.history.filter((each) => each.id !== mapping.id);
  const facts: [string, string | null][] = [
    ['Agent', task.agent],
    ['Complexity', task.complexity],
    ['Estimate', task.estimate],
    ['Waits for', task.dependencies.join(', ') || task.dependencyText],
    ['Own id', task.ref],
    ['Line in the plan', String(task.line)],
  ];
  return (
    <aside aria-label="Mapping and plan" className="grid min-w-0 content-start gap-5">
      <Panel title="Mapping">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <AnswerText answer={mapping.answer} />
          <ConfidenceMark confidence={mapping.confidence} />
          <Badge tone={mapping.status === 'approved' ? 'laid' : 'ask'}>
            {mapping.status === 'approved' ? 'approved' : 'not approved'}
          </Badge>
        </div>
        {mapping.voided ? <p className="text-ask-text text-sm">{mapping.voided}</p> : null}
        <PreflightNote preflight={preflight} onChoose={onReplace ?? onChoose} replaces={onReplace !== undefined} />
        <WhyPanel mapping={mapping} preflight={preflight} onChoose={onChoose} bare />
        {earlier.length ? (
          <details className="text-sm">
            <summary className="rounded-sm text-ink-soft hover:text-ink">Earlier mappings ({earlier.length})</summary>
            <ul className="mt-2 grid gap-2">
              {earlier.map((each) => (
                <li key={each.id} className="border-t pt-2">
                  <AnswerText answer={each.answer} />
                  <p className="text-ink-faint text-xs">
                    {each.confidence} of 100, <When at={each.createdAt} />
                  </p>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </Panel>
      <Panel title="In the plan">
        <dl className="grid grid-cols-[7rem_1fr] gap-y-1 text-sm">
          {facts.map(([name, value]) =>
            value ? (
              <div key={name} className="contents">
                <dt className="text-ink-faint">{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {task.subtasks.length ? (
          <ul className="grid gap-1 text-sm">
            {task.subtasks.map((part) => {
              const Icon = part.done ? SquareCheck : Square;
              return (
                <li key={part.line} className="flex gap-2">
                  <Icon
                    aria-label={part.done ? 'done:' : 'open:'}
                    className={`mt-0.5 size-4 shrink-0 ${part.done ? 'text-laid-text' : 'text-ink-faint'}`}
                  />
                  {part.description}
                </li>
              );
            })}
          </ul>
        ) : null}
        {task.notes.map((note) => (
          <p key={note.line} className="text-ink-soft text-sm">
            {note.text}
          </p>
        ))}
      </Panel>
    </aside>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3 rounded-lg border bg-face px-4 py-4 shadow-lift">
      <h2 className="font-semibold text-base">{title}</h2>
      {children}
    </section>
  );
}
