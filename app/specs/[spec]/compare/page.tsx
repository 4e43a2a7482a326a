import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { CompareView } from '@/components/compare/compare-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';
import { EmptyState } from '@/components/ui/empty-state';

type Props = {
  params: Promise<{ spec: string }>;
  searchParams: Promise<{ a?: string | string[]; b?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec } = await params;
  return { title: `${decodeURIComponent(spec)} runs compared` };
}

export default async function ComparePage({ params, searchParams }: Props) {
  const spec = decodeURIComponent((await params).spec);
  const { a, b } = await searchParams;
  const found = await firstPaint('compare', { spec, a: [a].flat()[0], b: [b].flat()[0] });
  const href = `/specs/${encodeURIComponent(spec)}`;
  return (
    <PageFrame
      crumbs={[
        { label: spec, href },
        { label: 'Runs', href: `${href}/runs` },
        { label: 'Compare', href: `${href}/compare` },
      ]}
    >
      {found.ok ? (
        <CompareView key={`${found.first.value.a.id} ${found.first.value.b.id}`} first={found.first} />
      ) : found.problem.code === 'E_NO_RUN' ? (
        <EmptyState title="Nothing to compare">
          {found.problem.message} {found.problem.hint}
        </EmptyState>
      ) : (
        <ProblemPage title={`The runs of ${spec} cannot be compared`} problem={found.problem} />
      )}
    </PageFrame>
  );
}
