import type { PackageFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate } from "../define-gate.ts";
import type { Context } from "./context.ts";
import { judgeDigests } from "./judge-digests.ts";
import { judgeExecutables } from "./judge-executables.ts";
import { judgeLinks } from "./judge-links.ts";
import { judgePointers, judgeWeakDigests } from "./judge-pointers.ts";
import { judgeReferences } from "./judge-references.ts";
import { type Earlier, judgeRelease } from "./judge-release.ts";
import { type InventorySay, messages } from "./messages.ts";
import { type Options, options, strengthen } from "./options.ts";
import { inventoryTables } from "./tables.ts";

/** The gate `inventory`: see this folder's README. */
export const inventory = defineGate({
  meta: {
    id: "inventory",
    title: "every file of it is known by its digest",
    summary:
      "Every file is listed with its digest, pointers fix what they point to, and stated digests are the files' own.",
    kind: "content",
    since: "0.2",
    why: "What is not fixed by a digest can be exchanged after it was approved.",
  },
  needs: ["packages", "baseline", "releases"],
  options,
  messages,
  strengthen,
  evaluate({ packages, baseline, releases }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return {
      findings: packages.flatMap((one) => judgePackage(one, { baseline, releases }, chosen, say)),
      tables: packages.flatMap(inventoryTables),
    };
  },
});

function judgePackage(
  one: PackageFacts,
  earlier: Earlier,
  chosen: Options,
  say: InventorySay,
): readonly Finding[] {
  const { manifest, manifestPath: path, folder } = one;
  if (!manifest.ok) {
    const where = manifest.issues[0]?.where ?? { path, line: 1, column: 1 };
    return [say("manifest-unreadable", { path, count: manifest.issues.length }, { where, package: folder })];
  }
  const handoff = manifest.value;
  const about = { package: folder, who: [handoff.handoff.package.owner], where: { path } };
  const context: Context = { package: one, handoff, options: chosen, say, about };
  const counts = {
    files: one.files.length,
    digested: one.files.filter((file) => Object.hasOwn(one.digests, file.path)).length,
    elsewhere: referencedPaths(handoff).uris.length,
  };
  return [
    say("listed", counts, about),
    ...judgePointers(context),
    ...judgeWeakDigests(context),
    ...judgeDigests(context),
    ...judgeExecutables(context),
    ...judgeReferences(context),
    ...judgeLinks(context),
    ...judgeRelease(context, earlier),
  ];
}
