import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { RunView } from '@/components/run/run-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

type Props = { params: Promise<{ spec: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec } = await params;
  return { title: `${decodeURIComponent(spec)} run` };
}

export default async function RunPage({ params }: Props) {
  const spec = decodeURIComponent((await params).spec);
  const board = await firstPaint('board', { spec });
  const href = `/specs/${encodeURIComponent(spec)}`;
  return (
    <PageFrame
      crumbs={[
        { label: spec, href },
        { label: 'Run', href: `${href}/run` },
      ]}
    >
      {board.ok ? (
        <RunView first={board.first} />
      ) : (
        <ProblemPage title={`${spec} cannot be shown`} problem={board.problem} />
      )}
    </PageFrame>
  );
}
