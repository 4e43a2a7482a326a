import { plainHeading } from '@/lib/plan/layer-heading';
import type { Remarks } from '@/lib/plan/remarks';
import { placeOf, type TaskDraft, takeFront } from '@/lib/plan/task-draft';
import { quoted } from '@/lib/plan/visible-text';
import { readAgents } from './agent-marks';
import type { Dialect } from './dialect';
import { takeAgent } from './take-agent';

/** `- [x] T012 @claude Create docs in docs/` under headings such as `### @claude (8 tasks)`. */
export const dialectC: Dialect = { name: 'C', takeMark };

/** What stands where an id is expected and is none: `T`, `T01x2`, `012`. */
const brokenId = /^[*[]{0,3}((?=\S*\d|T\b)[\w.–—-]{1,40})[*\]]{0,3}[:.]?[*]{0,2}(?=\s|$)/i;

/** The agents of a heading that stands over the tasks of one agent. Null for other headings. */
export function readAgentHeading(heading: string): { agents: string[] } | null {
  const text = plainHeading(heading);
  const label = /^(?:agent|assigned to|assignee|owner)\s*:?\s*(?=@)/i.exec(text)?.[0].length ?? 0;
  const found = readAgents(text.slice(label));
  const rest = found && text.slice(label + found.length);
  // `@claude: write the parser` is a sentence, `@claude (8 tasks)` and `@claude - Backend` are titles.
  return found && !/^\s*:\s*\S/.test(rest ?? '') ? { agents: found.agents } : null;
}

function takeMark(draft: TaskDraft, remarks: Remarks): boolean {
  return takeAgents(draft, remarks) || takeBrokenId(draft, remarks);
}

function takeAgents(draft: TaskDraft, remarks: Remarks): boolean {
  const found = draft.text.startsWith('@') && !draft.given.includes('agent') ? readAgents(draft.text) : null;
  if (!found) return false;
  takeAgent(draft, found.agents, placeOf(draft, 0), remarks);
  takeFront(draft, found.length + (/^\s*[:–—-](?=\s)|^:/.exec(draft.text.slice(found.length))?.[0].length ?? 0));
  return true;
}

/** An id that cannot be read is taken for one where an agent follows; elsewhere it may be the first word. */
function takeBrokenId(draft: TaskDraft, remarks: Remarks): boolean {
  if (draft.ref !== null || !(draft.boxed || draft.text.includes('@')) || draft.given.includes('broken id'))
    return false;
  const written = brokenId.exec(draft.text);
  const id = written?.[1];
  if (!written || !id) return false;
  const isFollowed = readAgents(draft.text.slice(written[0].length).trimStart()) !== null;
  if (!isFollowed && !(draft.boxed && /^T\d[\w.–—-]*$/i.test(id))) return false;
  draft.given.push('broken id');
  const message = `${quoted(id)} is no id; the task has one of its own, made from its text.`;
  remarks.add('W_BAD_ID', placeOf(draft, 0), message, 'Ids are written T001, ranges T001-T005.');
  if (!isFollowed) return false;
  draft.notes.push({ line: draft.line, text: id });
  takeFront(draft, written[0].length);
  return true;
}
