import type { Checklist, ChecklistItem } from "#core/checklist/checklist.ts";
import { type ComparedItem, compareChecklist, type ItemProblem } from "#core/checklist/compare-checklist.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Cell, Finding, Table } from "#core/model/finding.ts";
import type { Location } from "#core/model/location.ts";
import type { About, Say } from "../define-gate.ts";
import { indexPackage, type JudgedEvidence, judgeEvidence } from "./judge-evidence.ts";
import type { messages } from "./messages.ts";

/** A filled copy that can be read, beside its definition. */
export interface Copy {
  readonly name: string;
  readonly definition: Checklist;
  readonly filled: Checklist;
  readonly pack: PackageFacts;
  readonly say: Say<typeof messages>;
}

/** Findings about one copy: one for each thing that is wrong, or a single one that says all is confirmed. */
export function judgeCopy(copy: Copy): {
  readonly findings: readonly Finding[];
  readonly tables: readonly Table[];
} {
  const { definition, filled, pack, say, name } = copy;
  const { items, extra } = compareChecklist(definition, filled);
  const index = indexPackage(pack.folder, pack.files);
  // An item that is missing is shown where it should stand: at the one before it.
  let near: Location | undefined = filled.items[0]?.where;
  const rows: (readonly Cell[])[] = [];
  const found: Finding[] = [];
  const files = new Set<string>();
  const unknown = unknownItems(filled, items, extra);
  for (const item of items) {
    near = item.filled?.where ?? near;
    const evidence = item.filled?.state === "done" ? judgeEvidence(item, filled.path, index, say) : NOTHING;
    const other = unknown.get(item);
    if (other === undefined) found.push(...judgeItem(copy, item, evidence, near ?? { path: filled.path }));
    else found.push(sayUnknown(copy, item.asked, other.where));
    for (const file of evidence.files) files.add(file);
    rows.push(row(item.asked, stateOf(item), evidence.files));
  }
  for (const item of extra)
    if (!items.some(({ filled: used }) => used === item)) rows.push(row(item, `${item.state} (extra)`, []));
  const columns = ["Item", "Says", "State", "Role", "Evidence"];
  const tables = [{ title: `Checklist ${name} of ${pack.folder}`, columns, rows }];
  if (found.length > 0) return { findings: found, tables };
  const notApplicable = items.filter(({ filled: one }) => one?.state === "not-applicable").length;
  const values = { name, confirmed: items.length, total: items.length, notApplicable, files: files.size };
  return {
    findings: [say("complete", values, { package: pack.folder, where: { path: filled.path } })],
    tables,
  };
}

/** Items of the copy that nobody knows and that stand where one is missing: most likely it in other words. */
function unknownItems(
  filled: Checklist,
  items: readonly ComparedItem[],
  extra: readonly ChecklistItem[],
): ReadonlyMap<ComparedItem, ChecklistItem> {
  const free = new Set(extra.filter((one) => !items.some((item) => item.filled === one)));
  const order = new Map(filled.items.map((item, index) => [item, index]));
  const unknown = new Map<ComparedItem, ChecklistItem>();
  let next = 0;
  for (const item of items) {
    const candidate = filled.items[next];
    const known = item.filled ?? (candidate !== undefined && free.delete(candidate) ? candidate : undefined);
    if (known === undefined) continue;
    if (item.filled === undefined) unknown.set(item, known);
    next = (order.get(known) ?? next) + 1;
  }
  return unknown;
}

function sayUnknown({ name, pack, say }: Copy, { id, text }: ChecklistItem, where: Location): Finding {
  const comment = `<!-- id: ${id} -->`;
  return say("item-unknown", { id, name, text, comment }, { package: pack.folder, where });
}

const NOTHING: JudgedEvidence = { files: [], findings: [] };

function judgeItem(
  copy: Copy,
  item: ComparedItem,
  evidence: JudgedEvidence,
  where: Location,
): readonly Finding[] {
  const { name, pack, say } = copy;
  const about: About = { package: pack.folder, where };
  const found = item.problems.map((problem) => sayProblem(problem, item, name, say, about));
  const { asked, filled } = item;
  // Its only links are those of the definition, and they lead to no file of the package.
  const bare = asked.evidenceRequired && filled?.state === "done" && filled.evidence.length > 0;
  if (bare && evidence.files.length === 0 && evidence.findings.length === 0)
    found.push(sayProblem("no-evidence", item, name, say, about));
  return [...found, ...evidence.findings];
}

function sayProblem(
  problem: ItemProblem,
  { asked, filled }: ComparedItem,
  name: string,
  say: Say<typeof messages>,
  about: About,
): Finding {
  const { id, text } = asked;
  switch (problem) {
    case "missing":
      return say("item-missing", { id, name, text }, about);
    case "renamed":
      return say("item-renamed", { id, name, found: filled?.id ?? "" }, about);
    case "reworded":
      return say("item-reworded", { id, name, expected: asked.wording, found: filled?.wording ?? "" }, about);
    case "duplicate":
      return say("item-twice", { id, name }, about);
    case "open":
      return say("item-open", { id, text }, about);
    case "no-evidence": {
      const links = filled?.links.map(({ href }) => href) ?? [];
      return links.length > 0
        ? say("evidence-is-address", { id, links }, about)
        : say("evidence-missing", { id }, about);
    }
    case "no-reason":
      return say("reason-missing", { id }, about);
  }
}

function row(item: ChecklistItem, state: string, files: readonly string[]): readonly Cell[] {
  return [item.id, item.wording, state, item.role ?? "", files];
}

function stateOf({ filled, problems }: ComparedItem): string {
  if (filled === undefined || problems.includes("renamed")) return "missing";
  if (filled.state === "not-applicable") return `not applicable: ${filled.reason ?? "no reason"}`;
  return filled.state;
}
