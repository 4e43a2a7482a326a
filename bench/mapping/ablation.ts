import type { Catalog } from '@/lib/domain/command';
import type { Rule } from '@/lib/mapping/rule';
import { compileRules } from '@/lib/mapping/rule-table';
import { accountRules } from '@/lib/mapping/rules/accounts';
import { agentRules } from '@/lib/mapping/rules/agents';
import { allRules } from '@/lib/mapping/rules/all';
import { backendRules } from '@/lib/mapping/rules/backend';
import { celeryRules } from '@/lib/mapping/rules/celery';
import { deliveryRules } from '@/lib/mapping/rules/delivery';
import { frontendRules } from '@/lib/mapping/rules/frontend';
import { mailRules } from '@/lib/mapping/rules/mail';
import { modelRules } from '@/lib/mapping/rules/models';
import { originalRules } from '@/lib/mapping/rules/original';
import { redisRules } from '@/lib/mapping/rules/redis';
import { retrievalRules } from '@/lib/mapping/rules/retrieval';
import { supabaseRules } from '@/lib/mapping/rules/supabase';
import { trainingRules } from '@/lib/mapping/rules/training';
import { upkeepRules } from '@/lib/mapping/rules/upkeep';
import { voiceRules } from '@/lib/mapping/rules/voice';
import { websiteRules } from '@/lib/mapping/rules/website';
import type { LabelledTask } from './labelled-tasks';
import { proposed } from './ours';
import { type Score, score } from './score';

const files: Record<string, readonly Rule[]> = {
  accounts: accountRules,
  voice: voiceRules,
  training: trainingRules,
  redis: redisRules,
  mail: mailRules,
  celery: celeryRules,
  agents: agentRules,
  backend: backendRules,
  delivery: deliveryRules,
  frontend: frontendRules,
  models: modelRules,
  original: originalRules,
  retrieval: retrievalRules,
  supabase: supabaseRules,
  upkeep: upkeepRules,
  website: websiteRules,
};

/** The score with each file of rules switched off, and with all of them. */
export function ablate(tasks: readonly LabelledTask[], catalog: Catalog): [name: string, score: Score][] {
  const without = (off: ReadonlySet<Rule>): Score => {
    const table = compileRules(allRules.filter((rule) => !off.has(rule)));
    return score(
      tasks,
      tasks.map((task) => proposed(task, catalog, { table })),
    );
  };
  const parts = Object.entries(files).map(([name, rules]): [string, Score] => [
    `without rules/${name}`,
    without(new Set(rules)),
  ]);
  return [...parts, ['without any rule (search alone)', without(new Set(allRules))]];
}
