type FilterButtonsProps<F extends string> = {
  /** What is filtered, for those who cannot see it: `Show tasks`. */
  legend: string;
  filters: readonly F[];
  words: Readonly<Record<F, string>>;
  filter: F;
  /** How many each filter shows. */
  count: (filter: F) => number;
  onChange: (filter: F) => void;
  /** The page listens to 1, 2, 3 … for them. */
  numbered?: boolean;
};

/** A row of filters, one of which is pressed, each with how many it shows. */
export function FilterButtons<F extends string>(props: FilterButtonsProps<F>) {
  const { legend, filters, words, filter, count, onChange, numbered = false } = props;
  return (
    <fieldset className="flex max-w-full overflow-x-auto rounded-md border bg-face p-0.5">
      <legend className="sr-only">{legend}</legend>
      {filters.map((each, index) => (
        <button
          key={each}
          type="button"
          aria-pressed={filter === each}
          aria-keyshortcuts={numbered ? String(index + 1) : undefined}
          onClick={() => onChange(each)}
          className="flex h-7 shrink-0 items-center gap-1.5 rounded-sm px-2.5 text-ink-soft text-sm hover:text-ink focus-visible:-outline-offset-2 aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-9"
        >
          {words[each]}
          <span className="text-ink-faint text-xs">{count(each)}</span>
        </button>
      ))}
    </fieldset>
  );
}
