'use client';
import { Keyboard } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useCallback, useState } from 'react';
import { reviewKeys } from '@/components/review/review-keys';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useShortcuts } from '@/lib/client/use-shortcuts';

const keys: [title: string, rows: [keys: string[], does: string][]][] = [
  [
    'Move',
    [
      [['j', '↓'], 'Next task'],
      [['k', '↑'], 'Previous task'],
      [['Enter'], 'Open the task'],
    ],
  ],
  [
    'Decide',
    [
      [['a'], 'Approve the mapping, or accept an unproven task'],
      [['e'], 'Correct the mapping, or choose an alternate'],
      [['r'], 'Retry'],
      [['s'], 'Skip'],
      [['w'], 'Show why this command was chosen'],
      [['g', 'r'], 'Review all mappings, on the board'],
    ],
  ],
  ['Commands', [[['/'], 'Search the commands, on their page']]],
];

const anywhere: (typeof keys)[number] = [
  'Anywhere',
  [
    [['Ctrl', 'K'], 'Go to a spec, a task or a page, or act; ⌘ K on a Mac'],
    [['?'], 'This sheet'],
  ],
];

/** The keys, on `?` and behind a button. */
export function HelpSheet() {
  const [open, setOpen] = useState(false);
  const here = [...(usePathname().endsWith('/review') ? reviewKeys : keys), anywhere];
  useShortcuts(
    useCallback((key) => {
      if (key !== '?') return false;
      setOpen(true);
      return true;
    }, []),
  );
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        aria-label="Keyboard shortcuts"
        className="max-sm:hidden"
        onClick={() => setOpen(true)}
      >
        <Keyboard aria-hidden />
      </Button>
      <Dialog open={open} onOpenChange={setOpen} shape="sheet" title="Keyboard shortcuts">
        <div className="grid gap-6">
          {here.map(([title, rows]) => (
            <section key={title}>
              <h3 className="mb-2 font-semibold text-ink-soft text-sm">{title}</h3>
              <dl className="grid grid-cols-[5.5rem_1fr] items-center gap-y-2">
                {rows.map(([names, does]) => (
                  <div key={does} className="contents">
                    <dt className="flex gap-1">
                      {names.map((name) => (
                        <Kbd key={name}>{name}</Kbd>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <p className="text-ink-faint text-sm">Keys do nothing while you type in a field or a dialog is open.</p>
        </div>
      </Dialog>
    </>
  );
}
