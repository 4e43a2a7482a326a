'use client';
import { useRouter } from 'next/navigation';
import { useApproveMany } from '@/components/plan/use-approve-many';
import { chooseTheme } from '@/lib/client/theme-choice';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { PaletteAct } from './palette-entry';

/** Does what an entry says. A refusal is told like that of any button. */
export function usePaletteActs(): (act: PaletteAct) => void {
  const router = useRouter();
  const approve = useApproveMany();
  const run = useVerbMutation('run', {
    onSuccess: (_, { spec }) => router.push(`/specs/${encodeURIComponent(spec)}/run`),
  });
  const moves = { run, pause: useVerbMutation('pause'), continue: useVerbMutation('continue') };
  return (act) => {
    if (act.kind === 'go') router.push(act.href);
    else if (act.kind === 'theme') chooseTheme(act.theme);
    else if (act.kind === 'approve') approve.mutate({ spec: act.spec, tasks: act.tasks });
    else moves[act.verb].mutate({ spec: act.spec });
  };
}
