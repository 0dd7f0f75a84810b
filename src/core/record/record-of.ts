import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { RepositoryFacts } from "#core/facts/pull-request-facts.ts";
import { gates as allGates } from "#core/gates/registry.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Outcome } from "#core/model/outcome.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { fillTemplate, PLAIN, says } from "#core/report/fill-template.ts";
import { canonicalText } from "./canonical-text.ts";
import { contentsOf } from "./contents-of.ts";
import { gitUri, type RepositoryPlace } from "./git-uri.ts";
import { countAt, sortedNames } from "./names-at.ts";
import {
  EXTENSION,
  type PackageRecord,
  PREDICATE_TYPE,
  type RecordExtension,
  type RecordFinding,
  type RecordSignOffs,
  STATEMENT_TYPE,
  VERIFIER,
} from "./record-schema.ts";
import type { Sha256 } from "./scope-of.ts";
import { type KnownDigests, type Subjects, subjectsOf } from "./subjects-of.ts";

/** A judgement, and what a record tells besides. */
export interface RecordSource {
  readonly verdict: Verdict;
  /** The facts that the verdict's content was judged from. */
  readonly facts: KnownFacts;
  readonly signOffs: RecordSignOffs;
  /** Version of Gatehouse that judged. */
  readonly program: string;
  /** Address of the GitHub that holds the repository; GitHub's own when left out. */
  readonly server?: string;
  /** SHA-256 of files of the head that the facts do not hold. */
  readonly digests?: KnownDigests;
  /** SHA-256 of the policy's file, where somebody read it. */
  readonly policySha256?: string;
  readonly sha256: Sha256;
}

const NOWHERE: RepositoryFacts = { owner: "", name: "" };

/**
 * The record of one package of a verdict: an in-toto statement v1 with a SLSA verification summary v1. It depends on nothing but what it is
 * given, so the same facts give the same record.
 */
export function recordOf(one: PackageFacts, source: RecordSource): PackageRecord {
  const { verdict, facts, program, server = "https://github.com" } = source;
  const place: RepositoryPlace = { server, ...(facts.repository ?? NOWHERE) };
  const subjects = subjectsOf(one, source.digests ?? {});
  const { subject } = subjects;
  const digestOf = new Map(subject.map(({ name, digest }) => [name, digest]));
  const judgedFrom = [...one.evidence, ...one.signatures].map(({ path }) => path);
  return {
    _type: STATEMENT_TYPE,
    subject: [...subject],
    predicateType: PREDICATE_TYPE,
    predicate: {
      verifier: { id: VERIFIER, version: { gatehouse: program } },
      timeVerified: verdict.at,
      resourceUri: gitUri(place, verdict.head, one.folder),
      policy: policyOf(verdict, place, source.policySha256),
      inputAttestations: [...new Set(judgedFrom)].sort().flatMap((path) => {
        const digest = digestOf.get(path);
        return digest === undefined ? [] : [{ uri: gitUri(place, verdict.head, path), digest }];
      }),
      verificationResult: isPassed(verdict.outcome) ? "PASSED" : "FAILED",
      verifiedLevels: levelsOf(verdict),
      [EXTENSION]: extensionFor(one, source, { place, subjects }),
    },
  };
}

/** Whether an outcome is a release that passed. Nothing that applied is no pass. */
export function isPassed(outcome: Outcome): boolean {
  return outcome === "pass" || outcome === "waived";
}

/** What was reached: the stage as a whole, its content where gates were left to others, or nothing. */
export function levelsOf({
  outcome,
  stage,
  deferred,
}: Pick<Verdict, "outcome" | "stage" | "deferred">): string[] {
  if (!isPassed(outcome)) return ["FAILED"];
  return [deferred.length === 0 ? `GATEHOUSE_STAGE:${stage}` : `GATEHOUSE_CONTENT:${stage}`];
}

/** The record as it is written: JSON with ordered keys on two spaces, and a line break at the end. */
export function recordText(record: PackageRecord): string {
  return `${canonicalText(record, 2)}\n`;
}

