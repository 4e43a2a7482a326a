import { type LayerHeading, plainHeading } from './layer-heading';
import { readRunMode } from './run-mode';

/** A layer without a number. `sure` when its heading alone tells; else what stands around it must. */
export type NamedHeading = { layer: LayerHeading; sure: boolean };

const known = /^(?:foundation|parallel|concurrent|sequential|integration)$/i;

/**
 * Reads `Foundation Layer (Sequential)`: up to five words before the word `Layer`, and a run mode that may be missing.
 * A main heading without one is the plan's title.
 */
export function readNamedHeading(heading: string, level: number): NamedHeading | null {
  const text = plainHeading(heading);
  const found = /^((?:[\p{L}\p{N}&/+'’-]{1,30}[ \t]+){1,5})layer[ \t]*(\([^()]{0,60}\))?[ \t]*:?$/iu.exec(text);
  const name = found?.[1]?.trim();
  if (!found || name === undefined || /^(?:the|a|an|each|every|phase|step|task)\s/i.test(`${name} `)) return null;
  const mode = found[2] ?? '';
  const title = `${name} ${mode}`.trim();
  const { said } = readRunMode(title);
  if (level === 1 && !said) return null;
  return { layer: { order: 'named', number: null, title }, sure: said || known.test(name) };
}

/** Reads `Phase 2: Foundational`, which is a layer where the file has layers beside it. */
export function readPhaseHeading(heading: string): LayerHeading | null {
  const text = plainHeading(heading);
  const found = /^phase[ \t]+#?(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[ivx]{1,5}|n)(?=[\s:.)–—-]|$)/i.exec(text);
  return found ? { order: 'phase', number: null, title: text } : null;
}
