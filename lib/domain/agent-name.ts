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

/** Whether an executor is an agent, whose work can be read as steps. */
export const isAgent = (executor: string): executor is AgentName =>
  (agentNames as readonly string[]).includes(executor);
