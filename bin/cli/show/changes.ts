import type { Style, Tone } from '@/bin/cli/style';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import type { AttemptChanges, FileDiff, PutBackFile, PutBackResult } from '@/lib/domain/checkpoint';

const marks: Record<FileDiff['kind'], { sign: string; tone: Tone }> = {
  created: { sign: '+', tone: 'good' },
  modified: { sign: '~', tone: 'accent' },
  deleted: { sign: '-', tone: 'bad' },
};

/** `ashlar changes`: every file with its lines. */
export function changesLines({ n, files, notes }: AttemptChanges, style: Style): string[] {
  const title = style(
    'strong',
    `Attempt ${n}: ${files.length ? `${counted(files.length, 'file')} changed` : 'no file changed'}`,
  );
  return [
    title,
    ...notes.map((note) => style('quiet', visibleText(note))),
    ...files.flatMap((file) => fileLines(file, style)),
  ];
}

function fileLines({ path, kind, added, removed, hunks, note }: FileDiff, style: Style): string[] {
  const { sign, tone } = marks[kind];
  const counts = added === null ? '' : style('quiet', `  +${added} -${removed ?? 0}`);
  return [
    '',
    `${style(tone, `${sign} ${visibleText(path)}`)}${counts}`,
    ...hunks.flatMap(({ oldStart, newStart, lines }) => [
      style('quiet', `  @@ ${oldStart} → ${newStart}`),
      ...lines.map((line) => `  ${lineStyle(line, style)}`),
    ]),
    ...(note ? [style('quiet', `  ${visibleText(note)}`)] : []),
  ];
}

function lineStyle(line: string, style: Style): string {
  const text = visibleText(line);
  if (line.startsWith('+')) return style('good', text);
  return line.startsWith('-') ? style('bad', text) : text;
}

/** `ashlar put-back`: what was done with each file, or would be. */
export function putBackLines(result: PutBackResult, task: string, dryRun: boolean, style: Style): string[] {
  const { spec, n, done, files, notes, undo } = result;
  const left = files.filter(({ does }) => does === 'leave').length;
  const back = files.length - left;
  const lines = [
    ...notes.map((note) => style('quiet', visibleText(note))),
    ...files.map((file) => putBackLine(file, dryRun, style)),
  ];
  if (dryRun) {
    const would = back ? `${counted(back, 'file')} would be put back` : 'Nothing would be put back';
    lines.push(style('strong', `${would} as before attempt ${n}${left ? `, ${left} left` : ''}.`));
  } else if (!done) {
    lines.push(style('strong', 'Nothing was put back.'));
  } else {
    lines.push(
      style('good', `${counted(back, 'file')} put back as before attempt ${n}${left ? `, ${left} left` : ''}.`),
    );
    lines.push(style('quiet', `Take that back: ashlar put-back ${spec} ${task} --attempt ${n} --undo ${undo}`));
  }
  return lines;
}

function putBackLine({ path, does, why }: PutBackFile, dryRun: boolean, style: Style): string {
  if (does === 'leave') return `${style('warn', `left      ${visibleText(path)}`)}  ${visibleText(why ?? '')}`;
  const word = does === 'restore' ? (dryRun ? 'restore ' : 'restored') : dryRun ? 'delete  ' : 'deleted ';
  return `${word}  ${visibleText(path)}`;
}
