import { type Place, Remarks } from '@/lib/plan/remarks';

/** One of the files a plan is read from. `path` is relative to the project. */
export type PlanPart = { path: string; text: string };

/** Remarks about one of several files: each says which. */
export class FileRemarks extends Remarks {
  readonly #whole: Remarks;
  readonly #shown: string;

  constructor(whole: Remarks, shown: string) {
    super();
    this.#whole = whole;
    this.#shown = shown;
  }

  override add(code: string, place: Place, message: string, hint: string | null = null): void {
    this.#whole.add(code, place, `${this.#shown}: ${message}`, hint);
  }
}

/** Remarks about a file, with its name where the plan has several. */
export function remarksOf(file: PlanPart, files: readonly PlanPart[], remarks: Remarks): Remarks {
  return files.length === 1 ? remarks : new FileRemarks(remarks, file.path.split('/').at(-1) ?? file.path);
}
