import { readChecklist } from "#core/checklist/read-checklist.ts";
import type { ChecklistDefinitionFacts } from "#core/facts/checklist-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { ListedFile } from "#core/model/tree.ts";
import { sayer } from "../define-gate.ts";
import { checklist } from "./gate.ts";

/** A definition of three items, two of which need evidence. */
export const DEFINITION = `# Release
- [ ] The report is there <!-- id: rep, evidence: required -->
- [ ] Alerts were tested <!-- id: alerts -->
- [ ] The [card](../README.md) is complete <!-- id: card, evidence: required -->
`;
/** Its copy, complete. */
export const FILLED = `# Release
- [x] The report is there [r](../reports/r.json) <!-- id: rep -->
- [x] Alerts were tested <!-- id: alerts -->
- [x] The [card](../README.md) is complete <!-- id: card -->
`;
/** Options that ask for it. */
export const USE = { use: ["release"] };
/** Folder of the package. */
export const FOLDER = "handoffs/churn";

function file(path: string, mode = "100644", size: number | null = 10): ListedFile {
  return { path: `${FOLDER}/${path}`, mode, size, oid: "0".repeat(40) };
}

const FILES = [
  file("checklists/release.md"),
  file("README.md"),
  file("reports/r.json", "100644", null),
  file("reports/empty.json", "100644", 0),
  file("reports/link.json", "120000"),
  file("vendor", "160000"),
];

/** The package with one copy of that text, or with none. */
export function pack(filled: string | null, more: Partial<PackageFacts> = {}): PackageFacts {
  const path = `${FOLDER}/checklists/release.md`;
  return {
    folder: FOLDER,
    manifestPath: `${FOLDER}/handoff.yml`,
    manifest: { ok: false, issues: [] },
    files: FILES,
    references: [],
    evidence: [],
    documents: [],
    outside: [],
    digests: {},
    signatures: [],
    checklists: filled === null ? [] : [{ name: "release", path, checklist: readChecklist(filled, path) }],
    drill: null,
    owners: null,
    ...more,
  };
}

/** The definition as the base has it. */
export function define(text: string): Readonly<Record<string, ChecklistDefinitionFacts>> {
  const path = ".github/checklists/release.md";
  return { release: { name: "release", path, definition: readChecklist(text, path) } };
}

/** Facts with one package whose copy has `filled`. */
export function facts(filled: string | null, definition = DEFINITION) {
  return { packages: [pack(filled)], checklists: define(definition) };
}

/** What the gate finds when that checklist is asked for. */
export function run(given: ReturnType<typeof facts>) {
  return checklist.evaluate(given, checklist.options.parse(USE), sayer(checklist.messages));
}
