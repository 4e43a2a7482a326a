import type { Command } from '@/lib/domain/command';

/** One choice that a command's hint or description offers: the word that names it, and how it is passed. */
export type Choice = { word: string; argument: string };

const byCommand = new WeakMap<Command, readonly Choice[][]>();

/**
 * The choices of a command, one list for each place of its hint: `chat|rag` gives two words, `--type=FLAT|HNSW` two
 * flags, `--public|--private` two flags that stand alone. Where the hint only says “type”, “platform” and the like, the
 * words in brackets of the description are meant.
 */
export function choicesOf(known: Command): readonly Choice[][] {
  const ready = byCommand.get(known);
  if (ready) return ready;
  const slots = [...known.argumentHint.matchAll(/[<[(]([^<>[\]()]*)[>\])]/g)].map((match) => match[1] ?? '');
  const lists = slots.map(readSlot).filter((list) => list.length > 1);
  const asked = /type|platform|provider|tool|framework|broker|strategy|backend|pool/i.test(known.argumentHint);
  const choices = lists.length === 0 && asked ? describedChoices(known.description) : lists;
  byCommand.set(known, choices);
  return choices;
}

function readSlot(slot: string): Choice[] {
  const flag = /^(--[\w-]+)=(.+)$/.exec(slot);
  const [values, prefix] = flag ? [flag[2] ?? '', `${flag[1]}=`] : [slot, ''];
  const example = /e\.g\.,?\s*(.+)$/.exec(values)?.[1];
  return (example ?? values)
    .split(example ? /[,|]/ : '|')
    .map((value) => value.trim())
    .filter(
      (value) => /^(?:--)?[\w+.-]{2,}$/.test(value) && value !== '...' && !/\d$/.test(value.replace(/^v\d+$/, '')),
    )
    .map((value) => ({ word: value.replace(/^--/, '').toLowerCase(), argument: prefix + value }));
}

function describedChoices(description: string): Choice[][] {
  return [...description.matchAll(/\(([^()]+)\)/g)].map((match) =>
    (match[1] ?? '')
      .split(/[,/]/)
      .map((value) => value.trim().toLowerCase())
      .filter((value) => value !== '')
      .map((value) => ({ word: value, argument: value })),
  );
}
