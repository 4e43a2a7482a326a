import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const taskMaster = JSON.stringify(
  {
    master: {
      tasks: [
        { id: 1, title: 'Write the opening hours', status: 'done', dependencies: [], subtasks: [] },
        {
          ...{ id: 2, title: 'Lay out the shelf plan', status: 'pending', dependencies: [1], priority: 'high' },
          subtasks: [
            { id: 1, title: 'Measure the walls', status: 'done', dependencies: [] },
            { id: 2, title: 'Draw the shelves', status: 'pending', dependencies: [1] },
          ],
        },
        { id: 3, title: 'Order the timber', status: 'pending', dependencies: [2], subtasks: [] },
      ],
    },
  },
  null,
  2,
);

const specKit = `# Tasks: Reading club

## Format: \`[ID] [P?] [Story] Description\`

- **[P]**: Can run in parallel

## Phase 1: Setup

- [ ] T001 Make the folder for notes in notes/
- [x] T002 [P] Choose the evening

## Phase 2: User Story 1 - Invite readers (Priority: P1)

- [ ] T003 [US1] Write the invitation in notes/invitation.md (depends on T001)
- [ ] T004 [US1] Read the invitation aloud
`;

/** A plan of Task Master's, opened as the spec `taskmaster`. */
export function addTaskMasterPlan(projectDir: string): void {
  write(projectDir, '.taskmaster/tasks/tasks.json', taskMaster);
}

/** A plan of spec-kit's, opened as the spec `003-reading-club`. Returns its path in the project. */
export function addSpecKitPlan(projectDir: string): string {
  const path = 'specs/003-reading-club/tasks.md';
  write(projectDir, path, specKit);
  return path;
}

function write(dir: string, path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}
