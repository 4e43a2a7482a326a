/** The keys of the review page, as the help sheet shows them. */
export const reviewKeys: [title: string, rows: [keys: string[], does: string][]][] = [
  [
    'Move',
    [
      [['j', '↓'], 'Next task'],
      [['k', '↑'], 'Previous task'],
      [['n'], 'Next task that still needs a look'],
      [['Home', 'End'], 'First, last task'],
      [['Enter'], 'Explain it; once more goes into the explanation, Esc back'],
    ],
  ],
  [
    'Decide',
    [
      [['a'], 'Approve, and go to the next that needs a look'],
      [['u'], 'Take the approval back'],
      [['A'], 'Approve all from a confidence on'],
      [['e'], 'Type another answer: Enter saves and approves, Shift+Enter remembers it too, Esc leaves'],
      [['E'], 'All ways to answer, and to remember it'],
      [['z'], 'Undo the last act, as Ctrl+Z'],
    ],
  ],
  [
    'Several at once',
    [
      [['x'], 'Mark the task; a, u and e are for all marked ones'],
      [['J', 'K'], 'Mark and move'],
      [['Esc'], 'Take the marks away'],
    ],
  ],
  [
    'Find',
    [
      [['/'], 'Filter by text'],
      [['1', '6'], 'All, asks, below 90, dead, changed, approved'],
      [['s'], 'Order by plan or by confidence'],
      [['g', 'r'], 'On the board: come here. Here: go back'],
    ],
  ],
];
