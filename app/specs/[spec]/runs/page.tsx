import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { RunsView } from '@/components/compare/runs-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

type Props = { params: Promise<{ spec: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec } = await params;
  return { title: `${decodeURIComponent(spec)} runs` };
}

export default async function RunsPage({ params }: Props) {
  const spec = decodeURIComponent((await params).spec);
  const runs = await firstPaint('runs', { spec });
  const href = `/specs/${encodeURIComponent(spec)}`;
  return (
    <PageFrame
      crumbs={[
        { label: spec, href },
        { label: 'Runs', href: `${href}/runs` },
      ]}
    >
      {runs.ok ? (
        <RunsView first={runs.first} />
      ) : (
        <ProblemPage title={`The runs of ${spec} cannot be shown`} problem={runs.problem} />
      )}
    </PageFrame>
  );
}
