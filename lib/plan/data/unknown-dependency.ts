import type { Place, Remarks } from '@/lib/plan/remarks';
import { quoted } from '@/lib/plan/visible-text';

/** Says that a dependency names no task; of a file that is read `alone` others may well have it. */
export function remarkUnknown(name: string, place: Place, alone: boolean, remarks: Remarks): void {
  if (alone) {
    const message = `The dependency ${quoted(name)} names a task of another file: it was not looked at.`;
    remarks.add('W_DEP_ELSEWHERE', place, message, 'Open the project to see the tasks of all files together.');
    return;
  }
  const message = `The dependency ${quoted(name)} cannot be met: no task has this id.`;
  remarks.add('E_DEP_UNKNOWN', place, message, 'Remove it, or restore the file of that task.');
}
