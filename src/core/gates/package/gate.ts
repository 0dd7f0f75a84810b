import * as z from "zod";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import type { Finding } from "#core/model/finding.ts";
import { baseOf } from "../base-of.ts";
import { defineGate } from "../define-gate.ts";
import { messages, type PackageSay } from "./messages.ts";
import { missingParts } from "./missing-parts.ts";
import { brokenReferences, forbiddenFiles } from "./package-files.ts";

/** Whether each package's manifest is valid, holds what its stage requires, and names files that are really there. */
export const packageGate = defineGate({
  meta: {
    id: "package",
    title: "every package states what its stage requires",
    summary: "The manifest is valid, holds what its stage requires, and every file it names exists.",
    kind: "content",
    since: "0.1",
  },
  needs: ["packages", "baseline"],
  options: z.strictObject({
    requires: z
      .enum(BOUNDARIES)
      .optional()
      .describe("What the manifest must contain; set by the stage's own `requires`, and rarely here."),
  }),
  messages,
  strengthen: (earlier, later) => {
    const farthest = Math.max(rankOf(earlier.requires), rankOf(later.requires));
    const requires = BOUNDARIES[farthest];
    return requires === undefined ? {} : { requires };
  },
  evaluate({ packages, baseline }, { requires }, say) {
    const removed = baseline.filter(({ folder }) => !packages.some((each) => each.folder === folder));
    const findings = [
      ...packages.flatMap((each) => ofPackage(each, requires, say)),
      ...removed.map((base) => {
        const { folder } = base;
        const now = packages.find((each) => baseOf(each, { packages, baseline }) === base);
        if (!now?.manifest.ok) return say("removed", { folder }, { package: folder });
        const { name } = now.manifest.value.handoff.package;
        return say("moved", { name, folder, to: now.folder }, { package: now.folder });
      }),
    ];
    return { findings: findings.length > 0 ? findings : [say("no-package", {})] };
  },
});

function rankOf(requires: (typeof BOUNDARIES)[number] | undefined): number {
  return requires === undefined ? -1 : BOUNDARIES.indexOf(requires);
}

function ofPackage(
  facts: PackageFacts,
  requires: (typeof BOUNDARIES)[number] | undefined,
  say: PackageSay,
): Finding[] {
  const { folder, manifest } = facts;
  if (!manifest.ok) {
    return [
      ...manifest.issues.map((issue): Finding => ({ ...issue, outcome: "fail", package: folder })),
      ...forbiddenFiles(facts, say),
    ];
  }
  const { handoff } = manifest.value;
  const about = { package: folder, who: [handoff.package.owner] };
  const findings = [
    ...missingParts(manifest.value, requires, say),
    ...brokenReferences(facts, manifest.value, say),
    ...forbiddenFiles(facts, say),
    ...ownerElsewhere(facts, handoff.package.owner, say),
  ].map((finding) => ({ ...finding, ...about }));
  if (findings.length > 0) return findings;
  const { name, version } = handoff.package;
  const sections = Object.keys(handoff).length - 2;
  const counts = { files: facts.files.length, references: facts.references.length, sections };
  return [say("complete", { name, version, ...counts }, { ...about, where: { path: facts.manifestPath } })];
}

/** A team that answers for a package but does not own it in CODEOWNERS is never asked to sign. */
function ownerElsewhere({ owners, manifest }: PackageFacts, owner: string, say: PackageSay): Finding[] {
  if (!manifest.ok || owners === null || owners.owners.length === 0) return [];
  if (owners.owners.some((each) => each.toLowerCase() === owner.toLowerCase())) return [];
  const where = manifest.value.positions["/package/owner"];
  return [say("owner-elsewhere", { owner, owners: owners.owners }, where === undefined ? {} : { where })];
}
