'use client';
import { Checkbox } from '@/components/ui/checkbox';
import type { StatusDifference, StatusWord } from '@/lib/domain/status-edit';

/** A page of thousands of rows helps nobody to decide. */
const ROWS_MAX = 200;

type Props = {
  differences: readonly StatusDifference[];
  /** Ids of tasks that are not to be accepted. */
  left: ReadonlySet<string>;
  onLeave: (taskId: string, leave: boolean) => void;
};

const text = (word: StatusWord | null): string => word?.replaceAll('_', ' ') ?? '–';

/** Each task that the other file says something else of, in the three versions. */
export function StatusFileDifferences({ differences, left, onLeave }: Props) {
  if (differences.length === 0) return null;
  return (
    <>
      <table className="w-full text-left text-sm">
        <thead className="text-ink-soft">
          <tr>
            <th className="py-1 pr-3 font-medium">Task</th>
            <th className="py-1 pr-3 font-medium">Ours</th>
            <th className="py-1 pr-3 font-medium">Theirs</th>
            <th className="py-1 font-medium">Last written</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, ROWS_MAX).map(({ taskId, key, description, ours, theirs, wrote, acceptable }) => (
            <tr key={taskId} className="border-joint border-t align-top">
              <td className="py-1.5 pr-3">
                {acceptable ? (
                  <Checkbox
                    checked={!left.has(taskId)}
                    onChange={(checked) => onLeave(taskId, !checked)}
                    label={`${key} ${description}`}
                  />
                ) : (
                  <span className="ml-7">
                    {key} {description}
                  </span>
                )}
              </td>
              <td className="py-1.5 pr-3">{text(ours)}</td>
              <td className="py-1.5 pr-3">{text(theirs)}</td>
              <td className="py-1.5">{text(wrote)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > ROWS_MAX ? (
        <p className="mt-2 text-ink-soft text-sm">And {differences.length - ROWS_MAX} more.</p>
      ) : null}
    </>
  );
}
