import type { Block, HeadingBlock } from './block';
import { readHeading } from './dialects/dialects';
import type { LayerHeading } from './layer-heading';
import { isMarkedTask } from './looks-like-task';
import { readNamedHeading, readPhaseHeading } from './named-heading';

/** A stretch of the file: a layer with its heading, or (`layer` null) what stands before, between and after layers. */
export type Section = {
  layer: LayerHeading | null;
  heading: HeadingBlock | null;
  blocks: Block[];
  /** Lines below the heading, both included; `last` is less than `first` when there are none. */
  first: number;
  last: number;
};

/** Cuts a plan into layers and the rest. A layer ends at the next heading of its own level or above. */
export function splitSections(blocks: readonly Block[], lineCount: number): Section[] {
  const layers = layerHeadings(blocks);
  const sections: Section[] = [{ layer: null, heading: null, blocks: [], first: 1, last: lineCount }];
  for (const block of blocks) {
    const current = sections.at(-1) as Section;
    const opened = opensSection(block, current, layers);
    if (!opened) {
      current.blocks.push(block);
      continue;
    }
    current.last = block.first - 1;
    sections.push({ ...opened, blocks: [], first: block.last + 1, last: lineCount });
  }
  return sections;
}

function opensSection(
  block: Block,
  current: Section,
  layers: ReadonlyMap<Block, LayerHeading>,
): Pick<Section, 'layer' | 'heading'> | null {
  if (block.kind !== 'heading' || block.depth > 0) return null;
  const layer = layers.get(block) ?? null;
  const isAbove = block.level <= (current.heading?.level ?? 6);
  // A number opens a layer anywhere; a heading without one, inside a layer, groups its tasks.
  if (layer && (isAbove || current.layer === null || layer.number !== null || layer.order === 'unreadable')) {
    return { layer, heading: block };
  }
  // Text over a line of dashes is a remark and a ruled line more often than a heading.
  if (block.underlined) return null;
  return isAbove ? { layer: null, heading: block } : null;
}

/** The headings that open layers. Phases, and names that might mean something else, count only beside other layers. */
function layerHeadings(blocks: readonly Block[]): Map<Block, LayerHeading> {
  const found = new Map<Block, LayerHeading>();
  const doubtful = new Map<Block, LayerHeading>();
  let phaseLevel = 6;
  blocks.forEach((block, index) => {
    if (block.kind !== 'heading' || block.depth > 0) return;
    if (block.level <= phaseLevel) phaseLevel = 6;
    const { text } = block.head;
    const phase = readPhaseHeading(text);
    if (phase) phaseLevel = block.level;
    const layer = readHeading(text);
    // What stands below the heading of a phase is part of it, whatever it is called.
    const named = layer || phase || block.level > phaseLevel ? null : readNamedHeading(text, block.level);
    if (layer) found.set(block, layer);
    else if (named?.sure) found.set(block, named.layer);
    else if (phase) doubtful.set(block, phase);
    else if (named && hasTasks(blocks, index, block.level)) doubtful.set(block, named.layer);
  });
  return found.size === 0 ? found : new Map([...found, ...doubtful]);
}

function hasTasks(blocks: readonly Block[], heading: number, level: number): boolean {
  for (let index = heading + 1; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (block.kind === 'heading' && block.depth === 0 && block.level <= level) return false;
    if (block.kind === 'item' && block.depth === 0 && isMarkedTask(block.head.text)) return true;
  }
  return false;
}
