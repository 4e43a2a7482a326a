'use client';
import { useState } from 'react';
import { CatalogRemarks } from '@/components/catalog/catalog-remarks';
import { Code } from '@/components/ui/code';
import { EmptyState } from '@/components/ui/empty-state';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import { type RuleScope, ruleScopes } from '@/lib/domain/learned-rule';
import type { RulesView as Rules } from '@/lib/domain/rule-effect';
import { BuiltInRules } from './built-in-rules';
import { ChangeRuleDialog, type RuleChangeWish } from './change-rule-dialog';
import { RuleItem } from './rule-item';

/** What was learned from corrections and written by hand: what each says, where it counts, and what it decides. */
export function RulesView({ first }: { first: FirstPaint<Rules> }) {
  const { rules, files, remarks, builtIn } = useVerbQuery('rules', {}, { first }).data ?? first.value;
  const [wish, setWish] = useState<RuleChangeWish | null>(null);
  const groups: Record<RuleScope, { title: string; file: string | null }> = {
    spec: { title: 'Of one spec', file: null },
    project: { title: 'Of the project', file: files.project },
    user: { title: 'Yours, in all projects', file: files.user },
  };
  return (
    <div className="mx-auto grid max-w-4xl gap-6">
      <header>
        <h1 className="font-semibold text-3xl">Rules</h1>
        <p className="mt-1 max-w-prose text-ink-soft text-sm">
          Corrections that are remembered become rules. They propose; nothing runs before it is approved.
        </p>
      </header>
      <CatalogRemarks remarks={remarks} />
      {rules.length === 0 ? (
        <EmptyState title="No rules yet">
          <p>
            Correct a task and choose where to remember it, or write rules for the whole team into{' '}
            <Code>.claude/command-mapping.json</Code>.
          </p>
        </EmptyState>
      ) : (
        ruleScopes.map((scope) => {
          const rows = rules.filter(({ rule }) => rule.scope === scope);
          const { title, file } = groups[scope];
          return rows.length === 0 ? null : (
            <section key={scope} aria-label={title} className="grid gap-2">
              <h2 className="flex items-baseline gap-2 font-semibold text-lg">
                {title} <span className="font-normal text-ink-faint text-sm">{rows.length}</span>
              </h2>
              {file ? <p className="font-mono text-ink-faint text-xs [overflow-wrap:anywhere]">{file}</p> : null}
              <ul className="divide-y rounded-lg border bg-face shadow-lift">
                {rows.map((row) => (
                  <RuleItem key={row.rule.id} row={row} onWish={(act) => setWish({ rule: row.rule, act })} />
                ))}
              </ul>
            </section>
          );
        })
      )}
      <BuiltInRules rules={builtIn} />
      {wish ? <ChangeRuleDialog key={wish.rule.id} wish={wish} onClose={() => setWish(null)} /> : null}
    </div>
  );
}
