import { GraduationCap } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import type { CatalogEntry } from '@/lib/domain/command';
import type { CommandUse } from '@/lib/domain/verb-outputs';
import { commandLooks } from './command-looks';

type CommandRowProps = { entry: CatalogEntry; uses: readonly CommandUse[]; showPlugin: boolean };

/** One command: what it is called and does, whether it can be used, where it stands, and which tasks use it. */
export function CommandRow({ entry, uses, showPlugin }: CommandRowProps) {
  const { command, argumentHint, description, state, kind, plugin, source, aliases, remark, file } = entry;
  const { word, icon: Icon, tone } = commandLooks[state];
  return (
    <li
      tabIndex={-1}
      data-task-row
      aria-label={`${command}, ${word}`}
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 py-3 outline-offset-[-2px] focus:bg-hover/60 sm:px-5"
    >
      <p className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">
        <span className="font-semibold">{command}</span> <span className="text-ink-faint">{argumentHint}</span>
      </p>
      <p className="flex flex-wrap items-start justify-end gap-1.5">
        {showPlugin ? <Badge tone="outline">{plugin ?? source}</Badge> : null}
        {kind === 'skill' ? (
          <Badge tone="outline">
            <GraduationCap aria-hidden /> skill
          </Badge>
        ) : null}
        <Badge tone={tone}>
          <Icon aria-hidden /> {word}
        </Badge>
      </p>
      <div className="col-span-2 grid min-w-0 gap-1 text-sm">
        {description ? <p className="max-w-prose text-ink-soft">{description}</p> : null}
        {aliases.length ? <p className="text-ink-faint">Also {aliases.join(', ')}</p> : null}
        {remark ? (
          <p className={state === 'installed' ? 'max-w-prose text-ink-faint' : 'max-w-prose text-ask-text'}>{remark}</p>
        ) : null}
        {uses.length ? <Uses uses={uses} /> : null}
        {file ? (
          <div className="flex min-w-0 items-center gap-1 text-ink-faint">
            <span className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{file}</span>
            <CopyButton text={file} label={`the path of ${command}`} className="-my-1 shrink-0" />
          </div>
        ) : null}
      </div>
    </li>
  );
}

const SHOWN = 6;

function Uses({ uses }: { uses: readonly CommandUse[] }) {
  const count = uses.length === 1 ? 'one task' : `${uses.length} tasks`;
  const rest = uses.length - SHOWN;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-ink-soft">Used by {count}:</span>
      {uses.slice(0, SHOWN).map(({ spec, taskId, key }) => (
        <Link
          key={taskId}
          href={`/specs/${encodeURIComponent(spec)}/tasks/${taskId}`}
          className="rounded-sm underline underline-offset-4"
        >
          {spec} {key}
        </Link>
      ))}
      {rest > 0 ? <span className="text-ink-faint">and {rest} more</span> : null}
    </p>
  );
}
