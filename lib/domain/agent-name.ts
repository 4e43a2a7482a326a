/** Programs that carry slash commands and prompts out. The first is the one that knows slash commands by itself. */
export const agentNames = ['claude', 'codex', 'gemini', 'opencode'] as const;
export type AgentName = (typeof agentNames)[number];
/** Agents that are told a command's own text, because they do not know it. */
export type ToldAgent = Exclude<AgentName, 'claude'>;

/** As their makers write them. */
export const agentTitles: Readonly<Record<AgentName, string>> = {
  claude: 'Claude Code',
  codex: 'Codex',
  gemini: 'Gemini CLI',
  opencode: 'OpenCode',
};

type Choice = { use: AgentName; agentFor: Readonly<Record<string, AgentName>> };

/** The agent that gets a slash command, or `prompt`, by the person's settings. */
export const agentOf = ({ use, agentFor }: Choice, command: string): AgentName =>
  (Object.hasOwn(agentFor, command) ? agentFor[command] : undefined) ?? use;

/** Whether an executor is an agent, whose work can be read as steps. */
export const isAgent = (executor: string): executor is AgentName =>
  (agentNames as readonly string[]).includes(executor);

/** Whether an executor is an agent that is told the text of commands. */
export const isToldAgent = (executor: string): executor is ToldAgent => isAgent(executor) && executor !== 'claude';
