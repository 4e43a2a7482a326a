import type { PlanFormat } from '@/lib/domain/plan';
import type { Block, HeadingBlock } from '@/lib/plan/block';
import type { Reading } from '@/lib/plan/read-layer';
import type { Outline } from '@/lib/plan/written-phase';
import { detectFormat } from './detect-format';
import { OutlineReader } from './outline-reader';
import { assignRoles } from './roles';
import { scanBlocks } from './scan-blocks';
import { sectionKind } from './section-words';
import { survey } from './survey';
import { groupPhases } from './title-phases';

/**
 * Reads a plan whose file does not say its layers: checklists, titles, tables and bullets of many tools. Every line is
 * part of a task or reported in `reading`. `hint` is the tool in whose folder the file stands. Takes linear time.
 */
export function readOutline(blocks: readonly Block[], reading: Reading, hint: PlanFormat | null): Outline {
  const title = documentTitle(blocks);
  const found = survey(scanBlocks(blocks, reading.lines, title));
  const tool = hint === 'layered' ? null : hint;
  const roles = assignRoles(found, title?.head.text ?? '', tool !== null);
  const reader = new OutlineReader(reading, found, roles, title?.first ?? 0);
  reader.read();
  const format = tool ?? detectFormat(found, roles, reading.lines.structure);
  return { format, phases: groupPhases(reader.tasks, roles.heads) };
}

/** The main heading that is about the whole file; where there are several, the first is one only with nothing below it. */
function documentTitle(blocks: readonly Block[]): HeadingBlock | null {
  const headings = blocks.filter((block) => block.kind === 'heading' && block.depth === 0);
  const main = headings.filter((block) => block.kind === 'heading' && block.level === 1);
  const [first, second] = main;
  if (first?.kind !== 'heading' || sectionKind(first.head.text) === 'phase') return null;
  if (!second) return first;
  const next = headings[headings.indexOf(first) + 1];
  const between = blocks.slice(blocks.indexOf(first) + 1, next ? blocks.indexOf(next) : undefined);
  return between.some((block) => block.kind === 'item') ? null : first;
}
