import { countWord } from '@/components/plan/progress-words';
import type { FileChanges } from '@/lib/domain/attempt';
import type { Attempt } from '@/lib/domain/run';

/** One thing that speaks for an attempt having done its work, against it, or neither. */
export type EvidencePoint = { speaks: 'for' | 'against' | 'neither'; text: string };

type Told = Pick<Attempt, 'status' | 'exitCode' | 'signal' | 'problem' | 'agent' | 'files' | 'verification'>;

/** What is known of an ended attempt, in the order in which it is judged. */
export function evidencePoints(attempt: Told): EvidencePoint[] {
  const { agent, verification } = attempt;
  return [
    endPoint(attempt),
    ...(agent ? agentPoints(agent) : []),
    filesPoint(attempt.files),
    ...(verification
      ? [
          verification.passed
            ? ({ speaks: 'for', text: `${verification.command} passed.` } as const)
            : ({
                speaks: 'against',
                text: `${verification.command} did not pass: ${verification.message ?? 'it did not say why'}`,
              } as const),
        ]
      : []),
  ];
}

function endPoint({ status, exitCode, signal, problem }: Told): EvidencePoint {
  if (status === 'succeeded') {
    return { speaks: 'for', text: exitCode === null ? 'It ended well.' : `It ended well, with exit code ${exitCode}.` };
  }
  const how = signal ? `signal ${signal}` : exitCode === null ? status.replaceAll('-', ' ') : `exit code ${exitCode}`;
  return { speaks: 'against', text: `It did not end well (${how})${problem ? `: ${problem.message}` : '.'}` };
}

function agentPoints({ turns, denials, refused = [] }: NonNullable<Attempt['agent']>): EvidencePoint[] {
  const worked: EvidencePoint =
    turns > 0
      ? { speaks: 'for', text: `Its agent took ${countWord(turns, 'turn')}.` }
      : { speaks: 'against', text: 'Its agent took no turn: nothing was done.' };
  if (denials === 0) return [worked];
  const named = refused.length ? `: ${refused.join(', ')}${denials > refused.length ? ' …' : ''}` : '';
  return [worked, { speaks: 'against', text: `It was refused ${countWord(denials, 'tool call')}${named}.` }];
}

function filesPoint(files: FileChanges | null): EvidencePoint {
  if (!files) return { speaks: 'neither', text: 'Files were not looked at: none were to change, or it did not begin.' };
  if (!files.complete) return { speaks: 'against', text: 'The project’s files could not be compared.' };
  const count = files.created.length + files.modified.length + files.deleted.length;
  return count
    ? { speaks: 'for', text: `${countWord(count, 'file')} changed.` }
    : { speaks: 'against', text: 'No file changed.' };
}
