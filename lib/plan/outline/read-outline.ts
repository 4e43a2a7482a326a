import type { PlanFormat } from '@/lib/domain/plan';
import type { Block, HeadingBlock } from '@/lib/plan/block';
import type { PlanLines } from '@/lib/plan/plan-lines';
import type { Reading } from '@/lib/plan/read-layer';
import type { Outline } from '@/lib/plan/written-phase';
import { detectFormat } from './detect-format';
import { readFront } from './front';
import { OutlineReader } from './outline-reader';
import { assignRoles } from './roles';
import { scanBlocks } from './scan-blocks';
import { announcesGuide, sectionKind } from './section-words';
import { survey } from './survey';
import { groupPhases } from './title-phases';

/** Tools that keep their plans in folders of their own, where no other's are. */
const ownFolder = new Set<PlanFormat>(['kiro', 'openspec', 'spec-workflow', 'agent-os', 'bmad', 'ai-dev-tasks']);

/**
 * Reads a plan whose file does not say its layers: checklists, titles, tables and bullets of many tools. Every line is
 * part of a task or reported in `reading`. `hint` is the tool in whose folder the file stands. Takes linear time, and
 * the blocks: there are none afterwards, as those of a large plan take as much room as its tasks.
 */
export function readOutline(blocks: Block[], reading: Reading, hint: PlanFormat | null): Outline {
  const main = documentTitle(blocks);
  const title = main?.head.text ?? '';
  const isGuide = hint === null && (announcesGuide(title) || definesCommand(reading.lines));
  const entries = scanBlocks(blocks, reading.lines, main);
  blocks.length = 0;
  const found = survey(entries, { title, isPlan: hint !== null, isGuide });
  const roles = assignRoles(found);
  const reader = new OutlineReader(reading, found, roles, main?.first ?? 0);
  reader.read();
  const format = hint && ownFolder.has(hint) ? hint : detectFormat(found, roles, reading.lines.structure);
  const phases = groupPhases(reader.tasks, roles.heads);
  reader.leftOut.remarkGroups(new Set(phases.filter(({ title }) => title !== '').map(({ place }) => place.line)));
  return { format, phases };
}

/** The main heading that is about the whole file; where there are several, the first is one only with nothing below it. */
function documentTitle(blocks: readonly Block[]): HeadingBlock | null {
  const headings = blocks.filter((block) => block.kind === 'heading' && block.depth === 0);
  const main = headings.filter((block) => block.kind === 'heading' && block.level === 1);
  const [first, second] = main;
  if (first?.kind !== 'heading' || sectionKind(first.head.text) === 'phase') return null;
  if (!second) return first;
  const { ref } = readFront(first.head.text, false);
  if (ref?.kind === 'id' || ref?.kind === 'word') return null;
  const next = headings[headings.indexOf(first) + 1];
  const between = blocks.slice(blocks.indexOf(first) + 1, next ? blocks.indexOf(next) : undefined);
  return between.some((block) => block.kind === 'item') ? null : first;
}

/** Commands, agents and skills are written in Markdown too: the YAML at their head says so. */
function definesCommand({ raw, structure }: PlanLines): boolean {
  const end = structure.findIndex((line, index) => line !== raw[index]);
  if (end !== 0) return false;
  for (const line of raw.slice(1, 60)) {
    if (/^(?:---|\.\.\.)\s*$/.test(line)) return false;
    if (/^(?:allowed-tools|argument-hint|tools|disable-model-invocation|subagent_type)\s*:/.test(line)) return true;
  }
  return false;
}
