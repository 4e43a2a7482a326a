'use client';
import { LoaderCircle, MessageCircleQuestionMark, ShieldQuestionMark } from 'lucide-react';
import Link from 'next/link';
import { useId } from 'react';
import type { Question } from '@/lib/domain/question';
import { ChoiceForm } from './choice-form';
import { Deadline } from './deadline';
import { PermissionForm } from './permission-form';
import { type Reply, useReply } from './use-reply';

type QuestionCardProps = {
  spec: string;
  task: { id: string; key: string; description: string };
  question: Question;
  /** Leads to the task; left out on its own page. */
  href?: string;
};

/** What an agent asks while it waits, with every answer to it in place. */
export function QuestionCard({ spec, task, question, href }: QuestionCardProps) {
  const { sent, send } = useReply(spec, task.id, question.id);
  const title = useId();
  const isPermission = question.kind === 'permission';
  const Icon = isPermission ? ShieldQuestionMark : MessageCircleQuestionMark;
  if (sent) {
    return (
      <p
        role="status"
        className="flex items-center gap-2 rounded-lg border bg-face px-4 py-3 text-ink-soft shadow-lift"
      >
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
        {sentWords(sent)} The agent goes on with {task.key}.
      </p>
    );
  }
  return (
    <section
      aria-labelledby={title}
      data-question={question.id}
      className="grid gap-3 rounded-lg border border-ask/70 bg-face px-4 py-4 shadow-lift sm:px-5"
    >
      {href ? (
        <p className="min-w-0 text-ink-soft text-sm">
          <Link href={href} className="rounded-sm hover:text-ink hover:underline">
            <span className="font-mono">{task.key}</span> {task.description}
          </Link>
        </p>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 id={title} className="flex min-w-0 items-start gap-2 font-semibold text-lg">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ask-text" />
          {isPermission ? (
            <span className="min-w-0">
              May it use {question.tool}?{' '}
              <span className="block font-medium font-mono text-base text-ink-soft">{question.title}</span>
            </span>
          ) : (
            <span>The agent asks you</span>
          )}
        </h3>
        <Deadline askedAt={question.askedAt} />
      </div>
      {isPermission ? (
        <PermissionForm key={question.id} question={question} send={send} />
      ) : (
        <ChoiceForm key={question.id} question={question} send={send} />
      )}
    </section>
  );
}

function sentWords(reply: Reply): string {
  if (reply.type === 'choose') return 'Answered.';
  if (reply.type === 'deny') return 'Denied.';
  return reply.always ? 'Allowed always.' : reply.input === null ? 'Allowed once.' : 'Allowed with your input.';
}
