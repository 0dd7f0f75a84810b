import type { Checklist } from "#core/checklist/checklist.ts";
import type { Reading } from "#core/model/statement.ts";

/** A checklist definition as the base commit has it; `null` when no file of that name is there. */
export interface ChecklistDefinitionFacts {
  readonly name: string;
  readonly path: string;
  readonly definition: Reading<Checklist> | null;
}

/** A filled checklist in a package, at the head commit. */
export interface FilledChecklistFacts {
  readonly name: string;
  readonly path: string;
  readonly checklist: Reading<Checklist>;
}
