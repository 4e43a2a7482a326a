import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { BoardView } from '@/components/plan/board-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

type Props = { params: Promise<{ spec: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec } = await params;
  return { title: decodeURIComponent(spec) };
}

export default async function BoardPage({ params }: Props) {
  const spec = decodeURIComponent((await params).spec);
  const board = await firstPaint('board', { spec });
  return (
    <PageFrame crumbs={[{ label: spec, href: `/specs/${encodeURIComponent(spec)}` }]}>
      {board.ok ? (
        <BoardView first={board.first} />
      ) : (
        <ProblemPage title={`${spec} cannot be shown`} problem={board.problem} />
      )}
    </PageFrame>
  );
}
