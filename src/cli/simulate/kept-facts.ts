import { readFile } from "node:fs/promises";
import { AuditError } from "#audit/audit-error.ts";
import type { JudgedRow } from "#audit/judged-rows.ts";
import { RECORD_FORMAT, readJudgement } from "#audit/judgement-record.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import { childOf } from "#core/policy/written-settings.ts";
import { type Answer, problem } from "../answer.ts";
import { unreadable } from "../audit/unreadable.ts";
import { isExport, readExportedJudgement } from "./exported-judgement.ts";

/** Facts that were kept, and what they were judged by where that was kept with them. */
export interface KeptFacts {
  readonly facts: KnownFacts;
  readonly by: { readonly policy: Policy; readonly stage: string } | null;
  /** Whether a gate whose facts are not among them is left out, or an error. */
  readonly missingFacts: "defer" | "error";
  /** The row of an exported log that they are of; `null` where they come from no log. */
  readonly row: JudgedRow | null;
}

/** The least by which facts are told from other JSON. What is inside was written by Gatehouse. */
function isFacts(value: unknown): value is KnownFacts {
  const lists = ["packages", "baseline", "incomplete"].map((key) => childOf(value, key));
  const refs = ["base", "head"].map((key) => childOf(value, "pullRequest", key, "ref"));
  const texts = [childOf(value, "now"), ...refs];
  return lists.every(Array.isArray) && texts.every((text) => typeof text === "string");
}

/**
 * Reads facts from a file: an export of the App's log (of the verdict at `row`, or the newest where all are of one pull request), a
 * record of a judgement (of the first pull request in it), or facts alone.
 */
export async function readKeptFacts(path: string, row?: number): Promise<Answer<KeptFacts>> {
  try {
    if (await isExport(path)) {
      const exported = await readExportedJudgement(path, row);
      if (!exported.ok) return exported;
      return recordOf(exported.value.record, exported.value.row) ?? problem(noFacts(path));
    }
    if (row !== undefined) return problem(noExport(path));
    return factsOf(await readFile(path, "utf8")) ?? problem(noFacts(path));
  } catch (error) {
    if (error instanceof AuditError) return problem(noFacts(path));
    return problem({ id: "facts-unopened", ...unreadable(error, path).statement });
  }
}

function factsOf(text: string): Answer<KeptFacts> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (childOf(value, "format") === RECORD_FORMAT) return recordOf(text, null);
  return isFacts(value)
    ? { ok: true, value: { facts: value, by: null, missingFacts: "defer", row: null } }
    : null;
}

/** Of several pull requests that share a commit, the one that the row is about. */
function recordOf(text: string, row: JudgedRow | null): Answer<KeptFacts> | null {
  const facts = readJudgement(text).judged.flatMap((each) => (each.kind === "facts" ? [each] : []));
  const judged = facts.find(({ number }) => number === row?.number) ?? facts[0];
  if (judged === undefined) return null;
  const { policy, stage, options } = judged;
  const { missingFacts } = options;
  return { ok: true, value: { facts: judged.facts, by: { policy, stage }, missingFacts, row } };
}

function noFacts(path: string) {
  return {
    id: "no-facts",
    says: "`{path}` holds no facts of a judgement",
    fix: "name a file that `gatehouse simulate --keep FILE` wrote, or an export of the App's log",
    values: { path },
  };
}

function noExport(path: string) {
  return {
    id: "no-export",
    says: "`{path}` is no export of the App's log, and so has no rows",
    fix: "leave --row out, or name an export",
    values: { path },
  };
}
