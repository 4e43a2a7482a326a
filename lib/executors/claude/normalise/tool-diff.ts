import type { Step } from '@/lib/domain/step';
import { oneLine, type Safe } from './bounds';
import { type Fields, isFields, listOf, textOf } from './fields';
import { relativePath } from './tool-title';

type StepDiff = NonNullable<Extract<Step, { type: 'tool' }>['diff']>;
type Hunk = StepDiff['hunks'][number];

/** Lines kept of one change, and characters of one line. */
const linesMax = 400;
const lineMax = 500;

/** What a tool's own result says it changed in a file; null when it says nothing of the kind. */
export function diffOf(toolUseResult: unknown, cwd: string, safe: Safe): StepDiff | null {
  if (!isFields(toolUseResult)) return null;
  const path = textOf(toolUseResult.filePath);
  if (path === '' || !Array.isArray(toolUseResult.structuredPatch)) return null;
  const kind = toolUseResult.type === 'create' ? 'created' : 'modified';
  const hunks = withinBounds(patchOf(toolUseResult, kind), safe);
  return { path: oneLine(relativePath(path, cwd), safe), kind, hunks };
}

/** A file just made has no patch: all its lines are new. */
function patchOf(result: Fields, kind: StepDiff['kind']): Hunk[] {
  const hunks = listOf(result.structuredPatch).filter(isFields).map(hunkOf);
  if (hunks.length > 0 || kind !== 'created' || typeof result.content !== 'string') return hunks;
  const lines = result.content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.length ? [{ oldStart: 0, newStart: 1, lines: lines.map((line) => `+${line}`) }] : [];
}

function hunkOf(hunk: Fields): Hunk {
  const lines = listOf(hunk.lines).filter((line) => typeof line === 'string');
  return { oldStart: lineNumber(hunk.oldStart), newStart: lineNumber(hunk.newStart), lines };
}

const lineNumber = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : 0);

function withinBounds(hunks: Hunk[], safe: Safe): Hunk[] {
  const all = hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  const kept: Hunk[] = [];
  let room = linesMax;
  for (const hunk of hunks) {
    if (room <= 0) break;
    const lines = safeLines(hunk.lines, safe).slice(0, room);
    room -= lines.length;
    kept.push({ ...hunk, lines });
  }
  if (all > linesMax) kept.push({ oldStart: 0, newStart: 0, lines: [`\\ ${all - linesMax} lines more`] });
  return kept;
}

/** Made safe as one text, so that a secret over several lines is found too. */
function safeLines(lines: string[], safe: Safe): string[] {
  const signs = lines.map((line) => (/^[+\-\\]/.test(line) ? line[0] : ' '));
  const texts = safe(lines.map((line) => line.slice(1).replaceAll('\n', ' ')).join('\n')).split('\n');
  // A secret over several lines leaves fewer: then nobody can say which line is which.
  if (texts.length !== lines.length) return lines.map((line) => clip(safe(line)));
  return texts.map((text, index) => clip(`${signs[index]}${text}`));
}

const clip = (line: string): string => (line.length <= lineMax ? line : `${line.slice(0, lineMax)}…`);
