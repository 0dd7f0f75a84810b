import { applyWhatIf } from "#core/cases/apply-what-if.ts";
import { compareFound, type Difference } from "#core/cases/compare-found.ts";
import { type Found, judgeFound } from "#core/cases/judge-found.ts";
import type { PolicyCase } from "#core/cases/read-case-file.ts";
import { type KnownPeople, knownPeople, strangers, unknownPerson } from "#core/cases/strangers.ts";
import { unaskedChecks } from "#core/cases/unasked-checks.ts";
import { unaskedTeams, ungatedBase } from "#core/cases/unasked-names.ts";
import { unknownStage } from "#core/cases/unknown-stage.ts";
import { unreadMetrics } from "#core/cases/unread-metrics.ts";
import type { Impossible } from "#core/cases/what-if.ts";
import { withPackage } from "#core/cases/with-package.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { judgeKept } from "../kept/kept-facts.ts";
import { collectCase } from "./collect-case.ts";
import type { Collected } from "./collected.ts";
import type { Setting } from "./setting.ts";

/** A field of a case that did not come out, with its place. */
export interface PlacedDifference extends Difference {
  readonly where: Location;
}

/** What became of a case. */
export interface CaseResult {
  readonly one: PolicyCase;
  /** Empty: it came out as expected. */
  readonly differences: readonly PlacedDifference[];
  /** Why it could not be judged at all: mistakes in the case. */
  readonly issues: readonly Issue[];
  /** `null`: it could not be judged. */
  readonly found: Found | null;
}

/** Judges the situation of a case and compares it with what is expected. Rejects only on our own failure. */
export async function runCase(one: PolicyCase, setting: Setting): Promise<CaseResult> {
  const policy = withWaivers(one, setting.policy);
  const choice = chooseStage(one, policy);
  if ("because" in choice) return impossible(one, [choice]);
  const ungated = ungatedBase(one.given, policy);
  if (ungated.length > 0) return impossible(one, ungated);
  if (choice.stage === null) return compared(one, NOT_GATED);
  const { stage, branch } = choice;
  const collected = await collectCase(one, branch, stage, { ...setting, policy });
  if (!collected.ok) return impossible(one, collected.impossible);
  const judge = () => judgeCollected(one, collected, { policy, stage });
  if (one.given.facts === undefined) return judge();
  const answer = await judgeKept(one.given.facts, collected.row, judge);
  return answer.ok ? answer.value : impossible(one, [{ at: ["facts"], because: answer.problem }]);
}

function judgeCollected(
  one: PolicyCase,
  collected: Extract<Collected, { readonly ok: true }>,
  { policy, stage }: { readonly policy: Policy; readonly stage: Stage },
): CaseResult {
  const invalid = invalidManifest(one, collected.facts);
  if (invalid.length > 0) return impossible(one, invalid);
  const known = knownPeople(collected.facts, one.given, collected.handles);
  const asked = knownPeople(collected.facts, {}, collected.handles);
  const mistaken = [...mistakenNames(one, collected.facts, policy, known), ...unaskedTeams(one.given, asked)];
  const { facts, impossible: problems } = applyWhatIf(withBaseline(one, collected.facts), one.given, policy);
  if (mistaken.length + problems.length > 0) return impossible(one, [...mistaken, ...problems]);
  const reviewed = (facts.reviews ?? []).map(({ submittedAt }) => submittedAt);
  const greenAt = one.given.facts === undefined ? [facts.now, ...reviewed].sort()[0] : facts.now;
  const options = { missingFacts: collected.missingFacts };
  const found = judgeFound(facts, { policy, stage, options, greenAt: greenAt ?? facts.now });
  const nobody = uncounted(one, found, known);
  return nobody.length > 0 ? { one, differences: [], issues: nobody, found: null } : compared(one, found);
}

/** How a case says who somebody is. */
const MEMBER = '`teams: { "{team}": [{who}] }`';

/** Names in a case that nobody knows, and that would change nothing. */
function mistakenNames(
  { given }: PolicyCase,
  facts: KnownFacts,
  policy: Policy,
  known: KnownPeople,
): readonly Impossible[] {
  return [
    ...unreadMetrics(given.metrics, facts, policy),
    ...unreadMetrics(given.baseline?.metrics, facts, policy, ["baseline", "metrics"]),
    ...unaskedChecks(given.checks, policy),
    ...strangers(given, known, MEMBER),
  ];
}

