import { SpecList } from '@/components/plan/spec-list';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';
import { firstPaint } from './first-paint';

export default async function HomePage() {
  const specs = await firstPaint('specs', { withinMs: 500 });
  return (
    <PageFrame crumbs={[]}>
      {specs.ok ? (
        <SpecList first={specs.first} />
      ) : (
        <ProblemPage title="The project cannot be shown" problem={specs.problem} />
      )}
    </PageFrame>
  );
}
