import type { Place } from '@/lib/plan/remarks';

/** A field of a task file, with the text after its colon; `at` is where the text begins, from 1. */
export type TextField = { name: string; value: string; at: number };

/** A part's heading: its number as written (`2`, `4.2`), title and, where it stands there, status. */
export type PartHeading = { id: string; title: string; status: string | null };

const names = 'Task ID|Title|Status|Dependencies|Priority|Description|Details|Test Strategy|Subtasks|Complexity';
const hashed = new RegExp(`^#{1,3}\\s*(${names})\\s*:\\s*`, 'i');
const bold = new RegExp(`^\\*\\*(${names})\\s*:?\\*\\*\\s*:?\\s*`, 'i');
const partsHeading = /^#{1,3}\s*Subtasks\s*:?\s*$/i;

/** Reads `# Title: …` of text files and `**Title:** …` of the Markdown ones. */
export function readTextField(line: string): TextField | null {
  if (partsHeading.test(line)) return { name: 'subtasks', value: '', at: 1 };
  const match = hashed.exec(line) ?? bold.exec(line);
  if (!match?.[1]) return null;
  return { name: match[1].toLowerCase(), value: line.slice(match[0].length).trim(), at: match[0].length + 1 };
}

/** Reads `## 1. Title [done]` of text files and `### 4.1. Title` of the Markdown ones. */
export function readPartHeading(line: string, taskId: string): PartHeading | null {
  const match = /^#{2,3}\s+(\d{1,6}(?:\.\d{1,6})*)[.:)]\s+(.+)$/.exec(line);
  if (!match?.[1] || !match[2]) return null;
  const withStatus = /^(.*\S)\s+\[([^[\]]{0,30})\]\s*$/.exec(match[2]);
  if (withStatus?.[1]) return { id: match[1], title: withStatus[1], status: withStatus[2] ?? '' };
  // Without a status only a number under the task's own is sure to be no heading of the text.
  return match[1].startsWith(`${taskId}.`) ? { id: match[1], title: match[2].trim(), status: null } : null;
}

/** Ids named in `1, 2.1` or `1 (done), ✅ 2`, with their places; null when there are words that name none. */
export function readIds(value: string, place: Place): { id: string; place: Place }[] | null {
  if (/^(?:none|n\/a|-|–|—|\[\s*\])?\.?$/i.test(value)) return [];
  const plain = value.replace(/\([^()]*\)/g, (text) => ' '.repeat(text.length));
  const ids = [...plain.matchAll(/(?<![\w.])\d{1,6}(?:\.\d{1,6})*(?![\w])/g)];
  if (ids.length === 0) return null;
  return ids.map((match) => ({ id: match[0], place: { line: place.line, column: place.column + match.index } }));
}
