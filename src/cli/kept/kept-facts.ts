import { readFile, stat } from "node:fs/promises";
import { AuditError } from "#audit/audit-error.ts";
import type { JudgedRow } from "#audit/judged-rows.ts";
import { RECORD_FORMAT, readJudgement } from "#audit/judgement-record.ts";
import { CONTENT_LIMIT } from "#audit/pack-content.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import { childOf } from "#core/policy/written-settings.ts";
import { type Answer, problem } from "../answer.ts";
import { noPlainFile } from "../audit/no-plain-file.ts";
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
 * Judges by facts out of a file, which anybody may have written by hand: what the judgement stumbles over is a mistake in that file. Facts of a log's row are under its seal,
 * so a failure there is our own and goes on.
 */
export async function judgeKept<T>(
  path: string,
  row: JudgedRow | null,
  judge: () => T | Promise<T>,
): Promise<Answer<T>> {
  try {
    return { ok: true, value: await judge() };
  } catch (error) {
    if (row !== null || !(error instanceof Error)) throw error;
    return problem(notJudgeable(path, error.message));
  }
}

/**
 * Reads facts from a file: an export of the App's log (of the verdict at `row`, or the newest where all are of one pull request), a
 * record of a judgement (of the first pull request in it), or facts alone.
 */
export async function readKeptFacts(path: string, row?: number): Promise<Answer<KeptFacts>> {
  try {
    const unfit = await noPlainFile(path);
    if (unfit !== null) return problem(unfit);
    if (await isExport(path)) {
      const exported = await readExportedJudgement(path, row);
      if (!exported.ok) return exported;
      return recordOf(exported.value.record, exported.value.row) ?? problem(noFacts(path));
    }
    if (row !== undefined) return problem(noExport(path));
    const { size } = await stat(path);
    if (size > CONTENT_LIMIT) return problem(tooLarge(path));
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
  if (judged === undefined || !isFacts(judged.facts)) return null;
  const { policy, stage } = judged;
  const missingFacts = childOf(judged, "options", "missingFacts") === "error" ? "error" : "defer";
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

/** No judgement that the App keeps is larger. */
function tooLarge(path: string) {
  return {
    id: "too-large",
    says: "`{path}` has more than {limit} MB, and no facts of a judgement have",
    fix: "name a file that `gatehouse simulate --keep FILE` wrote, or an export of the App's log",
    values: { path, limit: CONTENT_LIMIT / 1024 / 1024 },
  };
}

function notJudgeable(path: string, why: string) {
  return {
    id: "facts-unjudgeable",
    says: "the facts in `{path}` cannot be judged, since a part of them is missing or of another kind: {why}",
    fix: "keep them anew: gatehouse simulate --keep FILE",
    values: { path, why },
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
