import type { Block, HeadingBlock } from './block';
import { readHeading } from './dialects/dialects';
import type { LayerHeading } from './layer-heading';

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
  const sections: Section[] = [{ layer: null, heading: null, blocks: [], first: 1, last: lineCount }];
  for (const block of blocks) {
    const current = sections.at(-1) as Section;
    const opened = opensSection(block, current);
    if (!opened) {
      current.blocks.push(block);
      continue;
    }
    current.last = block.first - 1;
    sections.push({ ...opened, blocks: [], first: block.last + 1, last: lineCount });
  }
  return sections;
}

function opensSection(block: Block, current: Section): Pick<Section, 'layer' | 'heading'> | null {
  if (block.kind !== 'heading' || block.depth > 0) return null;
  const layer = readHeading(block.head.text);
  if (layer) return { layer, heading: block };
  // Text over a line of dashes is a remark and a ruled line more often than a heading.
  if (block.underlined) return null;
  return block.level <= (current.heading?.level ?? 6) ? { layer: null, heading: block } : null;
}
