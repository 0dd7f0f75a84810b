import { readFile } from "node:fs/promises";
import { RECORD_FORMAT, readJudgement } from "#audit/judgement-record.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import { childOf } from "#core/policy/written-settings.ts";
import { type Answer, problem } from "../answer.ts";

/** Facts that were kept, and what they were judged by where that was kept with them. */
export interface KeptFacts {
  readonly facts: KnownFacts;
  readonly by: { readonly policy: Policy; readonly stage: string } | null;
  /** Whether a gate whose facts are not among them is left out, or an error. */
  readonly missingFacts: "defer" | "error";
}

/** The least by which facts are told from other JSON. What is inside was written by Gatehouse. */
function isFacts(value: unknown): value is KnownFacts {
  const lists = ["packages", "baseline", "incomplete"].map((key) => childOf(value, key));
  const refs = ["base", "head"].map((key) => childOf(value, "pullRequest", key, "ref"));
  const texts = [childOf(value, "now"), ...refs];
  return lists.every(Array.isArray) && texts.every((text) => typeof text === "string");
}

/** Reads facts from a file: a record of a judgement (of the first pull request in it), or facts alone. */
export async function readKeptFacts(path: string): Promise<Answer<KeptFacts>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return problem({
      id: "facts-unopened",
      says: "`{path}` cannot be opened: {why}",
      fix: "name a file that `gatehouse simulate --keep FILE` wrote",
      values: { path, why: error.message },
    });
  }
  return factsOf(text) ?? problem(noFacts(path));
}

function factsOf(text: string): Answer<KeptFacts> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (childOf(value, "format") === RECORD_FORMAT) return recordOf(text);
  return isFacts(value) ? { ok: true, value: { facts: value, by: null, missingFacts: "defer" } } : null;
}

function recordOf(text: string): Answer<KeptFacts> | null {
  const judged = readJudgement(text).judged.find(({ kind }) => kind === "facts");
  if (judged?.kind !== "facts") return null;
  const { policy, stage, facts, options } = judged;
  return { ok: true, value: { facts, by: { policy, stage }, missingFacts: options.missingFacts } };
}

function noFacts(path: string) {
  return {
    id: "no-facts",
    says: "`{path}` holds no facts of a judgement",
    fix: "name a file that `gatehouse simulate --keep FILE` wrote",
    values: { path },
  };
}
