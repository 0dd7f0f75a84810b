import * as z from "zod";
import type { ChecklistDefinitionFacts, FilledChecklistFacts } from "#core/facts/checklist-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding, Table } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { judgeCopy } from "./judge-copy.ts";
import { messages } from "./messages.ts";

const options = z.strictObject({
  use: z
    .array(
      z
        .string()
        .regex(
          /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
          "Expected the file name of a definition, without its ending.",
        ),
    )
    .describe("Checklists that every package must fill in, by the names of their definitions.")
    .default([]),
});

/** Every checklist that the stage asks for is filled in, completely and in the words of its definition. */
export const checklist = defineGate({
  meta: {
    id: "checklist",
    title: "its checklists are complete",
    summary: "Every item of the stage's checklists is confirmed, with the evidence that it asks for.",
    kind: "content",
    since: "0.1",
    why: "What people confirm is forgotten under pressure unless it is written down beside its proof.",
  },
  needs: ["packages", "checklists"],
  options,
  messages,
  handsOn: true,
  strengthen: (earlier, later) => ({ use: [...new Set([...(earlier.use ?? []), ...(later.use ?? [])])] }),
  evaluate(facts, { use }, say) {
    const names = [...new Set(use)];
    if (names.length === 0) return { findings: [say("none-asked", {})] };
    if (facts.packages.length === 0) return { findings: [say("no-package", {})] };
    const judged = names.map((name) => judgeChecklist(name, facts, say));
    return {
      findings: judged.flatMap(({ findings }) => findings),
      tables: judged.flatMap(({ tables }) => tables),
    };
  },
});

interface Judged {
  readonly findings: readonly Finding[];
  readonly tables: readonly Table[];
}

interface ChecklistFacts {
  readonly packages: readonly PackageFacts[];
  readonly checklists: Readonly<Record<string, ChecklistDefinitionFacts>>;
}

function judgeChecklist(name: string, facts: ChecklistFacts, say: Say<typeof messages>): Judged {
  const known = Object.hasOwn(facts.checklists, name) ? facts.checklists[name] : undefined;
  const definition = known?.definition ?? null;
  if (known === undefined || definition === null)
    return {
      findings: [say("definition-missing", { name, path: known?.path ?? `.github/checklists/${name}.md` })],
      tables: [],
    };
  if (!definition.ok) {
    const broken = say("definition-broken", { name, path: known.path, count: definition.issues.length });
    const issues = definition.issues.map((issue): Finding => ({ ...issue, outcome: "error" }));
    return { findings: [...issues, broken], tables: [] };
  }
  const judged = facts.packages.map((pack): Judged => {
    const copies = pack.checklists.filter((copy) => copy.name === name);
    const [copy, ...others] = copies;
    if (copy === undefined || others.length > 0)
      return { findings: [notOne(name, pack, copies, say)], tables: [] };
    if (!copy.checklist.ok)
      return { findings: unreadable(copy, pack, copy.checklist.issues, say), tables: [] };
    return judgeCopy({ name, definition: definition.value, filled: copy.checklist.value, pack, say });
  });
  return {
    findings: judged.flatMap(({ findings }) => findings),
    tables: judged.flatMap(({ tables }) => tables),
  };
}

function notOne(
  name: string,
  pack: PackageFacts,
  copies: readonly FilledChecklistFacts[],
  say: Say<typeof messages>,
): Finding {
  const { folder } = pack;
  const path = `${folder === "" ? "" : `${folder}/`}checklists/${name}.md`;
  if (copies.length === 0) return say("copy-missing", { name, folder, path }, { package: folder });
  const paths = copies.map((copy) => copy.path);
  return say(
    "several-copies",
    { name, folder, paths },
    { package: folder, where: { path: paths[1] ?? path } },
  );
}

/** The mistakes of a copy; where there are several, what follows from them is said behind them. */
function unreadable(
  copy: FilledChecklistFacts,
  pack: PackageFacts,
  issues: readonly Omit<Finding, "outcome">[],
  say: Say<typeof messages>,
): readonly Finding[] {
  const about = { package: pack.folder };
  const told = issues.map((issue): Finding => ({ ...issue, ...about, outcome: "fail" }));
  if (told.length === 1) return told;
  const values = { name: copy.name, path: copy.path, count: issues.length };
  return [...told, say("copy-broken", values, { ...about, where: { path: copy.path } })];
}
