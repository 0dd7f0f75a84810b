import type { PackageFacts } from "#core/facts/package-facts.ts";
import { SECTIONS } from "#core/handoff/handoff-schema.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { type Base, baseOf } from "../base-of.ts";
import { defineGate } from "../define-gate.ts";
import { againstBase } from "./against-base.ts";
import { emptyParts } from "./empty-parts.ts";
import { judgeDecision } from "./judge-decision.ts";
import { judgeOwner } from "./judge-owner.ts";
import { messages, type PackageSay } from "./messages.ts";
import { missingParts } from "./missing-parts.ts";
import { type Options, options, strengthen } from "./options.ts";
import { brokenReferences, forbiddenBelow, forbiddenFiles } from "./package-files.ts";
import { openValues, unfinishedParts } from "./unfinished-parts.ts";

/** Whether each package's manifest is valid, holds what its stage requires, and names files that are really there. */
export const packageGate = defineGate({
  meta: {
    id: "package",
    title: "every package states what its stage requires",
    summary: "The manifest is valid, holds what its stage requires, and every file it names exists.",
    kind: "content",
    since: "0.1",
    why: "Whoever takes the model over works with what the package names, and with nothing else.",
  },
  needs: ["packages", "baseline"],
  options,
  messages,
  handsOn: true,
  strengthen,
  evaluate({ packages, baseline }, chosen, say) {
    const removed = baseline.filter(({ folder }) => !packages.some((each) => each.folder === folder));
    const findings = [
      ...packages.flatMap((each) => {
        const base = baseOf(each, { packages, baseline });
        return ofPackage(each, base, chosen, say);
      }),
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

function ofPackage(facts: PackageFacts, base: Base, options: Options, say: PackageSay): Finding[] {
  const { folder, manifest, owners } = facts;
  if (!manifest.ok) {
    // Whom the manifest names cannot be read, so those are asked who own it.
    const about = { package: folder, ...(owners === null ? {} : { who: owners.owners }) };
    const mistakes = manifest.issues.map((issue): Finding => ({ ...issue, outcome: "fail" }));
    return [...mistakes, ...forbiddenFiles(facts, say)].map((finding) => ({ ...finding, ...about }));
  }
  const { handoff } = manifest.value;
  const open = openValues(manifest.value, facts);
  const about = { package: folder, who: [handoff.package.owner] };
  const findings = [
    ...missingParts(manifest.value, options.requires, say),
    ...brokenReferences(facts, manifest.value, open, say),
    ...emptyParts(facts, manifest.value, say),
    ...unfinishedParts(facts, manifest.value, open, say),
    ...forbiddenFiles(facts, say),
    ...forbiddenBelow(facts, manifest.value, say),
    ...judgeDecision(facts, manifest.value, options, say),
    ...judgeOwner(manifest.value, options, say),
    ...ownerElsewhere(facts, handoff.package.owner, say),
    ...againstBase(facts, manifest.value, base, say),
  ].map((finding) => ({ ...finding, ...about }));
  if (findings.some(({ outcome }) => outcome !== "pass")) return findings;
  const { name, version } = handoff.package;
  const sections = Object.keys(handoff).filter((key) => Object.hasOwn(SECTIONS, key)).length;
  const counts = { files: facts.files.length, references: facts.references.length, sections };
  const where = { path: facts.manifestPath };
  return [say("complete", { name, version, ...counts }, { ...about, where }), ...findings];
}

/** A team that answers for a package but does not own it in CODEOWNERS is never asked to sign. */
function ownerElsewhere(
  { owners, codeowners, manifest }: PackageFacts,
  owner: string,
  say: PackageSay,
): Finding[] {
  if (!manifest.ok || owners === null || owners.owners.length === 0) return [];
  if (owners.owners.some((each) => each.toLowerCase() === owner.toLowerCase())) return [];
  const about = { where: whereOf(manifest.value, "/package/owner") };
  const values = {
    owner,
    owners: owners.owners,
    line: owners.line,
    file: codeowners?.path ?? "CODEOWNERS",
  };
  const meant = owner.replace(/^@/, "").toLowerCase();
  const skipped = codeowners?.skipped.find(({ found }) => found.toLowerCase() === meant);
  if (skipped === undefined) return [say("owner-elsewhere", values, about)];
  return [say("owner-skipped", { ...values, skipped: skipped.line, found: skipped.found }, about)];
}
