import type { Catalog } from '@/lib/domain/command';
import { MEDIUM_CONFIDENCE } from '@/lib/domain/confidence';
import type { Stack } from '@/lib/domain/project';
import { indexOf } from './catalog-index';
import { matchRules, type Place, type RuleHit } from './match-rules';
import type { TaskReading } from './read-task';
import type { Rule } from './rule';
import type { RuleTable } from './rule-table';
import { TASK_NAMES } from './stack-needs';

/** A rule that speaks for a task, with how sure it is and why, in words for a person. */
export type JudgedRule = {
  rule: Rule;
  place: Place;
  command: string;
  confidence: number;
  matched: string;
  facts: string[];
  /** Why it is proposed. */
  reason: string;
  /** Why it is not sure enough, where it is not. */
  doubt: string;
  /** Its command is not installed. */
  dead: boolean;
  /** The stack rules it out. */
  refused: boolean;
  strength: number;
};

const SURE = 93;
const HIGHEST = 97;
/** Nothing is known of the project: the rule may be right. */
const UNKNOWN_STACK = 72;
/** The stack is known and silent: rather ask. */
const UNCONFIRMED = 50;
const DEAD = 55;
const ASIDE = 45;
/** Less where the words stand among what the task is about instead of being it. */
const AMONG = 3;
/** Less for the second of two things a task is about. */
const BESIDE = 12;
/** Two commands speak equally loudly. */
const RIVALLED = 75;

/** The rules that speak for a task, surest first. Commands that are not installed are never sure. */
export function judgeRules(
  task: TaskReading,
  layerKey: string | null,
  stack: Stack,
  catalog: Catalog,
  table: RuleTable,
): JudgedRule[] {
  const installed = indexOf(catalog).byName;
  const judged = matchRules(task, stack, table).map((hit) => judge(hit, task, layerKey, installed));
  const byCommand = new Map<string, JudgedRule>();
  for (const rule of judged) {
    const known = byCommand.get(rule.command);
    if (!known || rank(rule) > rank(known)) byCommand.set(rule.command, rule);
  }
  const sorted = [...byCommand.values()].toSorted((a, b) => rank(b) - rank(a));
  return lowerRivals(sorted);
}

/** Rules that are sure enough come first, the stronger match before the weaker. */
function rank({ confidence, strength, refused }: JudgedRule): number {
  return (refused ? -10_000 : 0) + (confidence >= MEDIUM_CONFIDENCE ? 1000 + strength * 10 : 0) + confidence;
}

function judge(
  hit: RuleHit,
  task: TaskReading,
  layerKey: string | null,
  installed: ReadonlyMap<string, unknown>,
): JudgedRule {
  const { rule, place, needs } = hit;
  const matched = task.text.slice(hit.from, hit.to);
  const dead = installed.size > 0 && !installed.has(rule.command);
  const inLayer = layerKey !== null && rule.layers?.includes(layerKey);
  const elsewhere = layerKey !== null && rule.layers && !inLayer;
  const longer = Math.min(2, matched.split(/\s+/).length - 1);
  let confidence = Math.min(
    HIGHEST,
    (rule.confidence ?? SURE) + longer - (place === 'head' ? AMONG : 0) - (hit.main ? 0 : BESIDE) - (elsewhere ? 2 : 0),
  );
  let doubt = `“${matched}” speaks for ${rule.command}, but only weakly.`;
  const lower = (to: number, why: string): void => {
    if (confidence <= to) return;
    confidence = to;
    doubt = why;
  };
  if (place === 'aside') lower(ASIDE, `“${matched}” points to ${rule.command}, but the task is about something else.`);
  if (needs.state === 'unknown') lower(UNKNOWN_STACK, doubt);
  if (needs.state === 'unconfirmed')
    lower(
      UNCONFIRMED,
      `“${matched}” points to ${rule.command}, but the project’s stack does not mention ${needs.wanted}.`,
    );
  if (dead) lower(DEAD, `“${matched}” points to ${rule.command}, but it is not among the installed commands.`);
  const refused = needs.state === 'refused';
  if (refused) {
    confidence = 0;
    doubt = `“${matched}” would mean ${rule.command}, but ${whatStands(needs.facts.at(-1))}.`;
  }
  return {
    rule,
    place,
    command: rule.command,
    confidence,
    matched,
    facts: needs.facts,
    reason: reasonOf(hit, matched),
    doubt,
    dead,
    refused,
    // Of rules that are equally strong, the one written for this layer is meant.
    strength: hit.strength + (inLayer ? 2 : 0),
  };
}

function whatStands(fact = 'something else'): string {
  return fact.startsWith(TASK_NAMES) ? fact : `the project has ${fact}`;
}

function reasonOf({ rule, place, needs }: RuleHit, matched: string): string {
  const said = place === 'object' ? `The task is about “${matched}”` : `The task mentions “${matched}”`;
  if (needs.state === 'unknown')
    return `${said}, which ${rule.command} is for; nothing is known of the project’s stack to confirm it.`;
  return needs.facts.length
    ? `${said}, which ${rule.command} is for; the project has ${needs.facts.join(', ')}.`
    : `${said}, which ${rule.command} is for.`;
}

/** Where two commands are spoken for equally strongly, the first stays first but is no longer sure. */
function lowerRivals(rules: JudgedRule[]): JudgedRule[] {
  const [first, second] = rules;
  if (!first || !second || second.confidence < MEDIUM_CONFIDENCE || first.strength - second.strength >= 2) return rules;
  if (first.confidence <= RIVALLED) return rules;
  const reason = `${first.reason.replace(/\.$/, '')}, but ${second.command} fits as well.`;
  return [{ ...first, confidence: RIVALLED, reason }, ...rules.slice(1)];
}
