import { changesOf } from "#core/explain/changes-of.ts";
import { checkedMetrics } from "#core/explain/checked-metrics.ts";
import { decisionOf } from "#core/explain/decision-of.ts";
import type { FactKey, Facts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type Evaluation, sayer } from "#core/gates/define-gate.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks, type Outcome } from "#core/model/outcome.ts";
import type { JudgedPackage, Verdict } from "#core/model/verdict.ts";
import { type ConfiguredGate, gatesFor } from "#core/policy/gates-for.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { riskOf } from "#core/policy/risk-of.ts";
import { applyWaivers } from "./apply-waivers.ts";
import { gateResult } from "./gate-result.ts";
import { judgedBy } from "./judged-by.ts";
import type { KnownFacts } from "./known-facts.ts";
import { nextStage } from "./next-stage.ts";
import { noticesOf } from "./notices.ts";
import { outcomeOf } from "./outcome-of.ts";
import { tellOrigins } from "./tell-origins.ts";

export interface JudgeOptions {
  /**
   * Whether a gate whose facts this shell cannot know is left to another shell (the Action, a terminal)
   * or is an error (the App, which enforces).
   */
  readonly missingFacts: "defer" | "error";
}

/**
 * Judges a pull request by a policy. Pure: the same policy and facts give the same verdict.
 *
 * The outcome is the gravest of the blocking gates and of the notices. Nothing applied is an error, not a pass;
 * a gate that throws is an error of ours and never a pass; incomplete facts are errors. Waivers of the policy excuse what
 * they name: see {@link applyWaivers}.
 */
export function judge(policy: Policy, stage: Stage, facts: KnownFacts, options: JudgeOptions): Verdict {
  const risk = riskOf(facts.packages, facts.baseline);
  const gates = (of: Stage) => gatesFor(policy, of, risk);
  const verdict = judgeByGates({ policy, stage, configured: gates(stage) }, facts, options);
  const told = (final: Verdict) => tellOrigins(final, policy, { stage, risk });
  const later = policy.stages[policy.stages.findIndex(({ name }) => name === stage.name) + 1];
  if (later === undefined || facts.packages.length === 0) return told(verdict);
  // What cannot be known here yet is not asked ahead of its time.
  const ahead = askGates({ policy, stage: later, configured: gates(later) }, facts, {
    missingFacts: "defer",
  });
  return told({ ...verdict, next: nextStage(later.name, verdict.gates, ahead.results) });
}

/** A policy's stage, and the gates that it comes to. */
export interface Bar {
  readonly policy: Policy;
  readonly stage: Stage;
  readonly configured: readonly ConfiguredGate[];
}

/** Judges by gates that are chosen already: {@link judge} without the choice. */
export function judgeByGates(
  { policy, stage, configured }: Bar,
  facts: KnownFacts,
  options: JudgeOptions,
): Verdict {
  const { results, notices: ofWaivers, deferred } = askGates({ policy, stage, configured }, facts, options);
  const checked = checkedMetrics(configured);
  const applied = results.filter(({ outcome }) => outcome !== "skip");
  const notices = [
    ...noticesOf(policy, stage, facts, applied.length > 0 || deferred.length > 0),
    ...ofWaivers,
  ];
  const content = results.filter(({ severity, kind }) => severity === "block" && kind === "content");
  return {
    outcome: outcomeOf(results, notices),
    stage: stage.name,
    packages: facts.packages.map((one) => judgedPackage(one, { ...facts, checked })),
    head: facts.pullRequest.head.sha,
    base: facts.pullRequest.base.sha,
    policy: judgedBy(policy),
    at: facts.now,
    gates: results,
    deferred: deferred.map(({ gate }) => gate.meta.id),
    contentGreen: ![...content, ...notices].some(({ outcome }) => blocks(outcome)),
    notices,
  };
}

/** What the gates come to, with waivers applied. Those whose facts cannot be known here are left out where that is asked for. */
function askGates({ policy, stage, configured }: Bar, facts: KnownFacts, { missingFacts }: JudgeOptions) {
  const deferred = missingFacts === "defer" ? configured.filter((each) => lacks(each, facts).length > 0) : [];
  const asked = configured.filter((each) => !deferred.includes(each));
  const found = asked.map((each) => gateResult(each, evaluate(each, facts)));
  const bar = { policy, stage, configured: asked, missingFacts };
  return { ...applyWaivers(bar, found, facts), deferred };
}

function lacks({ gate }: ConfiguredGate, facts: KnownFacts): FactKey[] {
  return gate.needs.filter((key) => facts[key] === undefined);
}

/** Runs a gate. Whatever goes wrong inside it becomes an `error` finding that names the gate, never a pass. */
function evaluate(configured: ConfiguredGate, facts: KnownFacts): Evaluation {
  const { gate, options } = configured;
  const missing = lacks(configured, facts);
  if (missing.length > 0) {
    return ownFault("facts-missing", "gate `{gate}` needs facts that were not collected: {missing}", {
      gate: gate.meta.id,
      missing,
    });
  }
  try {
    const evaluation = gate.evaluate(facts as Facts, options, sayer(gate.messages, gate.meta));
    if (evaluation.findings.length > 0) return evaluation;
    return ownFault("gate-silent", "gate `{gate}` came to no finding at all", { gate: gate.meta.id });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return ownFault("gate-crashed", "gate `{gate}` broke off: {cause}", { gate: gate.meta.id, cause });
  }
}

/** A fault of Gatehouse itself: said as such, so that nobody looks for it in their own files. */
function ownFault(id: string, says: string, values: Finding["values"]): Evaluation {
  const outcome: Outcome = "error";
  const fix = "this is a fault of Gatehouse, not of your files: please report it with this message";
  return { findings: [{ id, outcome, says, fix, values }] };
}

function judgedPackage(one: PackageFacts, known: Parameters<typeof changesOf>[1]): JudgedPackage {
  const { folder, manifest } = one;
  if (!manifest.ok) return { folder };
  const { name, version, risk } = manifest.value.handoff.package;
  const decision = decisionOf(one);
  const changes = changesOf(one, known);
  return {
    folder,
    name,
    version,
    ...(risk === undefined ? {} : { risk }),
    ...(decision === undefined ? {} : { decision }),
    ...(changes === undefined ? {} : { changes }),
  };
}
