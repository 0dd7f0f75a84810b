import type { CollectMemory } from "#core/collect/collect-content.ts";
import { DigestMemory } from "#core/collect/collect-digests.ts";
import { type ContentJudgement, judgeContent } from "#core/collect/judge-content.ts";
import { ReadingMemory } from "#core/collect/reading-memory.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import type { Answer } from "../answer.ts";
import {
  type CloneRange,
  closeClone,
  type OpenClone,
  openClone,
  type RangeOptions,
  readRange,
} from "../clone/clone-range.ts";
import { type NamedPath, namedPath, noPackageThere } from "./named-path.ts";

/** What `gatehouse check` was asked, beside the path. */
export interface CheckOptions extends RangeOptions {
  readonly stage?: string;
  readonly now?: string;
  readonly json?: boolean;
  readonly sarif?: string;
  /** Folder to write records to. */
  readonly record?: string;
  readonly force?: boolean;
  /** Number of the pull request that a record names. */
  readonly pr?: number;
  readonly watch?: boolean;
}

/** A clone that is judged, once or again and again, and what was computed of it before. */
export interface Subject {
  readonly clone: OpenClone;
  readonly memory: CollectMemory;
}

/** Opens the clone: for its files as they are, unless the options name a commit. */
export async function openSubject({ repo, head }: CheckOptions): Promise<Answer<Subject>> {
  const clone = await openClone(repo, head === undefined ? "work-tree" : "commit");
  return clone.ok ? { ok: true, value: subjectOf(clone.value) } : clone;
}

/** A clone that is open, with nothing computed of it yet. */
export function subjectOf(clone: OpenClone): Subject {
  return { clone, memory: { digests: new DigestMemory(), readings: new ReadingMemory() } };
}

/** Ends what was opened. */
export function closeSubject({ clone }: Subject): Promise<void> {
  return closeClone(clone);
}

/** Reads what there is to judge now. */
export function readSubject({ clone }: Subject, options: CheckOptions): Promise<Answer<CloneRange>> {
  return readRange(options, clone);
}

/** Judges what was read at a moment, or only the packages of the path that is named. */
export async function judgeSubject(
  { memory }: Subject,
  range: CloneRange,
  { path, stage, repo }: Pick<CheckOptions, "stage" | "repo"> & { readonly path: string | undefined },
  now: string,
): Promise<Answer<ContentJudgement>> {
  const named: Answer<NamedPath | null> =
    path === undefined ? { ok: true, value: null } : await namedPath(path, repo, range);
  if (!named.ok) return named;
  const judgement = await judgeContent({
    ...range,
    ...(stage === undefined ? {} : { stage }),
    ...(named.value === null ? {} : { paths: named.value.paths }),
    memory,
    now,
    crypto: nodeCrypto,
  });
  // A verdict on nothing would look like one on what was named.
  if (named.value !== null && judgement.kind === "judged" && judgement.by !== null) {
    if (judgement.verdict.packages.length === 0)
      return noPackageThere(named.value, judgement.by.policy.packages, range);
  }
  return { ok: true, value: judgement };
}
