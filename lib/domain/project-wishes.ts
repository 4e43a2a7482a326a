/** Programs a repository would like to have started: by Claude Code, never by Ashlar itself. */
export type ProjectWishes = {
  hooks: { event: string; command: string; file: string }[];
  mcpServers: { name: string; runs: string; file: string }[];
  /** Files that could not be read, and why. */
  notes: string[];
};
