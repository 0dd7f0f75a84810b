import { versionOrder } from "#core/gates/version-order.ts";
import type { Finding, Waiver } from "#core/model/finding.ts";
import type { GateResult } from "#core/model/verdict.ts";
import type { ConfiguredGate } from "#core/policy/gates-for.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { withFindings } from "./gate-result.ts";
import type { KnownFacts } from "./known-facts.ts";
import { isNeedless } from "./needed-later.ts";
import { authorityOf } from "./waiver-authority.ts";
import { waiverNotice } from "./waiver-notices.ts";

/** Days before its end from which a waiver is said to end soon. */
const SOON = 14;
const DAY = 86_400_000;

interface Bar {
  readonly policy: Policy;
  readonly stage: Stage;
  /** Gates that are judged here. */
  readonly configured: readonly ConfiguredGate[];
  readonly missingFacts: "defer" | "error";
}

/** What gates come to once waivers are weighed, and what is to be said of the waivers themselves. */
export interface Waived {
  readonly results: readonly GateResult[];
  readonly notices: readonly Finding[];
}

/**
 * Excuses findings by the waivers of the base's policy. A waiver excuses what blocks (`fail` and `error`, never `pending`) of
 * its gate and check, in the one package of exactly its version; nothing of a gate of people, and nothing beyond its last day.
 * A waiver that has ended, that is not needed or whose authority does not own the policy blocks; one for a package that is
 * not in this pull request does nothing.
 */
export function applyWaivers(bar: Bar, results: readonly GateResult[], facts: KnownFacts): Waived {
  let weighed = results;
  const notices: Finding[] = [];
  for (const waiver of bar.policy.waivers ?? []) {
    const step = applyOne(waiver, bar, weighed, facts);
    weighed = step.results;
    notices.push(...step.notices);
  }
  return { results: weighed, notices };
}

function applyOne(waiver: Waiver, bar: Bar, results: readonly GateResult[], facts: KnownFacts): Waived {
  const { path } = bar.policy;
  const about = foldersOf(waiver, facts);
  const told = (id: Parameters<typeof waiverNotice>[0]) => ({
    results,
    notices: [waiverNotice(id, waiver, path)],
  });
  if (about === null) return { results, notices: [] };
  // Whoever approved the waiver saw one package of this name, and cannot have meant a copy of it.
  if (about.length > 1) return told("waiver-ambiguous");
  const today = facts.now.slice(0, 10);
  if (today > waiver.expires) return told("waiver-expired");
  const authority = authorityOf(waiver, path, facts, bar.missingFacts);
  if (authority === "stranger") return told("waiver-of-a-stranger");
  if (authority === "unknown") return told("waiver-authority-unknown");
  const result = results.find(({ gate, kind }) => gate === waiver.gate && kind === "content");
  if (result === undefined) return { results, notices: [] };
  const excused = (finding: Finding) => excuses(waiver, finding, about);
  if (!result.findings.some(excused)) {
    const orphaned = !isOpen(waiver, result, about) && isNeedless(waiver, bar, facts);
    return orphaned ? told("waiver-orphaned") : { results, notices: [] };
  }
  const findings = result.findings.map(
    (finding): Finding =>
      excused(finding) && finding.outcome !== "waived" ? { ...finding, outcome: "waived", waiver } : finding,
  );
  const notices = [
    ...(authority === "unchecked" ? [waiverNotice("waiver-authority-unchecked", waiver, path)] : []),
    ...(endsSoon(waiver, today) ? [waiverNotice("waiver-ends-soon", waiver, path)] : []),
  ];
  return {
    results: results.map((each) => (each === result ? withFindings(result, findings) : each)),
    notices,
  };
}

/** Folders of the packages of exactly the waiver's version; `null` where neither it nor a later one is in the pull request. */
function foldersOf(waiver: Waiver, { packages }: KnownFacts): readonly string[] | null {
  const at = waiver.package.lastIndexOf("@");
  const [wanted, since] = [waiver.package.slice(0, at), waiver.package.slice(at + 1)];
  const reached = packages.flatMap(({ folder, manifest }) => {
    if (!manifest.ok) return [];
    const { name, version } = manifest.value.handoff.package;
    if (name !== wanted) return [];
    if (version === since) return [{ folder, exact: true }];
    return (versionOrder(version, since) ?? -1) >= 0 ? [{ folder, exact: false }] : [];
  });
  return reached.length === 0 ? null : reached.flatMap(({ folder, exact }) => (exact ? [folder] : []));
}

/** What an earlier waiver excuses, too, is no reason to call this one needless. */
function excuses(waiver: Waiver, finding: Finding, folders: readonly string[]): boolean {
  const { outcome, package: folder } = finding;
  return (
    (outcome === "fail" || outcome === "error" || outcome === "waived") &&
    folder !== undefined &&
    folders.includes(folder) &&
    (waiver.check === undefined || finding.check === waiver.check)
  );
}

/** Whether the gate has yet to say what the waiver could excuse: somebody has to act first, or the gate could not judge at all. */
function isOpen(waiver: Waiver, { findings }: GateResult, folders: readonly string[]): boolean {
  return findings.some(
    (finding) =>
      (finding.outcome === "error" && finding.package === undefined) ||
      (finding.outcome === "pending" && excuses(waiver, { ...finding, outcome: "fail" }, folders)),
  );
}

function endsSoon({ expires }: Waiver, today: string): boolean {
  return Date.parse(expires) - Date.parse(today) <= SOON * DAY;
}
