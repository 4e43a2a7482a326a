'use client';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { Summary } from '@/lib/domain/summary';
import { summaryMarkdown } from '@/lib/domain/summary-markdown';

/** Saves the summary as a file, for people or for programs. */
export function ExportButtons({ summary }: { summary: Summary }) {
  const name = `${summary.run.specId.replace(/[^\w.-]+/g, '-')}-summary`;
  return (
    <>
      <Button size="md" onClick={() => save(`${name}.md`, 'text/markdown', summaryMarkdown(summary))}>
        <Download aria-hidden /> Markdown
      </Button>
      <Button
        size="md"
        onClick={() => save(`${name}.json`, 'application/json', `${JSON.stringify(summary, null, 2)}\n`)}
      >
        <Download aria-hidden /> JSON
      </Button>
    </>
  );
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
