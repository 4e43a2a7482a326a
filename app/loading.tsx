import { PageFrame } from '@/components/shell/page-frame';
import { Skeleton } from '@/components/shell/skeleton';

export default function Loading() {
  return (
    <PageFrame crumbs={[]}>
      <Skeleton label="Reading the project" />
    </PageFrame>
  );
}
