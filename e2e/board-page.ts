import { expect, type Locator, type Page } from '@playwright/test';

/** A spec's board as a person handles it. */
export class BoardPage {
  constructor(private readonly page: Page) {}

  task(key: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${key.replace('.', '\\.')} `) });
  }

  status(key: string): Locator {
    return this.task(key).locator('[data-status]').first();
  }

  async approve(key: string): Promise<void> {
    const button = this.task(key).getByRole('button', { name: 'Approve', exact: true });
    await button.click();
    await expect(button).toBeHidden();
  }

  /** Keys of tasks whose proposal still waits for an approval. */
  async unapprovedKeys(): Promise<string[]> {
    const rows = this.page
      .getByRole('article')
      .filter({ has: this.page.getByRole('button', { name: 'Approve', exact: true }) });
    const names = await rows.evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('aria-label') ?? ''),
    );
    return names.map((name) => name.split(' ')[0] ?? '');
  }

  async correct(key: string, command: string, args: string): Promise<void> {
    await this.task(key).getByRole('button', { name: 'Correct' }).click();
    await this.answerCommand(command, args);
  }

  /** Fills the open answer dialog with a slash command and saves it. */
  async answerCommand(command: string, args: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('tab', { name: 'Slash command' }).click();
    await dialog.getByRole('combobox', { name: 'Command' }).fill(command);
    await dialog.getByLabel('Arguments').fill(args);
    await dialog.getByRole('button', { name: /^Save/ }).click();
    await expect(dialog).toBeHidden();
  }
}
