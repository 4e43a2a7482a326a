import type { Step } from '@/lib/domain/step';
import { bounded, textMax } from '@/lib/executors/claude/normalise/bounds';
import { add, type Line } from '@/lib/executors/claude/normalise/reading';
import type { Told } from './told';

type Kind = 'text' | 'note';
type Piece = Extract<Step, { type: Kind }>;

/** Whether the newest step is a text of this kind that goes on. */
export function isOpenPiece({ reading }: Line, { piece }: Told, type: Kind): boolean {
  return piece?.type === type && piece.index === reading.next - 1;
}

/** A text that comes in pieces: each takes the place of the step before while nothing else came between. */
export function pieceStep(line: Line, told: Told, type: Kind, text: string): Piece {
  const before = isOpenPiece(line, told, type) ? told.piece : null;
  const whole = !before ? text : before.text.length > textMax ? before.text : before.text + text;
  const shown = bounded(whole, textMax, line.safe);
  const { at, parent } = line;
  const step = before
    ? ({ type, text: shown, index: before.index, at, parent } as Piece)
    : (add(line, { type, text: shown }) as Piece);
  told.piece = { type, index: step.index, text: whole };
  return step;
}