/** People of whom it is expected for what their word counts, and whom nobody knows: for nothing, whatever they are called. */
function uncounted({ expected, expectedAt }: PolicyCase, found: Found, known: KnownPeople): readonly Issue[] {
  const logins = [...known.logins, ...Object.keys(found.counts)];
  return Object.keys(expected.counts ?? {}).flatMap((who) => {
    const because = unknownPerson(who, { ...known, logins }, MEMBER);
    return because === null ? [] : [{ ...because, where: expectedAt(["counts", who]) }];
  });
}

/** Nothing judges a branch that no stage names. */
const NOT_GATED: Found = {
  verdict: null,
  outcome: "skip",
  stage: null,
  blocks: [],
  gates: {},
  findings: [],
  asked: [],
  counts: {},
  signOffs: null,
};

function compared(one: PolicyCase, found: Found): CaseResult {
  const differences = compareFound(one.expected, found).map((each) => ({
    ...each,
    where: one.expectedAt(each.at),
  }));
  return { one, differences, issues: [], found };
}

function impossible(one: PolicyCase, problems: readonly Impossible[]): CaseResult {
  const issues = problems.map(
    ({ at, part, because }): Issue => ({ ...because, where: one.givenAt(at, part) }),
  );
  return { one, differences: [], issues, found: null };
}

/** A manifest that is only invalid by what the case says of it is a mistake of the case, unless it is about just that. */
function invalidManifest({ given, expected }: PolicyCase, { packages }: KnownFacts): readonly Impossible[] {
  const { blocks = [], gates = {}, findings = [] } = expected;
  const isMeant =
    blocks.includes("package") ||
    gates["package"] !== undefined ||
    findings.some((name) => name.startsWith("package/"));
  if (given.manifest === undefined || isMeant) return [];
  const issues = packages.flatMap(({ manifest }) => (manifest.ok ? [] : manifest.issues));
  return issues.map((issue) => {
    const says = `This makes the manifest invalid: ${issue.says}`;
    return { at: ["manifest"], because: { ...issue, says } };
  });
}

function withWaivers({ given, givenAt }: PolicyCase, policy: Policy): Policy {
  const more = (given.waivers ?? []).map(({ check, ...waiver }, at) => ({
    ...waiver,
    ...(check === undefined ? {} : { check }),
    where: givenAt(["waivers", at]),
  }));
  return more.length === 0 ? policy : { ...policy, waivers: [...(policy.waivers ?? []), ...more] };
}

function withBaseline({ given: { baseline } }: PolicyCase, facts: KnownFacts): KnownFacts {
  const metrics = baseline?.metrics;
  if (metrics === undefined) return facts;
  return { ...facts, baseline: facts.baseline.map((one) => withPackage(one, { metrics })) };
}

interface Choice {
  /** `null`: the branch is not gated. */
  readonly stage: Stage | null;
  readonly branch: string;
}

function chooseStage({ given }: PolicyCase, policy: Policy): Choice | Impossible {
  const names = policy.stages.map(({ name }) => name);
  if (given.stage !== undefined) {
    const stage = policy.stages.find(({ name }) => name === given.stage);
    if (stage === undefined) return { at: ["stage"], because: unknownStage(given.stage, names) };
    const branch = given.base ?? stage.branches[0]?.replaceAll("*", "made-up") ?? stage.name;
    return { stage, branch };
  }
  if (given.base === undefined) {
    const says = "Neither `stage` nor `base` says by what this is judged.";
    const fix = "Name one of the stages {names}, or a branch.";
    return { at: [], because: { id: "no-stage", says, fix, values: { names } } };
  }
  const choice = stageOf(policy, given.base);
  if (choice.kind === "ambiguous") {
    const says = "The branch `{base}` is matched by several stages: {stages}.";
    const fix = "Name the branch exactly in one of them, or say `stage` here.";
    const values = { base: given.base, stages: choice.stages };
    return { at: ["base"], because: { id: "ambiguous-stage", says, fix, values } };
  }
  return { stage: choice.kind === "stage" ? choice.stage : null, branch: given.base };
}
