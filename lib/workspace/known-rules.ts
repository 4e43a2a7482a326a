import type { Db } from '@/db/client';
import { correctionsRevision, listCorrections } from '@/db/queries/corrections';
import { type LearnedRule, ruleOfCorrection } from '@/lib/domain/learned-rule';
import type { PlanTask } from '@/lib/domain/plan';
import type { MappableTask, MappingContext } from '@/lib/mapping/propose';
import type { Facts } from './context';

const kept = new WeakMap<Db, { revision: number; facts: Facts; rules: readonly LearnedRule[] }>();

/** Every rule that was learned or written by hand, of SQLite and of both files; the same list while nothing changed. */
export function knownRules(db: Db, facts: Facts): readonly LearnedRule[] {
  const revision = correctionsRevision(db);
  const known = kept.get(db);
  if (known?.revision === revision && known.facts === facts) return known.rules;
  const rules = [...listCorrections(db).map(ruleOfCorrection), ...facts.rules];
  kept.set(db, { revision, facts, rules });
  return rules;
}

export function mappingContext(rules: readonly LearnedRule[], facts: Facts, specId: string): MappingContext {
  return { catalog: facts.catalog, stack: facts.stack, corrections: rules, specId };
}

/** A plan's task as far as mapping looks at it. */
export function mappable({ description, command, args, agent }: PlanTask, layerKey: string | null): MappableTask {
  return { description, layerKey, command, args, agent };
}
