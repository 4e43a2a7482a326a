'use client';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { GridHead, GridRow, GridRowHead } from './grid-parts';
import { idOf, type ReviewItem, type ReviewOrder } from './review-items';
import { columns, ReviewRow, type RowActs } from './review-row';

type ReviewTableProps = {
  items: readonly ReviewItem[];
  /** Line of the task with the place, or -1. */
  at: number;
  marks: ReadonlySet<string>;
  acts: RowActs;
  order: ReviewOrder;
  onOrder: (order: ReviewOrder) => void;
  /** The task whose answer is being typed, and the field for it. */
  editing: string | null;
  editor: ReactNode;
};

/** Pixels that stand above the lines: the bar on top and the tools below it. */
const ABOVE_PX = 190;
/** Pixels of a line before it is measured. */
const LINE_PX = 46;

const heads = ['State', 'Task', 'What it says', 'Proposed answer', 'Confidence', 'Origin', 'Agent'] as const;
const headLooks: Partial<Record<(typeof heads)[number], string>> = {
  Origin: 'hidden @6xl:block',
  Agent: 'hidden @7xl:block',
};

/** All mappings as one grid of which only the lines in sight are in the document. */
export function ReviewTable({ items, at, marks, acts, order, onOrder, editing, editor }: ReviewTableProps) {
  const list = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => idOf(items[index]) ?? `layer ${index}`,
    overscan: 12,
    scrollMargin,
    scrollPaddingStart: ABOVE_PX,
    scrollPaddingEnd: 24,
    initialRect: { width: 1280, height: 900 },
    // The line with the focus stays in the document when it is scrolled away.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return at < 0 || at >= items.length || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b);
    },
  });
  useLayoutEffect(() => {
    const measure = (): void => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      setScrollMargin(Math.round(top + window.scrollY));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);
  const scrolled = useRef(at);
  useEffect(() => {
    if (scrolled.current !== at && at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    scrolled.current = at;
  }, [at, virtual]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the lines that are not in sight.
    <div
      role="grid"
      aria-label="Mappings"
      aria-rowcount={items.length + 1}
      aria-multiselectable
      className="@container rounded-lg border bg-face shadow-lift"
    >
      <GridRow aria-rowindex={1} className={cn('hidden gap-x-3 px-3 py-2 text-ink-faint text-xs @4xl:grid', columns)}>
        {heads.map((head) =>
          head === 'Confidence' ? (
            <GridHead key={head} aria-sort={order === 'confidence' ? 'ascending' : 'none'}>
              <button
                type="button"
                className="rounded-sm underline-offset-4 hover:underline"
                onClick={() => onOrder(order === 'plan' ? 'confidence' : 'plan')}
              >
                {head} {order === 'confidence' ? '↑' : ''}
              </button>
            </GridHead>
          ) : (
            <GridHead key={head} className={headLooks[head]}>
              {head}
            </GridHead>
          ),
        )}
      </GridRow>
      {/* biome-ignore lint/a11y/useSemanticElements: see grid-parts.tsx. */}
      <div ref={list} role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <div
              key={key}
              role="presentation"
              data-index={index}
              ref={virtual.measureElement}
              className={cn('absolute inset-x-0 top-0', editing !== null && editing === idOf(item) && 'z-10')}
              style={{ transform: `translateY(${start - scrollMargin}px)` }}
            >
              {item.kind === 'layer' ? (
                <LayerHead item={item} index={index} />
              ) : (
                <ReviewRow
                  row={item.row}
                  state={item.state}
                  rowIndex={index + 2}
                  isActive={index === at}
                  isMarked={marks.has(item.row.task.id)}
                  acts={acts}
                  editor={editing === item.row.task.id ? editor : null}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function LayerHead({ item, index }: { item: Extract<ReviewItem, { kind: 'layer' }>; index: number }) {
  return (
    <GridRow aria-rowindex={index + 2} className="border-t bg-inset px-3 py-1.5">
      <GridRowHead className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-mono text-ink-soft">{item.key}</span>
        <span className="font-semibold">{item.name}</span>
        <span className="ml-auto text-ink-soft">
          {item.left ? `${item.left} of ${item.shown} to review` : `${item.shown} reviewed`}
        </span>
      </GridRowHead>
    </GridRow>
  );
}
