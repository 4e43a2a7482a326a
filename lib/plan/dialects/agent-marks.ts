/** `@claude`, `@claude @copilot` or a lone `@`; `length` counts the signs read. */
export type AgentMarks = { agents: string[]; length: number };

// A name that goes on with a slash is a package: `@types/node`.
const one = /^@([A-Za-z0-9][\w-]{0,59}(?:\.[\w-]{1,30})*)?(?![\p{L}\p{N}/@_-])/u;
const between = /^(?:\s*[,/&+]\s*|\s+(?:and\s+|or\s+)?)(?=@)/i;

/** Reads the agents a text begins with. Null when it begins with something else. */
export function readAgents(text: string): AgentMarks | null {
  const agents: string[] = [];
  let length = 0;
  for (let found = one.exec(text); found; found = one.exec(text.slice(length))) {
    if (found[1] !== undefined) agents.push(found[1]);
    length += found[0].length;
    const joint = between.exec(text.slice(length));
    if (!joint) return { agents, length };
    length += joint[0].length;
  }
  return length === 0 ? null : { agents, length };
}
