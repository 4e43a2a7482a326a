import type { BuiltInRule } from '@/lib/domain/rule-effect';
import { originalRules } from './rules/original';
import { technologyName } from './technologies';

/** The original rules in words, as they are shown; they cannot be changed. */
export function builtInRules(): BuiltInRule[] {
  return originalRules.map(({ command, layers, objects, words, verbs, names, needs }) => ({
    command,
    layers: [...(layers ?? [])],
    about: [objects, words, verbs, names].filter(Boolean).join(', ').replaceAll('=', ''),
    needs: [...new Set((needs ?? []).flatMap(({ any }) => any.slice(0, 1).map(technologyName)))],
  }));
}
