import { randomUUID } from 'node:crypto';
import type { Query, SDKMessage, SDKResultMessage } from '@anthropic-ai/claude-agent-sdk';
import type { AttemptMessage, AttemptSpec, StopReason } from '@/lib/domain/attempt';
import { watchForStop } from '@/lib/executors/shell/stop-reason';
import type { AgentLog } from './agent-log';
import type { AgentProcess } from './agent-process';
import { type EndEvidence, isHopeless, noEvidence, withMessage } from './evidence-of-end';
import type { FactsBook } from './facts';
import { commandMessage, type InputLine, plainMessage } from './input-line';
import { commandOf, goOnPrompt } from './prompt-text';
import type { QuestionDesk } from './questions';
import type { Watch } from './watch';

export type ConversationParts = {
  spec: AttemptSpec;
  talk: Query;
  process: AgentProcess;
  input: InputLine;
  desk: QuestionDesk;
  facts: FactsBook;
  /** Hears that facts may have changed. */
  factsChanged: () => void;
  log: AgentLog;
  idle: Watch<'idle'>;
  limit: Watch<'timed-out'>;
  gracePeriodMs: number;
  costMs: number;
};

export type ConversationEnd = {
  evidence: EndEvidence;
  /** Why it was broken off; null when it ended by itself. */
  stopped: StopReason | 'idle' | null;
  /** The slash command that Claude Code does not know; nothing was asked then. */
  deadCommand: string | null;
  /** What the SDK said when the process ended without a result. */
  broken: string | null;
  /** Processes that would not end. */
  left: number[];
};

export type Conversation = {
  hear(message: AttemptMessage): boolean;
  /** Resolves when the agent and all its processes are gone. */
  run(signal: AbortSignal): Promise<ConversationEnd>;
};

/** Talks with one agent from its first prompt to the end of its process. */
export function createConversation(parts: ConversationParts): Conversation {
  const { spec, talk, process, input, desk, facts, factsChanged, log, idle, limit, gracePeriodMs, costMs } = parts;
  /** Ids of what the person said that no turn has taken up yet. */
  const unheard = new Set<string>();
  let evidence = noEvidence;
  let broken: string | null = null;
  let goesOn = false;
  let costAsked = performance.now();
  let giveUp = (_: 'hopeless'): void => undefined;
  const hopeless = new Promise<'hopeless'>((resolve) => {
    giveUp = resolve;
  });

  const take = (message: SDKMessage): void => {
    idle.anew();
    log.add(message);
    facts.take(message);
    factsChanged();
    evidence = withMessage(evidence, message);
    if (message.type === 'system' && message.subtype === 'api_retry' && isHopeless(message.error)) giveUp('hopeless');
    if (message.type === 'assistant') askCost();
  };
  /** The cost is told at the end of a turn alone; so that it is seen to grow it is asked for, now and then. */
  const askCost = (): void => {
    if (performance.now() - costAsked < costMs) return;
    costAsked = performance.now();
    void sessionCost(talk).then((usd) => {
      if (usd === null || !goesOn) return;
      facts.sessionCost(usd);
      factsChanged();
    });
  };
  const listen = async (): Promise<'ended'> => {
    try {
      for await (const message of talk) {
        take(message);
        if (message.type === 'result' && isLast(message, unheard)) break;
      }
    } catch (error) {
      broken = error instanceof Error ? error.message : String(error);
    }
    goesOn = false;
    return 'ended';
  };
  /** The command if it is dead; else the agent has its prompt. */
  const begin = async (): Promise<string | null> => {
    const prompt = spec.resume ? goOnPrompt : (spec.prompt ?? '');
    const command = commandOf(prompt);
    if (spec.resume) facts.costBefore((await sessionCost(talk)) ?? 0);
    if (command && !(await knows(talk, command))) return command;
    // With an id of its own, or the results would not tell which messages they answer.
    input.push({ ...(command ? commandMessage(prompt) : plainMessage(prompt)), uuid: randomUUID() });
    goesOn = true;
    return null;
  };

  return {
    hear(message) {
      if (message.type === 'reply') return desk.reply(message.questionId, message.reply);
      if (!goesOn || message.text.trim() === '') return false;
      const uuid = randomUUID();
      unheard.add(uuid);
      log.add({ type: 'ashlar_said', text: message.text });
      input.push({ ...plainMessage(message.text), uuid });
      return true;
    },
    async run(signal) {
      const stop = watchForStop(signal, null);
      const begun = begin().catch(() => null);
      const whole = begun.then((dead) => (dead === null ? listening : ('dead' as const)));
      const listening = listen();
      const first = await Promise.race([whole, listening, stop.reason, idle.fired, limit.fired, hopeless]);
      stop.dispose();
      idle.dispose();
      limit.dispose();
      if (first !== 'ended' && first !== 'dead') await farewell(talk, listening, gracePeriodMs);
      goesOn = false;
      desk.close();
      input.end();
      await process.ended(gracePeriodMs);
      talk.close();
      const left = await process.terminate(gracePeriodMs);
      const deadCommand = first === 'dead' ? await begun : null;
      const stopped = first === 'ended' || first === 'dead' || first === 'hopeless' ? null : first;
      return { evidence, stopped, deadCommand, broken, left };
    },
  };
}

/** An agent that is interrupted ends its tools, and says what it cost. */
async function farewell(talk: Query, listening: Promise<'ended'>, patienceMs: number): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
  void talk.interrupt().catch(() => undefined);
  await Promise.race([listening, late]);
}

/** What the person said last may need a turn of its own; versions that do not tell take it up at once. */
function isLast(result: SDKResultMessage, unheard: Set<string>): boolean {
  if (result.is_error) return true;
  if (result.user_message_uuids) for (const uuid of result.user_message_uuids) unheard.delete(uuid);
  else unheard.clear();
  return unheard.size === 0 && (result.queued_turn_count ?? 0) === 0;
}

async function knows(talk: Query, command: string): Promise<boolean> {
  const name = command.slice(1);
  const known = await talk.supportedCommands();
  return known.some((each) => each.name === name || each.aliases?.includes(name));
}

/** US dollars of the session by now, no request to the model; null where Claude Code cannot say. */
async function sessionCost(talk: Query): Promise<number | null> {
  try {
    const usage = await talk.usage_EXPERIMENTAL_MAY_CHANGE_DO_NOT_RELY_ON_THIS_API_YET({ skipBehaviors: true });
    return usage.session.total_cost_usd;
  } catch {
    return null;
  }
}
