import type { SDKMessage } from '@anthropic-ai/claude-agent-sdk';
import type { AttemptReport } from '@/lib/domain/attempt';
import type { Secrets } from '@/lib/executors/output/mask-secrets';
import { createLiveOutput } from '@/lib/executors/shell/live-output';
import { createLogWriter } from '@/lib/executors/shell/log-writer';
import { createStepReader } from './normalise/step-reader';
import { createLinesOfSteps } from './step-lines';

/** What Ashlar adds to an agent's messages. */
type OwnMessage = { type: 'ashlar_said' | 'ashlar_note'; text: string };

export type AgentLog = {
  add(message: SDKMessage | OwnMessage): void;
  /** Writes what is left. `lostBytes` could not be kept. */
  end(tailBytes: number): Promise<{ bytes: number; lostBytes: number; error: Error | null; tail: string }>;
};

/**
 * Keeps an attempt's messages twice: as they came, one JSON line each, and as readable lines, which are also reported
 * while they come. Pieces of messages that follow as a whole are left out.
 */
export function createAgentLog(
  logFile: string,
  options: { secrets: Secrets; emit: (report: AttemptReport) => void; textBytes: number; reportMs: number },
): AgentLog {
  const raw = createLogWriter(rawFileOf(logFile), () => undefined);
  const live = createLiveOutput(options);
  const log = createLogWriter(logFile, (chunk) => live.append(chunk));
  // Made safe only where it is shown, as with the output of programs: the log keeps what was said.
  const reader = createStepReader((text) => text);
  const lines = createLinesOfSteps();

  return {
    add(message) {
      if (message.type === 'stream_event') return;
      const line = JSON.stringify({ ...message, ashlar_at: new Date().toISOString() });
      raw.write(Buffer.from(`${line}\n`));
      const text = lines(reader.push(line));
      if (text) log.write(Buffer.from(text));
    },
    async end(tailBytes) {
      const [{ bytes, lostBytes, error }, kept] = await Promise.all([log.close(), raw.close()]);
      live.end();
      return { bytes, lostBytes: lostBytes + kept.lostBytes, error: error ?? kept.error, tail: live.tail(tailBytes) };
    },
  };
}

/** The raw messages stand beside the log. */
function rawFileOf(logFile: string): string {
  return `${logFile.replace(/\.log$/, '')}.jsonl`;
}
