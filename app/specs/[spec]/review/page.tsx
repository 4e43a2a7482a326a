import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { ReviewView } from '@/components/review/review-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

type Props = { params: Promise<{ spec: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec } = await params;
  return { title: `${decodeURIComponent(spec)} review` };
}

export default async function ReviewPage({ params }: Props) {
  const spec = decodeURIComponent((await params).spec);
  const board = await firstPaint('board', { spec });
  const href = `/specs/${encodeURIComponent(spec)}`;
  return (
    <PageFrame
      crumbs={[
        { label: spec, href },
        { label: 'Review', href: `${href}/review` },
      ]}
    >
      {board.ok ? (
        <ReviewView first={board.first} />
      ) : (
        <ProblemPage title={`${spec} cannot be reviewed`} problem={board.problem} />
      )}
    </PageFrame>
  );
}
