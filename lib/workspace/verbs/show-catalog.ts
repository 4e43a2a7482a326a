import { type Plan, planTasks } from '@/lib/domain/plan';
import type { CatalogView, CommandUse, VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { findCommands } from '@/lib/mapping/find-commands';
import { locateSpecs } from '@/lib/plan/locate-specs';
import type { Context } from '@/lib/workspace/context';
import { liveMappings } from '@/lib/workspace/proposals';
import { countWaiting } from './show-inbox';

/** Every command that was found, usable or not, with the tasks it is mapped to and how fresh that is. */
export function showCatalog(context: Context, { words, reload }: ParsedVerbInput<'catalog'>): CatalogView {
  const { factsBook, factsWatch } = context;
  if (reload && factsWatch) factsWatch.reload();
  else if (reload) factsBook.readNow();
  const { entries, remarks } = context.facts();
  const sorted = entries.toSorted((a, b) => (a.command < b.command ? -1 : a.command > b.command ? 1 : 0));
  return {
    commands: words.trim() ? findCommands(entries, words) : sorted,
    total: entries.length,
    uses: usesOf(context),
    from: factsBook.from(),
    readAt: factsBook.readAt(),
    remarks: [...remarks],
  };
}

/** A number that open pages compare: another one means that they show what was. */
export function showVersion(context: Context): VerbOutput<'version'> {
  const { facts, factsBook, factsWatch, news } = context;
  facts();
  factsWatch?.ensureAsked();
  return { facts: factsBook.version(), waiting: countWaiting(context), news: news.state() };
}

function usesOf(context: Context): Record<string, CommandUse[]> {
  const uses = new Map<string, CommandUse[]>();
  for (const { id: spec } of locateSpecs(context.projectDir)) {
    const plan = readablePlan(context, spec);
    const mappings = plan && liveMappings(context.db, plan);
    for (const { id: taskId, key } of plan ? planTasks(plan) : []) {
      const answer = mappings?.get(taskId)?.answer;
      if (answer?.kind !== 'command') continue;
      uses.set(answer.command, [...(uses.get(answer.command) ?? []), { spec, taskId, key }]);
    }
  }
  return Object.fromEntries(uses);
}

/** A plan that cannot be read is told of in the list of specs, and uses nothing. */
function readablePlan(context: Context, spec: string): Plan | null {
  try {
    return context.plan(spec);
  } catch {
    return null;
  }
}
