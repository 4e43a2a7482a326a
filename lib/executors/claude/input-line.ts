import type { SDKUserMessage } from '@anthropic-ai/claude-agent-sdk';

/** What is said to the agent, message by message; the agent waits for more until it is ended. */
export type InputLine = {
  messages: AsyncIterable<SDKUserMessage>;
  push(message: SDKUserMessage): void;
  end(): void;
};

export function createInputLine(): InputLine {
  const waiting: SDKUserMessage[] = [];
  let ended = false;
  let wake = (): void => undefined;

  async function* read(): AsyncGenerator<SDKUserMessage> {
    for (;;) {
      const next = waiting.shift();
      if (next) yield next;
      else if (ended) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  return {
    messages: read(),
    push(message) {
      waiting.push(message);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
  };
}

/** A slash command, which must stand at position 0 and is carried out as one. */
export function commandMessage(text: string): SDKUserMessage {
  return { type: 'user', message: { role: 'user', content: text }, parent_tool_use_id: null };
}

/**
 * Text that is only read: nothing in it is a command or names a file to send along. Versions of Claude Code that do not
 * know the mark still see no command, since none stands at position 0.
 */
export function plainMessage(text: string): SDKUserMessage {
  const content = text.startsWith('/') ? ` ${text}` : text;
  return { type: 'user', message: { role: 'user', content }, parent_tool_use_id: null, client_composed: true };
}
