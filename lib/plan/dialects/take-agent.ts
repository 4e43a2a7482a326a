import type { Place, Remarks } from '@/lib/plan/remarks';
import type { TaskDraft } from '@/lib/plan/task-draft';
import { quoted } from '@/lib/plan/visible-text';

/** Gives a task the first of the agents its line names. None at all, as in a lone `@`, leaves it unassigned. */
export function takeAgent(draft: TaskDraft, agents: readonly string[], place: Place, remarks: Remarks): void {
  if (draft.given.includes('agent')) {
    const message = `The agent is given twice; ${draft.agent === null ? 'nobody' : quoted(draft.agent)} counts.`;
    remarks.add('W_AGENT', place, message, 'Name one agent.');
    if (agents.length > 0) draft.notes.push({ line: place.line, text: agents.map((agent) => `@${agent}`).join(' ') });
    return;
  }
  const [first = null, ...others] = agents;
  draft.given.push('agent');
  draft.agent = first;
  if (first === null) remarks.add('W_AGENT', place, 'The agent is empty; the task is unassigned.');
  if (others.length === 0) return;
  const message = `The line names ${agents.length} agents; the first, ${quoted(first ?? '')}, counts.`;
  remarks.add('W_AGENT', place, message, 'Name one agent.');
  draft.notes.push({ line: place.line, text: agents.map((agent) => `@${agent}`).join(' ') });
}
