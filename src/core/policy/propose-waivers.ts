import { gates } from "#core/gates/registry.ts";
import type { Finding, Waiver } from "#core/model/finding.ts";
import type { Location } from "#core/model/location.ts";
import type { Statement } from "#core/model/statement.ts";
import type { GateResult, JudgedPackage, Verdict } from "#core/model/verdict.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Policy } from "./policy.ts";
import { whyNotWaivable } from "./waivable.ts";
import { reasonFault } from "./waiver-reason.ts";
import { childOf } from "./written-settings.ts";

/** Days for which a waiver is proposed: long enough to mend most things, and the notice of its end comes halfway. */
const DAYS = 30;
const DAY = 86_400_000;

/** A waiver that somebody asks for. */
export interface WaiverRequest {
  readonly gate: string;
  readonly reason: string;
  /** Login of who asks. */
  readonly by: string;
}

/** What a proposal is made from. */
export interface WaiverBackground {
  /** The verdict as it is now. */
  readonly verdict: Verdict;
  /** The policy at the base, valid. */
  readonly policy: Policy;
  /** Owners of the policy by the base's CODEOWNERS: nobody else can answer for a waiver. */
  readonly owners: readonly string[];
}

/** A waiver as it would stand in the policy. */
export interface ProposedWaiver extends Omit<Waiver, "where"> {
  /** The waiver of the policy that it would take the place of, since two for the same are a mistake. */
  readonly replaces?: Location;
}

export type WaiverProposal =
  | {
      readonly ok: true;
      /** At least one. */
      readonly waivers: readonly ProposedWaiver[];
      /** Owners who could answer for it instead. */
      readonly others: readonly string[];
      /** Findings of the gate that block and that no waiver can excuse. */
      readonly left: number;
    }
  | { readonly ok: false; readonly because: Statement };

/**
 * The entries of the policy that would excuse what a gate finds now: one a package and check, for {@link DAYS} days from the verdict's day.
 * A proposal excuses nothing: it counts once it stands in the base's policy.
 */
export function proposeWaivers(request: WaiverRequest, background: WaiverBackground): WaiverProposal {
  const { verdict, policy, owners } = background;
  const reason = request.reason.replace(/\s+/g, " ").trim();
  const because = refusal({ ...request, reason }, background);
  if (because !== null) return { ok: false, because };
  const result = verdict.gates.find(({ gate }) => gate === request.gate);
  const blocking = (result?.findings ?? []).filter(isExcusable);
  const named = namesOf(verdict.packages);
  const excused = blocking.filter(({ package: folder }) => folder !== undefined && named.has(folder));
  if (excused.length === 0) {
    const says = "What `{gate}` finds belongs to no version of a package, and only that can be waived.";
    return no("not-of-a-package", says, { gate: request.gate }, "Mend it.");
  }
  const own = owners.find((owner) => owner.toLowerCase() === `@${request.by}`.toLowerCase());
  const authority = own ?? owners[0] ?? "";
  const expires = new Date(Date.parse(verdict.at) + DAYS * DAY).toISOString().slice(0, 10);
  const waivers = targetsOf(excused, named, checksOf(policy, request.gate)).map((target): ProposedWaiver => {
    const replaces = standing(policy, request.gate, target);
    const entry = { gate: request.gate, ...target, reason, authority, expires };
    return replaces === undefined ? entry : { ...entry, replaces };
  });
  const others = owners.filter((owner) => owner !== authority);
  return { ok: true, waivers, others, left: blocking.length - excused.length };
}

function no(
  id: string,
  says: string,
  values: Statement["values"],
  fix: string,
): WaiverProposal & { ok: false } {
  return { ok: false, because: { id, says, values, fix } };
}

