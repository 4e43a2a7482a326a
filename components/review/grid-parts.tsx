import type { ComponentProps } from 'react';

/* Parts of a grid whose lines are not all in the document, which no table element can be. The keyboard goes from row to
   row, so cells take no focus. */

export function GridCell(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: see above.
  return <div {...props} role="gridcell" />;
}

export function GridHead(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: see above.
  return <div {...props} role="columnheader" />;
}

export function GridRowHead(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: see above.
  return <div {...props} role="rowheader" />;
}

export function GridRow(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: a heading's row takes none, a task's row says its own tabIndex.
  return <div {...props} role="row" />;
}