function policyOf({ policy, base }: Verdict, place: RepositoryPlace, sha256: string | undefined) {
  const digest = { gitBlob: policy.digest, ...(sha256 === undefined ? {} : { sha256 }) };
  return { uri: gitUri(place, base, policy.path), digest };
}

function extensionFor(
  one: PackageFacts,
  { verdict, facts, signOffs, sha256 }: RecordSource,
  { place, subjects }: { readonly place: RepositoryPlace; readonly subjects: Subjects },
): RecordExtension {
  const { stage, outcome, contentGreen, head, base, gates, deferred, notices } = verdict;
  const named = new Set([...gates.map(({ gate }) => gate), ...deferred]);
  return {
    package: packageFor(one, verdict, subjects),
    contents: contentsOf(subjects.subject, sha256),
    stage,
    outcome,
    contentGreen,
    pullRequest: facts.pullRequest.number,
    head,
    base,
    ...extendedOf(verdict, place),
    gates: gates.map(gateOf),
    deferred: [...deferred],
    notAsked: allGates.map(({ meta }) => meta.id).filter((id) => !named.has(id)),
    notices: notices.map(findingOf),
    signOffs,
    waivers: gates.flatMap(waiversOf),
    pointers: subjects.pointers,
  };
}

function packageFor(
  { folder, manifest, manifestPath, references }: PackageFacts,
  { packages }: Verdict,
  { subject }: Subjects,
): RecordExtension["package"] {
  const judged = packages.find((each) => each.folder === folder);
  const names = sortedNames(subject);
  return {
    folder,
    ...(judged?.name === undefined ? {} : { name: judged.name }),
    ...(judged?.version === undefined ? {} : { version: judged.version }),
    ...(judged?.risk === undefined ? {} : { risk: judged.risk }),
    ...(manifest.ok ? { owner: manifest.value.handoff.package.owner } : {}),
    manifest: manifestPath,
    names: references.map(({ pointer, path }) => ({ at: pointer, path, files: countAt(names, path) })),
  };
}

function extendedOf({ policy }: Verdict, { server }: RepositoryPlace): Pick<RecordExtension, "extends"> {
  if (policy.extends === undefined) return {};
  const { repository, commit, path, digest } = policy.extends;
  const [owner = "", name = ""] = repository.split("/");
  const uri = gitUri({ server, owner, name }, commit ?? "unknown", path);
  return { extends: { uri, digest: { gitBlob: digest } } };
}

function gateOf({ gate, severity, kind, outcome, findings }: GateResult): RecordExtension["gates"][number] {
  return { gate, severity, kind, outcome, findings: findings.map(findingOf) };
}

function findingOf(finding: Finding): RecordFinding {
  const { id, outcome, severity, expected, actual, values, where, check, package: folder } = finding;
  return {
    id,
    outcome,
    ...(severity === undefined ? {} : { severity }),
    message: says(finding, PLAIN),
    ...(expected === undefined ? {} : { expected: fillTemplate(expected, values, PLAIN) }),
    ...(actual === undefined ? {} : { actual: fillTemplate(actual, values, PLAIN) }),
    ...(where === undefined
      ? {}
      : { where: { path: where.path, ...(where.line === undefined ? {} : { line: where.line }) } }),
    ...(folder === undefined ? {} : { package: folder }),
    ...(check === undefined ? {} : { check }),
  };
}

function waiversOf({ gate, findings }: GateResult): RecordExtension["waivers"] {
  return findings.flatMap(({ id, waiver }) => {
    if (waiver === undefined) return [];
    const { check, package: about, reason, authority, expires, where } = waiver;
    return [
      {
        gate,
        finding: id,
        ...(check === undefined ? {} : { check }),
        package: about,
        reason,
        authority,
        expires,
        where: { path: where.path, ...(where.line === undefined ? {} : { line: where.line }) },
      },
    ];
  });
}
