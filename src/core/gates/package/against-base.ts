import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Base } from "../base-of.ts";
import type { PackageSay } from "./messages.ts";
import { changedParts } from "./version-content.ts";

/** How much each risk asks for; Unknown, and none, ask for as much as High. */
const WEIGHT: Readonly<Record<string, number>> = { Low: 0, Medium: 1 };
const HEAVIEST = 2;

/** How many parts that changed are named. */
const SHOWN = 5;

/**
 * Holds a package against what it was at the base: one version is one content, and a risk that is lowered is never overlooked.
 * A new package, and one whose base cannot be told or read, has nothing to be held against.
 */
export function againstBase(
  facts: PackageFacts,
  manifest: ResolvedHandoff,
  base: Base,
  say: PackageSay,
): Finding[] {
  if (base === undefined || base === "unclear" || !base.manifest.ok) return [];
  const earlier = base.manifest.value;
  const { name, version } = manifest.handoff.package;
  const was = earlier.handoff.package;
  const same = was.name === name && was.version === version;
  const changed = same ? changedParts({ facts: base, manifest: earlier }, { facts, manifest }) : [];
  return [
    ...(changed.length === 0
      ? []
      : [
          say(
            "version-unchanged",
            { version, count: changed.length, parts: changed.slice(0, SHOWN) },
            { where: whereOf(manifest, "/package/version") },
          ),
        ]),
    ...riskLowered(manifest, earlier, same, say),
  ];
}

function riskLowered(
  manifest: ResolvedHandoff,
  earlier: ResolvedHandoff,
  same: boolean,
  say: PackageSay,
): Finding[] {
  const { risk, version } = manifest.handoff.package;
  const before = earlier.handoff.package.risk;
  if (weightOf(risk) >= weightOf(before)) return [];
  const where = whereOf(manifest, "/package/risk");
  const values = { risk: risk ?? "", before: before ?? "none, which counts as High", version };
  return [say(same ? "risk-lowered" : "risk-lowered-anew", values, { where })];
}

function weightOf(risk: string | undefined): number {
  return risk === undefined ? HEAVIEST : (WEIGHT[risk] ?? HEAVIEST);
}
