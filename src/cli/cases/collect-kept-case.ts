import { join } from "node:path";
import type { Given } from "#core/cases/given-schema.ts";
import { readKeptFacts } from "../kept/kept-facts.ts";
import type { Collected } from "./collected.ts";
import type { Setting } from "./setting.ts";

/** Keys of a case that need files, and so say nothing about facts that were kept. */
const OF_FILES = ["package", "manifest", "files", "baseline", "changed", "tags"] as const;

/** The facts that a case starts from, as they were kept; `branch` is the base, where the case names one. */
export async function collectKeptCase(given: Given, branch: string, { root }: Setting): Promise<Collected> {
  const excess = OF_FILES.filter((key) => given[key] !== undefined);
  if (excess.length > 0) {
    const says = "`{key}` changes files, and of these the kept facts know only what was read.";
    const fix = "Leave it out, or leave `facts` out.";
    return {
      ok: false,
      impossible: excess.map((key) => ({
        at: [key],
        because: { id: "facts-and-files", says, fix, values: { key } },
      })),
    };
  }
  const read = await readKeptFacts(join(root, given.facts ?? ""));
  if (!read.ok) return { ok: false, impossible: [{ at: ["facts"], because: read.problem }] };
  const { facts, missingFacts, row } = read.value;
  const base = given.base === undefined ? facts.pullRequest.base : { ...facts.pullRequest.base, ref: branch };
  return {
    ok: true,
    facts: { ...facts, pullRequest: { ...facts.pullRequest, base } },
    missingFacts,
    handles: [],
    row,
  };
}
