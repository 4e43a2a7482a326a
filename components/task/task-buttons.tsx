'use client';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { MenuContent, MenuItem, MenuRoot, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { DownstreamDialog } from './downstream-dialog';
import type { Choice, Choices } from './task-choices';
import { useDownstream } from './use-downstream';
import type { ActTask, TaskActs } from './use-task-acts';

/** How each choice is named, what key presses it, and how it looks. */
const faces: Record<Choice, { label: string; shortcut?: string; look?: ButtonProps['look']; remark?: string }> = {
  approve: { label: 'Approve', shortcut: 'a', look: 'accept' },
  unapprove: { label: 'Withdraw approval', remark: 'It will ask again before it runs' },
  correct: { label: 'Correct', shortcut: 'e' },
  retry: { label: 'Retry', shortcut: 'r', remark: 'The same command once more' },
  resume: { label: 'Go on in its session', remark: 'The agent takes up its work where it was broken off' },
  skip: { label: 'Skip', shortcut: 's', remark: 'Goes on without it' },
  alternate: { label: 'Alternate', shortcut: 'e', remark: 'Another command for this task' },
  accept: { label: 'Accept', shortcut: 'a', look: 'accept', remark: 'Counts as complete, on your word' },
  reject: { label: 'Reject', look: 'danger' },
  'done-by-me': { label: 'Done by me', remark: 'You have done it yourself' },
  cancel: { label: 'Cancel task', look: 'danger' },
};

type TaskButtonsProps = {
  task: ActTask;
  choices: Choices;
  busy: Choice | undefined;
  acts: TaskActs;
  size?: 'sm' | 'md';
  /** Beyond so many, choices go behind the three dots. */
  max?: number;
  /** The first choice is what the page asks for. */
  lead?: boolean;
  /** A further button: in front of all, or before the three dots. */
  first?: ReactNode;
  extra?: ReactNode;
  /** Further entries behind the three dots. */
  menu?: ReactNode;
  /** Other names than the usual ones. */
  labels?: Partial<Record<Choice, string>>;
};

/** What can be done with a task now; the rest of it behind three dots. */
export function TaskButtons(props: TaskButtonsProps) {
  const { task, choices, busy, acts, size = 'sm', max = 9, lead, first, extra, menu, labels = {} } = props;
  const { asked, choose, close } = useDownstream(acts, task);
  const front = choices.front.slice(0, max);
  const more = [...choices.front.slice(max), ...choices.more];
  if (!front.length && !more.length && !menu) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {first}
      {front.map((choice, index) => (
        <Button
          key={choice}
          size={size}
          look={lead && index === 0 ? 'primary' : faces[choice].look}
          pending={busy === choice}
          aria-keyshortcuts={faces[choice].shortcut}
          onClick={() => choose(choice)}
        >
          {labels[choice] ?? faces[choice].label}
        </Button>
      ))}
      {extra}
      {more.length || menu ? (
        <MenuRoot>
          <MenuTrigger asChild>
            <Button look="quiet" size="icon" aria-label={`More for ${task.key}`} pending={busy && more.includes(busy)}>
              <Ellipsis aria-hidden />
            </Button>
          </MenuTrigger>
          <MenuContent>
            {more.map((choice) => (
              <MenuItem key={choice} remark={faces[choice].remark} onSelect={() => choose(choice)}>
                {faces[choice].label}
              </MenuItem>
            ))}
            {more.length && menu ? <MenuSeparator /> : null}
            {menu}
          </MenuContent>
        </MenuRoot>
      ) : null}
      {asked ? <DownstreamDialog task={task} asked={asked} act={acts.act} onClose={close} /> : null}
    </div>
  );
}
