'use client';
import { createElement, Fragment, memo, type ReactNode, useMemo } from 'react';
import { type MarkdownNode, markdownTree } from './markdown-blocks';

/** Elements without attributes of their own, and how they look. Headings are bold lines: the page has its own outline. */
const plain: Record<string, [tag: string, look?: string]> = {
  heading_open: ['p', 'font-display font-semibold text-base'],
  bullet_list_open: ['ul', 'ml-5 list-disc grid gap-0.5'],
  list_item_open: ['li'],
  blockquote_open: ['blockquote', 'grid gap-2 border-l-2 pl-3 text-ink-soft'],
  strong_open: ['strong', 'font-semibold'],
  em_open: ['em'],
  s_open: ['s'],
  thead_open: ['thead'],
  tbody_open: ['tbody'],
  tr_open: ['tr'],
  th_open: ['th', 'border px-2 py-1 text-left font-semibold'],
  td_open: ['td', 'border px-2 py-1'],
};

/** Markdown of an agent. Foreign text: it becomes React elements one by one, never HTML. */
export const MarkdownText = memo(function MarkdownText({ text }: { text: string }) {
  const nodes = useMemo(() => markdownTree(text), [text]);
  return <div className="grid min-w-0 max-w-[46rem] gap-2">{all(nodes)}</div>;
});

const all = (nodes: readonly MarkdownNode[]): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text is its place.
  nodes.map((node, index) => <Fragment key={index}>{element(node)}</Fragment>);

function element({ token, inside }: MarkdownNode): ReactNode {
  const { type, content } = token;
  const known = Object.hasOwn(plain, type) ? plain[type] : undefined;
  if (known) return createElement(known[0], { className: known[1] }, all(inside));
  switch (type) {
    case 'inline':
      return all(inside);
    case 'paragraph_open':
      return token.hidden ? all(inside) : <p>{all(inside)}</p>;
    case 'ordered_list_open':
      return (
        <ol start={Number(token.attrGet('start') ?? 1)} className="ml-6 grid list-decimal gap-0.5">
          {all(inside)}
        </ol>
      );
    case 'table_open':
      return (
        <div className="overflow-x-auto">
          <table className="border-collapse text-sm">{all(inside)}</table>
        </div>
      );
    case 'link_open':
      return (
        <a href={String(token.attrGet('href') ?? '')} target="_blank" rel="noopener noreferrer" className="underline">
          {all(inside)}
        </a>
      );
    case 'code_inline':
      return <code className="rounded-sm bg-inset px-1 font-mono text-[0.92em]">{content}</code>;
    case 'fence':
    case 'code_block':
      return (
        <pre className="whitespace-pre-wrap rounded-md border bg-inset px-3 py-2 font-mono text-xs leading-[1.1875rem]">
          {content.replace(/\n$/, '')}
        </pre>
      );
    case 'hr':
      return <hr />;
    case 'softbreak':
    case 'hardbreak':
      return <br />;
    default:
      return content || all(inside);
  }
}
