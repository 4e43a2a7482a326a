import Link from 'next/link';
import { QuestionCard } from '@/components/agent/question-card';
import { SyncAsk } from '@/components/sync/sync-ask';
import { SyncReviewCard } from '@/components/sync/sync-review-card';
import type { Choice } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Board } from '@/lib/domain/board';
import type { Run } from '@/lib/domain/run';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { isEnded } from '@/lib/domain/run-status';
import { syncReview } from '@/lib/domain/sync-review';
import { isOpen, needsPerson } from '@/lib/domain/task-status';
import { AskCard } from './ask-card';
import { dependentsOf } from './dependents';
import { RunningCard } from './running-card';
import { UpNext } from './up-next';
import { WaitingCard } from './waiting-card';

type RunNowProps = {
  board: Board;
  run: Run;
  snapshot: RunSnapshot;
  busy: ReadonlyMap<string, Choice>;
  acts: TaskActs;
};

/** What the run waits for, what is under way, what comes next; or that it is over. */
export function RunNow({ board, run, snapshot, busy, acts }: RunNowProps) {
  const { tasks, attempts, output } = snapshot;
  const rows = new Map(board.layers.flatMap((layer) => layer.tasks.map((row) => [row.task.id, row])));
  const attemptOf = (taskId: string) => attempts.find((attempt) => attempt.taskId === taskId) ?? null;
  if (isEnded(run.status)) return <Ended board={board} run={run} />;

  const asking = tasks.filter((task) => needsPerson(task.status));
  const first = asking.findIndex((task) => task.taskId === run.pause?.taskId);
  if (first > 0) asking.unshift(...asking.splice(first, 1));
  const review = syncReview(snapshot, attempts);
  const open = tasks.filter((task) => isOpen(task.status));
  const waiting = tasks.filter((task) => task.status === 'waiting');
  const questions = open.flatMap((task) => (task.question ? [{ task, question: task.question }] : []));
  return (
    <>
      {asking.length || questions.length || run.pause ? (
        <section aria-labelledby="waits" className="grid gap-3">
          <h2 id="waits" className="font-semibold text-xl">
            Waiting for you
          </h2>
          {questions.map(({ task, question }) => (
            <QuestionCard
              key={task.taskId}
              spec={run.specId}
              task={{ id: task.taskId, key: task.key, description: task.description }}
              question={question}
              href={task.role === 'task' ? `/specs/${encodeURIComponent(run.specId)}/tasks/${task.taskId}` : undefined}
            />
          ))}
          {run.pause && !asking.some((task) => task.taskId === run.pause?.taskId) ? (
            <Callout tone="ask" title={run.pause.message} />
          ) : null}
          {asking.map((task, index) => {
            const shared = { busy: busy.get(task.taskId), acts, lead: index === 0 };
            if (task.role === 'sync' && task.status === 'needs-mapping') {
              return <SyncAsk key={task.taskId} task={task} {...shared} />;
            }
            if (review?.sync.taskId === task.taskId)
              return <SyncReviewCard key={task.taskId} review={review} {...shared} />;
            return (
              <AskCard
                key={task.taskId}
                run={run}
                task={task}
                row={rows.get(task.taskId) ?? null}
                attempt={attemptOf(task.taskId)}
                dependents={dependentsOf(tasks, task.taskId)}
                {...shared}
              />
            );
          })}
        </section>
      ) : null}
      {waiting.length ? (
        <section aria-labelledby="waits-itself" className="grid gap-3">
          <h2 id="waits-itself" className="font-semibold text-xl">
            Goes on by itself
          </h2>
          {waiting.map((task) => (
            <WaitingCard key={task.taskId} run={run} task={task} busy={busy.get(task.taskId)} acts={acts} />
          ))}
        </section>
      ) : null}
      {open.length ? (
        <section aria-labelledby="now" className="grid gap-3">
          <h2 id="now" className="font-semibold text-xl">
            Now running
          </h2>
          <div className="grid gap-3 xl:grid-cols-2 xl:[&>:only-child]:col-span-2">
            {open.map((task) => {
              const attempt = attemptOf(task.taskId);
              return (
                <RunningCard
                  key={task.taskId}
                  spec={run.specId}
                  task={task}
                  attempt={attempt}
                  tail={attempt ? (output[attempt.id] ?? null) : null}
                  busy={busy.get(task.taskId)}
                  acts={acts}
                />
              );
            })}
          </div>
        </section>
      ) : null}
      <UpNext tasks={tasks} />
    </>
  );
}

function Ended({ board, run }: { board: Board; run: Run }) {
  const [title, text] = endWords(
    run,
    board.layers.every((layer) => layer.status === 'complete'),
  );
  return (
    <Callout tone={run.status === 'failed' ? 'broken' : 'info'} title={title}>
      <p className="text-ink-soft">{text}</p>
      <div className="pt-1">
        <Button asChild size="md" look={run.status === 'complete' ? 'primary' : 'secondary'}>
          <Link href={`/specs/${encodeURIComponent(board.spec)}/summary`}>See the summary</Link>
        </Button>
      </div>
    </Callout>
  );
}

function endWords({ status, rehearsal }: Run, whole: boolean): [title: string, text: string] {
  if (rehearsal) return [`Rehearsal ${status}`, 'Nothing was executed. Press Run when you want it for real.'];
  const goOn = 'Press Run to go on with what is left; what is complete is kept.';
  if (status === 'failed') return ['Run failed', goOn];
  if (status === 'cancelled') return ['Run cancelled', goOn];
  if (!whole) return ['Run complete: its layers are laid', goOn];
  return ['Run complete: every layer is laid', 'All tasks are complete or skipped, and every layer is synced.'];
}
