import { compareDigests } from "#core/facts/claimed-path.ts";
import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Source } from "#core/model/source.ts";
import type { Base } from "../base-of.ts";
import type { Strength } from "./binding.ts";
import { type Claim, claimsOf } from "./claims-of.ts";
import { commitHolds } from "./commit-holds.ts";
import { matchTarget, type Target, targetsOf } from "./targets-of.ts";

/** Something that a report says about itself and that is not true of the package. */
export interface Contradiction {
  /** In our words, completes "it is about …": `another run`. */
  readonly what: string;
  /** As the report spells it. */
  readonly named: string;
  readonly source: Source;
}

/** How a report is bound to the package, and why no better. */
export interface Binding {
  readonly strength: Strength;
  /** In our words, completes "since …". */
  readonly because: string;
  readonly contradictions: readonly Contradiction[];
}

/** What a report is held against. */
export interface Bound {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly base: Base;
  readonly pullRequest: Pick<PullRequestFacts, "head" | "base">;
  /** What the manifest names, from `allTargets`. */
  readonly targets: readonly Target[];
  /** Where a path that a document names stands, from `claimResolver`. */
  readonly resolve: (document: string, name: string) => string | null;
}

/** Most of what one report names; with more it is bound by nothing. And most commits of it that are looked at. */
const MOST_CLAIMS = 20_000;
const MOST_COMMITS = 8;

type Content = Extract<Claim, { kind: "content" }>;

/** Finds how firmly a report is bound to the package. A report of something else is bound by nothing. */
export function bindingOf(file: EvidenceFacts, bound: Bound): Binding {
  const all = bound.targets;
  const targets = targetsOf(file, all);
  const claims = claimsOf(file.reading);
  if (claims.length > MOST_CLAIMS) {
    return { strength: "none", because: "it names more things than can be looked at", contradictions: [] };
  }
  const contents = claims.filter((claim) => claim.kind === "content");
  const byDigest = contents.some(({ digests }) => matchesAny(digests, targets));
  const run = judgeRun(file, claims, targets, bound);
  const contradictions = [
    ...contents.flatMap((claim) => contradicts(claim, file, bound)),
    // An evaluation may be a run of its own, when the model that it names is the one.
    ...(byDigest || run.holds ? [] : run.others),
  ];
  if (contradictions.length > 0) {
    return { strength: "none", because: "it is about something else", contradictions };
  }
  const commits = claims.filter((claim) => claim.kind === "commit").slice(0, MOST_COMMITS);
  const byCommit = commits.some((claim) => commitHolds(claim, targets, bound));
  const embedded = byDigest || run.holds || byCommit;
  if (isAttested(file, targets, embedded, bound.package)) {
    return { strength: "attested", because: "a trusted signature names it", contradictions };
  }
  if (embedded) {
    const proof = byDigest ? "a digest" : run.holds ? "the run" : "a commit";
    return { strength: "embedded", because: `it names ${proof} of what is handed over`, contradictions };
  }
  const strength = all.some(({ name }) => file.about?.includes(name)) ? "declared" : "none";
  return { strength, because: lacking(claims), contradictions };
}

function lacking(claims: readonly Claim[]): string {
  const commits = claims.filter((claim) => claim.kind === "commit");
  if (commits.some(({ dirty }) => dirty)) return "it was made in a folder with changes that no commit holds";
  if (commits.length > 0) return "it names a commit that says nothing about what is handed over";
  if (claims.length > 0) return "what it names cannot be compared with what is handed over";
  return "it names neither a digest nor a run nor a commit";
}

function matchesAny(digests: Content["digests"], targets: readonly Target[]): boolean {
  return targets.some((target) => matchTarget(digests, target) === "same");
}

function judgeRun(
  file: EvidenceFacts,
  claims: readonly Claim[],
  targets: readonly Target[],
  { handoff }: Bound,
): { readonly holds: boolean; readonly others: readonly Contradiction[] } {
  const own = handoff.handoff.model?.run_id;
  const runs = claims.filter((claim) => claim.kind === "run");
  if (own === undefined || !targets.some(({ kind }) => kind === "model")) return { holds: false, others: [] };
  const holds = runs.some(({ id }) => id === own);
  // A report about data has runs of its own; only the manifest can say that it is about the model.
  const ofData = claims.some((claim) => claim.kind === "content" && claim.of === "dataset");
  if (holds || (ofData && !file.about?.includes("model"))) return { holds, others: [] };
  return { holds, others: runs.map(({ id, source }) => ({ what: "another run", named: id, source })) };
}

/** A digest contradicts where it is said to be the model's or a data set's, by its key, its name, or the manifest. */
function contradicts(claim: Content, file: EvidenceFacts, bound: Bound): readonly Contradiction[] {
  const { name } = claim;
  const path = name === undefined ? null : bound.resolve(file.reading.path, name);
  const meant = bound.targets.filter((target) => isMeant(claim, path, target, file, bound));
  const [target] = meant;
  if (target === undefined || meant.some((each) => matchTarget(claim.digests, each) !== "different")) {
    return [];
  }
  const what = target.kind === "model" ? "another model" : "another data set";
  const [digest] = claim.digests;
  const named = digest === undefined ? "" : `${digest.algorithm}:${digest.value}`;
  return [{ what, named, source: claim.source }];
}

function isMeant(
  { of, name }: Content,
  path: string | null,
  target: Target,
  file: EvidenceFacts,
  bound: Bound,
): boolean {
  if (target.kind === "code" || (of !== undefined && of !== target.kind)) return false;
  if (name === undefined) {
    if (of === "model") return true;
    // Of several data sets, those that the manifest names for this report are meant, or else any.
    const { about = [] } = file;
    const named = bound.targets.some((each) => each.kind === "dataset" && about.includes(each.name));
    return of === "dataset" && !named ? true : about.includes(target.name);
  }
  if (of === "dataset" && name === target.name) return true;
  if (path === null || target.path === undefined) return false;
  return path === target.path || path.startsWith(`${target.path}/`);
}

/**
 * Whether a trusted signature stands behind the report: the report is a signed statement about the target, or a signature is
 * over the report's own bytes and either names the target, too, or the report does. A signature over the report alone would let
 * a signed report of one model travel with another.
 */
function isAttested(
  file: EvidenceFacts,
  targets: readonly Target[],
  embedded: boolean,
  one: PackageFacts,
): boolean {
  const own = one.digests[file.reading.path];
  return one.signatures.some(({ status, path, subjects }) => {
    if (status !== "verified") return false;
    const ofTarget = subjects.some(({ digests }) => matchesAny(digests, targets));
    if (path === file.reading.path) return ofTarget;
    const ofFile =
      own !== undefined && subjects.some(({ digests }) => compareDigests(digests, own) === "same");
    return ofFile && (ofTarget || embedded);
  });
}
