import type { Metadata } from 'next';
import { cache } from 'react';
import { firstPaint } from '@/app/first-paint';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';
import { TaskView } from '@/components/task/task-view';

type Props = { params: Promise<{ spec: string; task: string }> };

/** The title and the page ask for the same task. */
const firstTask = cache((spec: string, task: string) => firstPaint('task', { spec, task }));

async function readTask(params: Props['params']) {
  const { spec, task } = await params;
  const names = { spec: decodeURIComponent(spec), task: decodeURIComponent(task) };
  return { ...names, detail: await firstTask(names.spec, names.task) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec, task, detail } = await readTask(params);
  const name = detail.ok ? `${detail.first.value.task.task.key} ${detail.first.value.task.task.description}` : task;
  return { title: `${name} · ${spec}` };
}

export default async function TaskPage({ params }: Props) {
  const { spec, task, detail } = await readTask(params);
  const href = `/specs/${encodeURIComponent(spec)}`;
  const label = detail.ok ? detail.first.value.task.task.key : task;
  return (
    <PageFrame
      crumbs={[
        { label: spec, href },
        { label, href: `${href}/tasks/${encodeURIComponent(task)}` },
      ]}
    >
      {detail.ok ? (
        <TaskView key={detail.first.value.task.task.id} first={detail.first} />
      ) : (
        <ProblemPage title={`${task} cannot be shown`} problem={detail.problem} />
      )}
    </PageFrame>
  );
}
