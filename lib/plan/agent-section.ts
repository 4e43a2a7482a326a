import type { HeadingBlock } from './block';
import { readAgentHeading } from './dialects/c';
import { findAgents } from './dialects/d';
import type { Remarks } from './remarks';
import type { TaskDraft } from './task-draft';
import { quoted } from './visible-text';

/** The agent of all tasks below a heading, up to the next one of its level or above. */
export type AgentSection = { agent: string | null; level: number };

/** Whether a heading says how many tasks stand below it: `Stream A: Backend (@claude) - 13 tasks`. */
export function countsTasks(heading: string): boolean {
  return /(?:[–—:-]\s*|[([])\d{1,5} tasks?[)\]]?[*_\s]*$/i.test(heading.slice(-40));
}

/** Reads `### @claude (8 tasks)` and `### Backend (@claude) - 8 tasks`. Null for other headings. */
export function openAgentSection({ head, level }: HeadingBlock, remarks: Remarks): AgentSection | null {
  const found = readAgentHeading(head.text) ?? (countsTasks(head.text) ? findAgents(head.text) : null);
  if (!found) return null;
  const [agent = null, ...others] = found.agents;
  if (agent === null) remarks.add('W_AGENT', head, 'The heading names no agent; the tasks below it are unassigned.');
  if (others.length > 0) {
    const message = `The heading names ${found.agents.length} agents; the first, ${quoted(agent ?? '')}, counts.`;
    remarks.add('W_AGENT', head, message, 'Name one agent.');
  }
  return { agent, level };
}

/** Gives a task that names no agent the one of its section; the one in its line counts before it. */
export function assignAgent(draft: TaskDraft, { agent }: AgentSection, remarks: Remarks): void {
  if (!draft.given.includes('agent')) {
    draft.agent = agent;
    return;
  }
  if (agent === null || draft.agent === null || draft.agent.toLowerCase() === agent.toLowerCase()) return;
  const message = `${quoted(draft.agent)} counts, which the task names; it stands under ${quoted(`@${agent}`)}.`;
  remarks.add('W_AGENT', draft, message, 'Put the task under its own agent.');
}
