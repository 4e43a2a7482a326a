import type { CanUseTool, PermissionResult } from '@anthropic-ai/claude-agent-sdk';
import type { AttemptReport } from '@/lib/domain/attempt';
import type { Question, QuestionReply, replyBy } from '@/lib/domain/question';
import { choiceQuestion, choiceResult } from './choice-question';
import type { Guard } from './guard';
import type { Fields } from './normalise/fields';
import { type Asked, permissionQuestion, permissionResult } from './permission-question';

export type QuestionDesk = {
  /** For the SDK: resolves when a person, the time limit or the agent itself has ended the question. */
  canUseTool: CanUseTool;
  /** False when the reply fits no open question. */
  reply(questionId: string, reply: QuestionReply): boolean;
  /** Whether a person is being waited for. */
  readonly isAsking: boolean;
  /** Whether something the agent wanted to know was left without an answer. */
  readonly leftOpen: boolean;
  /** Ends what is open as withdrawn. */
  close(): void;
};

type Open = { question: Question; input: Fields; asked: Asked; settle: (result: PermissionResult) => void };
type By = (typeof replyBy)[number];

/** Passes on what the agent asks, one question at a time; the others wait for their turn. */
export function createQuestionDesk(options: {
  emit: (report: AttemptReport) => void;
  guard: Guard;
  cwd: string;
  safe: (text: string) => string;
  timeoutMs: number | null;
  /** Hears of every refusal. */
  refused: (toolUseId: string, tool: string, input: Fields) => void;
  /** Hears whenever a question begins or ends. */
  changed: () => void;
}): QuestionDesk {
  const { emit, guard, cwd, safe, refused, changed, timeoutMs: limit } = options;
  const waiting: Open[] = [];
  let open: Open | null = null;
  let timer: NodeJS.Timeout | undefined;
  let leftOpen = false;

  const end = (by: By, reply: QuestionReply | null, result: PermissionResult): void => {
    if (!open) return;
    clearTimeout(timer);
    const { question, input, settle } = open;
    open = null;
    const tool = question.kind === 'permission' ? question.tool : 'AskUserQuestion';
    if (result.behavior === 'deny') {
      if (tool === 'AskUserQuestion' || tool === 'ExitPlanMode') leftOpen = true;
      else refused(question.id, tool, input);
    }
    emit({ type: 'answered', questionId: question.id, by, reply });
    settle(result);
    next();
    changed();
  };
  const next = (): void => {
    if (open) return;
    open = waiting.shift() ?? null;
    if (!open) return;
    emit({ type: 'question', question: open.question });
    if (limit !== null) timer = setTimeout(() => end('timeout', null, deny(timeoutWords(limit))), limit);
    changed();
  };
  const withdraw = (wanted: Open): void => {
    const index = waiting.indexOf(wanted);
    if (index >= 0) {
      waiting.splice(index, 1);
      wanted.settle(deny('Withdrawn.'));
    } else if (open === wanted) end('withdrawn', null, deny('Withdrawn.'));
  };

  return {
    canUseTool(tool, input, asked) {
      const ruling = guard(tool, input);
      if (ruling.kind === 'deny') {
        refused(asked.toolUseID, tool, input);
        return Promise.resolve(deny(ruling.reason));
      }
      const now = new Date().toISOString();
      const question =
        tool === 'AskUserQuestion'
          ? choiceQuestion(asked.toolUseID, input, { safe, now })
          : permissionQuestion(tool, input, asked, { cwd, safe, now });
      if (!question) return Promise.resolve(deny('The question cannot be read: ask again with questions and options.'));
      return new Promise((settle) => {
        const wanted: Open = { question, input, asked, settle };
        waiting.push(wanted);
        asked.signal.addEventListener('abort', () => withdraw(wanted), { once: true });
        if (asked.signal.aborted) withdraw(wanted);
        else next();
      });
    },
    reply(questionId, reply) {
      if (open?.question.id !== questionId) return false;
      const { question, input, asked } = open;
      const result = question.kind === 'choice' ? choiceResult(reply, input) : permissionResult(reply, input, asked);
      if (!result) return false;
      // A changed input has been seen by no guard yet.
      const ruling =
        result.behavior === 'allow' && question.kind === 'permission'
          ? guard(question.tool, result.updatedInput ?? input)
          : null;
      end('person', reply, ruling?.kind === 'deny' ? deny(ruling.reason) : result);
      return true;
    },
    get isAsking() {
      return open !== null;
    },
    get leftOpen() {
      return leftOpen;
    },
    close() {
      for (const wanted of waiting.splice(0)) wanted.settle(deny('Withdrawn.'));
      end('withdrawn', null, deny('Withdrawn.'));
    },
  };
}

function deny(message: string): PermissionResult {
  return { behavior: 'deny', message };
}

function timeoutWords(ms: number): string {
  const long = ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
  return `Nobody answered within ${long}. Do without it, or end and say what is missing.`;
}
