import type { Step } from '@/lib/domain/step';

const resultLinesMax = 12;

/** Turns steps into readable lines; a step that comes again, further on, adds only what is new. */
export function createLinesOfSteps(): (steps: readonly Step[]) => string {
  const told = new Map<number, string>();
  return (steps) =>
    steps
      .flatMap((step) => linesOf(step, told.get(step.index) ?? null).map((line) => ({ step, line })))
      .map(({ step, line }) => {
        told.set(step.index, stateOf(step));
        return `${step.parent ? line.replaceAll(/^/gm, '  ') : line}\n`;
      })
      .join('');
}

const stateOf = (step: Step): string => (step.type === 'tool' ? step.state : step.type);

function linesOf(step: Step, before: string | null): string[] {
  switch (step.type) {
    case 'text':
      return before ? [] : [step.text.trim()].filter(Boolean);
    case 'tool':
      return toolLines(step, before);
    case 'retry':
      return [`↻ ${step.message}, try ${step.tries}, next in ${Math.round(step.delayMs / 100) / 10} s`];
    case 'limit':
      return [`⏳ ${step.message}${step.until ? ` Until ${step.until}.` : ''}`];
    case 'said':
      return [`» ${step.text}`];
    case 'note':
      return [`· ${step.text}`];
    case 'end':
      return step.text ? [`${step.ok ? '✓' : '✗'} ${step.text}`] : [];
  }
}

function toolLines(step: Extract<Step, { type: 'tool' }>, before: string | null): string[] {
  const call = before === null ? [`● ${step.title}`] : [];
  if (step.state === 'under-way' || step.state === before) return call;
  // That a call failed because it was refused is sometimes told at the end alone.
  if (before === 'failed') return [`  ⊘ denied: ${step.title}`];
  const mark = step.state === 'denied' ? '  ⊘ denied: ' : step.state === 'failed' ? '  ✗ ' : '  ';
  return [...call, ...resultLines(step.result ?? '', mark)];
}

function resultLines(result: string, mark: string): string[] {
  const lines = result.trimEnd().split('\n');
  if (lines.length === 1 && lines[0] === '') return mark.trim() ? [mark.trimEnd()] : [];
  const shown = lines.slice(0, resultLinesMax).map((line, index) => `${index === 0 ? mark : '    '}${line}`);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `    … ${rest} more lines`] : shown;
}
