import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import type { PlanDiffResult } from '@/lib/domain/verb-outputs';
import { FieldChange } from './field-change';

type ChangesListProps = {
  diff: PlanDiffResult;
  /** Called when a link leads to a task of the board below. */
  onLeave: () => void;
};

/** Added, changed, moved and removed tasks, each with the way to it. */
export function ChangesList({ diff, onLeave }: ChangesListProps) {
  const { spec, added, removed, changed, moved, ticked, layers, voided } = diff;
  const fallen = new Set(voided);
  const toRow = (taskId: string, label: string) => (
    <a href={`#${taskId}`} onClick={onLeave} className="rounded-sm font-mono text-ink-soft text-sm hover:underline">
      {label}
    </a>
  );
  return (
    <div className="grid gap-5">
      {voided.length ? (
        <p className="rounded-md border border-ask/60 bg-ask-wash px-3.5 py-2.5 text-sm">
          {voided.length === 1
            ? 'One approval fell: its task reads differently now and waits to be approved again.'
            : `${voided.length} approvals fell: their tasks read differently now and wait to be approved again.`}
        </p>
      ) : null}
      <Group name="Added" count={added.length}>
        {added.map(({ taskId, key, description, line }) => (
          <Row key={taskId} place={toRow(taskId, key)} line={line}>
            {description}
          </Row>
        ))}
      </Group>
      <Group name="Changed" count={changed.length + layers.length}>
        {layers.map(({ key, before, after }) => (
          <Row key={key} place={<span className="font-mono text-ink-soft text-sm">{key}</span>}>
            <FieldChange name="layer" before={before} after={after} />
          </Row>
        ))}
        {changed.map(({ taskId, key, line, description, fields }) => (
          <Row key={taskId} place={toRow(taskId, key)} line={line}>
            {fields.some(({ field }) => field === 'description') ? null : <p>{description}</p>}
            {fields.map(({ field, before, after }) => (
              <FieldChange key={field} name={field === 'description' ? null : field} before={before} after={after} />
            ))}
            {fallen.has(taskId) ? (
              <Badge tone="ask" className="mt-1">
                to approve again
              </Badge>
            ) : null}
          </Row>
        ))}
      </Group>
      <Group name="Moved" count={moved.length}>
        {moved.map(({ taskId, from, to, description }) => (
          <Row key={taskId} place={toRow(taskId, `${from} → ${to}`)}>
            {description}
          </Row>
        ))}
      </Group>
      <Group name="Removed" count={removed.length}>
        {removed.map(({ taskId, key, description }) => (
          <Row
            key={taskId}
            place={
              <Link
                href={`/specs/${encodeURIComponent(spec)}/tasks/${taskId}`}
                className="rounded-sm font-mono text-ink-soft text-sm hover:underline"
              >
                {key}
              </Link>
            }
          >
            <span className="text-ink-soft line-through decoration-broken">{description}</span>
          </Row>
        ))}
      </Group>
      <Group name="Ticked by hand" count={ticked.length}>
        {ticked.map(({ taskId, key, description, done }) => (
          <Row key={taskId} place={toRow(taskId, key)}>
            {description} <span className="text-ink-faint text-sm">{done ? 'ticked' : 'unticked'}</span>
          </Row>
        ))}
      </Group>
    </div>
  );
}

function Group({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section aria-label={name} className="grid gap-1">
      <h3 className="flex items-baseline gap-2 font-semibold">
        {name} <span className="font-normal text-ink-faint text-sm">{count}</span>
      </h3>
      <ul className="divide-y">{children}</ul>
    </section>
  );
}

function Row({ place, line, children }: { place: ReactNode; line?: number; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[minmax(3.25rem,auto)_minmax(0,1fr)_auto] items-baseline gap-x-3 py-2">
      {place}
      <div className="grid min-w-0 justify-items-start gap-1">{children}</div>
      {line === undefined ? null : <span className="whitespace-nowrap text-ink-faint text-xs">line {line}</span>}
    </li>
  );
}
