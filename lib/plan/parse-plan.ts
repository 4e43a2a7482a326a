import type { Plan, PlanFormat, PlanPhase } from '@/lib/domain/plan';
import { type ArrangedLayer, arrangeLayers, type WrittenLayer } from './arrange-layers';
import type { Block, HeadingBlock } from './block';
import { buildLayers } from './build-layers';
import { blankFrontMatter } from './front-matter';
import { guessLayers } from './guess-layers';
import { LineMarks } from './line-marks';
import { blankConflicts, reportConflicts } from './merge-conflicts';
import { TASKS_MAX } from './open-task';
import { placeHint } from './outline/place-hint';
import { readOutline } from './outline/read-outline';
import { splitPlanLines } from './plan-lines';
import { planTitle, titleHeading } from './plan-title';
import { readBlocks } from './read-blocks';
import { LayerReader, type Reading } from './read-layer';
import { remarkOutside } from './remark-outside';
import { remarkWhole } from './remark-whole';
import { Remarks } from './remarks';
import { type Section, splitSections } from './sections';

/** Where a plan's text comes from; `path` is relative to the project, `hash` the SHA-256 of the file's bytes. */
export type PlanSource = {
  spec: string;
  path: string;
  hash: string;
  /** What its place lets expect of a file without layers. */
  format?: PlanFormat;
};

/**
 * Parses the text of a plan file. Never throws, reads nothing else, and takes time linear in the length of the text;
 * what is wrong with the plan stands in its `diagnostics`, in the order of the lines.
 */
export function parsePlan(text: string, { spec, path, hash, format }: PlanSource): Plan {
  const remarks = new Remarks();
  const lines = splitPlanLines(text, remarks);
  const marks = new LineMarks(lines.raw);
  const reading: Reading = { lines, remarks, marks, tasksLeft: TASKS_MAX };
  marks.understood(1, blankFrontMatter(lines));
  const { read, sections, title } = readText(reading, placeHint(path, format ?? null));
  remarkForgotten(reading);
  const layers = buildLayers(spec, read.layers, remarks);
  const taskCount = layers.reduce((sum, layer) => sum + layer.tasks.length, 0);
  remarkWhole(lines, sections, taskCount, remarks);
  return {
    spec,
    title: planTitle(title, spec),
    path,
    hash,
    format: read.format,
    // Headings alone are no plan: a file about layers has some too.
    layers: taskCount === 0 ? [] : layers,
    phases: read.phases,
    diagnostics: remarks.list(),
    lines: read.format === 'layered' ? countLines(sections, marks) : marks.count(1, lines.raw.length),
  };
}

type ReadText = { read: ReadPlan; sections: Section[]; title: HeadingBlock | null };

/** The blocks of the text live no longer than this: those of a large plan take as much room as its tasks. */
function readText(reading: Reading, hint: PlanFormat | null): ReadText {
  const { lines, remarks, marks } = reading;
  const conflicts = blankConflicts(lines);
  const blocks = readBlocks(lines);
  reportConflicts(conflicts, lines, blocks, remarks, marks);
  remarkUncovered(blocks, conflicts, reading);
  const sections = splitSections(blocks, lines.raw.length);
  const title = titleHeading(blocks);
  if (!sections.some(({ layer }) => layer)) {
    sections.length = 0;
    return { read: readUnlayered(blocks, reading, hint), sections, title };
  }
  blocks.length = 0;
  return { read: readLayers(sections, title, reading), sections, title };
}

type ReadPlan = { format: PlanFormat; layers: ArrangedLayer[]; phases: PlanPhase[] };

function readLayers(sections: readonly Section[], title: HeadingBlock | null, reading: Reading): ReadPlan {
  const written = sections.flatMap((section) => readLayer(section, reading));
  remarkOutside(sections, title, reading);
  return { format: 'layered', ...arrangeLayers(written, reading.remarks) };
}

function readUnlayered(blocks: Block[], reading: Reading, hint: PlanFormat | null): ReadPlan {
  const { format, phases } = readOutline(blocks, reading, hint);
  return { format, ...guessLayers(phases, reading.remarks) };
}

function readLayer(section: Section, reading: Reading): WrittenLayer[] {
  const { layer, heading } = section;
  if (!layer || !heading) return [];
  reading.marks.understood(heading.first, heading.last);
  const reader = new LayerReader(reading);
  reader.read(section.blocks.splice(0));
  return [{ heading: layer, place: { line: heading.first, column: heading.head.column }, tasks: reader.tasks }];
}

/** Markdown gives up past its limit of nesting, and with it on everything that follows. */
function remarkUncovered(
  blocks: readonly Block[],
  conflicts: readonly number[],
  { lines, marks, remarks }: Reading,
): void {
  const covered = new LineMarks(lines.structure);
  for (const { first, last } of blocks) covered.understood(first, last);
  for (const line of conflicts) covered.understood(line);
  for (const { first, last } of covered.forgotten(1, lines.structure.length)) {
    const message = `Lines ${first} to ${last} were not read: bullets or quotations are nested too deeply.`;
    remarks.add('E_TOO_DEEP', { line: first, column: 1 }, message, 'Indent less.');
    marks.reported(first, last);
  }
}

/** Nothing vanishes: what no reader has claimed is said here. */
function remarkForgotten({ lines, marks, remarks }: Reading): void {
  for (const { first, last } of marks.forgotten(1, lines.raw.length)) {
    const message = first === last ? 'The line was not read.' : `Lines ${first} to ${last} were not read.`;
    remarks.add('W_UNKNOWN_LINE', { line: first, column: 1 }, message);
    marks.reported(first, last);
  }
}

function countLines(sections: readonly Section[], marks: LineMarks): Plan['lines'] {
  const lines = { total: 0, understood: 0 };
  for (const section of sections) {
    if (!section.layer) continue;
    const { total, understood } = marks.count(section.first, section.last);
    lines.total += total;
    lines.understood += understood;
  }
  return lines;
}
