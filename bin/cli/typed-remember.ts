import { AshlarError } from '@/lib/domain/errors';
import { type RuleScope, ruleScopes } from '@/lib/domain/learned-rule';

export const rememberForms = 'spec, project or user: as a rule for tasks with the same words; or no';

/** Reads where an answer is to be remembered; what is no text was said by the flag alone. @throws E_REMEMBER */
export function typedRemember(text: string | boolean): boolean | RuleScope {
  if (typeof text === 'boolean') return text;
  if (text === 'no') return false;
  const scope = ruleScopes.find((known) => known === text);
  if (scope) return scope;
  throw new AshlarError('E_REMEMBER', `--remember ${JSON.stringify(text)} is not known.`, `Use ${rememberForms}.`);
}