/** Why nothing can be proposed, whatever the gate found; `null` when something may be. */
function refusal(
  { gate, reason }: WaiverRequest,
  { verdict, policy, owners }: WaiverBackground,
): Statement | null {
  const blocking = verdict.gates.filter(isBlocking).map((result) => result.gate);
  const known = gates.find(({ meta }) => meta.id === gate);
  if (known === undefined) return unknownGate(gate, blocking);
  const because = whyNotWaivable(known);
  if (because !== null) {
    const says = "Gate `{gate}` cannot be waived, since {because}.";
    return no("gate-not-waivable", says, { gate, because }, "Say what blocks with `/gatehouse explain`.")
      .because;
  }
  if (!blocking.includes(gate)) {
    const waits = verdict.gates.some((result) => result.gate === gate && result.outcome === "pending");
    const says = waits
      ? "Gate `{gate}` waits for a person or for time, which cannot be excused."
      : "Gate `{gate}` does not block this pull request, so there is nothing to excuse.";
    return no(waits ? "gate-waits" : "nothing-to-waive", says, { gate }, "See `/gatehouse explain`.").because;
  }
  const fault = reasonFault(reason);
  if (fault !== null) {
    const says = "A waiver needs a reason that a reader a year later can judge: {fault}.";
    return no("reason", says, { fault, gate }, "Write `/gatehouse waive {gate}` and the reason behind it.")
      .because;
  }
  if (owners.length > 0) return null;
  const says =
    "Nobody owns `{policy}` by the CODEOWNERS of the base branch, so nobody can answer for a waiver.";
  return no("nobody-answers", says, { policy: policy.path }, "Give `{policy}` an owner there first.").because;
}

function unknownGate(gate: string, blocking: readonly string[]): Statement {
  const nearest = didYouMean(
    gate,
    gates.map(({ meta }) => meta.id),
  );
  const values = { gate, nearest: nearest ?? "", blocking: blocking.length === 0 ? "none" : blocking };
  const says = gate === "" ? "A waiver names a gate." : "There is no gate `{gate}`.";
  const hint = nearest === undefined ? "" : "Did you mean `{nearest}`? ";
  const fix = `${hint}Write \`/gatehouse waive GATE REASON\`; gates that block here: {blocking}.`;
  return no("unknown-gate", says, values, fix).because;
}

function isBlocking(result: GateResult): boolean {
  return result.severity === "block" && result.findings.some(isExcusable);
}

/** What the judgement lets a waiver excuse, as far as the finding itself says: see `judge/apply-waivers.ts`. */
function isExcusable({ outcome, severity }: Finding): boolean {
  return severity !== "warn" && (outcome === "fail" || outcome === "error");
}

/** `name@version` by folder, of packages that no other of the pull request shares it with. */
function namesOf(packages: readonly JudgedPackage[]): ReadonlyMap<string, string> {
  const named = packages.flatMap(({ folder, name, version }) =>
    name === undefined || version === undefined ? [] : [[folder, `${name}@${version}`] as const],
  );
  const counts = Map.groupBy(named, ([, name]) => name);
  return new Map(named.filter(([, name]) => counts.get(name)?.length === 1));
}

type Target = Pick<Waiver, "package" | "check">;

/** What has to be excused: single checks where all that is found is of checks that the policy names, or else the gate. */
function targetsOf(
  findings: readonly Finding[],
  named: ReadonlyMap<string, string>,
  checks: ReadonlySet<string>,
): readonly Target[] {
  return [...Map.groupBy(findings, ({ package: folder = "" }) => folder)].flatMap(
    ([folder, found]): Target[] => {
      const name = named.get(folder) ?? "";
      const of = new Set(found.map(({ check }) => check));
      const whole = [...of].some((check) => check === undefined || !checks.has(check));
      if (whole) return [{ package: name }];
      return [...of].flatMap((check) => (check === undefined ? [] : [{ package: name, check }]));
    },
  );
}

/** Names of the checks of a gate that the policy asks for anywhere. */
function checksOf({ stages, risk }: Policy, gate: string): ReadonlySet<string> {
  const settings = [
    ...stages.map((stage) => stage.gates[gate]),
    ...Object.values(risk).map((each) => each?.[gate]),
  ];
  const checks = settings.flatMap((setting) => {
    const written = setting?.on === true ? setting.options["checks"] : [];
    return Array.isArray(written) ? written : [];
  });
  return new Set(checks.map((check) => childOf(check, "name")).filter((name) => typeof name === "string"));
}

function standing({ waivers = [] }: Policy, gate: string, target: Target): Location | undefined {
  return waivers.find(
    (one) => one.gate === gate && one.check === target.check && one.package === target.package,
  )?.where;
}
