import { builtInTable, type RuleTable } from './rule-table';

/** From where on the search decides by itself, where a command is meant but not named. */
export type SearchLimits = {
  /** A score below this rests on one common word. */
  score: number;
  /** How many times the next command's score it must reach. */
  ahead: number;
};

/** What proposals are made with, beside what is known of the project. */
export type Knowledge = { table: RuleTable; limits: SearchLimits };

/** What comes with Ashlar. */
export const builtInKnowledge: Knowledge = { table: builtInTable, limits: { score: 200, ahead: 1.5 } };
