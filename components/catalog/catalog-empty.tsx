import { Code } from '@/components/ui/code';
import { EmptyState } from '@/components/ui/empty-state';

/** What goes here, and how it gets here. */
export function CatalogEmpty() {
  return (
    <EmptyState title="No commands yet">
      <div className="grid gap-2 text-left text-sm">
        <p>
          A Markdown file in <Code>.claude/commands/</Code> is a command of this project; one in{' '}
          <Code>~/.claude/commands/</Code> is yours everywhere. A folder with a <Code>SKILL.md</Code> in{' '}
          <Code>.claude/skills/</Code> is one too.
        </p>
        <p>
          Plugins bring more: <Code>claude plugin install NAME@MARKETPLACE</Code> installs one, and{' '}
          <Code>"enabledPlugins"</Code> in <Code>.claude/settings.json</Code> turns it on.
        </p>
        <p>Without any, tasks can still be done by prompt, by shell, or by you.</p>
      </div>
    </EmptyState>
  );
}
