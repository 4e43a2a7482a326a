import { test as base } from '@playwright/test';
import { type Dashboard, startDashboard } from './dashboard';
import { type ExampleProject, makeExampleProject } from './example-project';

type Fixtures = {
  /** How long the example's commands dawdle between two lines, in milliseconds. */
  paceMs: number;
  project: ExampleProject;
  dashboard: Dashboard;
};

/** Every test has an example project, a server and a browser of its own, and leaves none of them behind. */
export const test = base.extend<Fixtures>({
  paceMs: [0, { option: true }],
  project: async ({ paceMs }, use) => {
    const project = await makeExampleProject(paceMs);
    await use(project);
    project.remove();
  },
  dashboard: async ({ project }, use) => {
    const dashboard = await startDashboard(project);
    await use(dashboard);
    await dashboard.stop();
  },
});
