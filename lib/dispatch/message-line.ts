import type { AttemptMessage, AttemptMessages } from '@/lib/domain/attempt';

/** The way of messages to one attempt: the dispatcher's end of it. */
export type MessageLine = AttemptMessages & {
  /** False when nobody listens or the listener cannot use it. */
  tell(message: AttemptMessage): boolean;
};

export function createMessageLine(): MessageLine {
  let listener: ((message: AttemptMessage) => boolean) | null = null;
  return {
    listen(hear) {
      listener = hear;
      return () => {
        if (listener === hear) listener = null;
      };
    },
    tell: (message) => listener?.(message) ?? false,
  };
}
