import type { RuleScope } from '@/lib/domain/learned-rule';

/** Where a rule counts, as it is chosen and shown. */
export const scopeWords: Record<RuleScope, string> = { spec: 'this spec', project: 'this project', user: 'all mine' };
