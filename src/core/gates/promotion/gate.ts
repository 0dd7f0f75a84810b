import { minimatch } from "minimatch";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { PromotionFacts, PromotionsFacts } from "#core/facts/promotion-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { type About, defineGate, type Say } from "../define-gate.ts";
import { judgeMerges } from "./judge-merge.ts";
import { type Messages, messages } from "./messages.ts";
import { type After, options, strengthen } from "./options.ts";

/** The gate `promotion`: see this folder's README. */
export const promotion = defineGate({
  meta: {
    id: "promotion",
    title: "the same content went through the earlier stage first",
    summary:
      "The same package or model was merged to an earlier stage by a pull request, long enough ago and not too long.",
    kind: "content",
    since: "0.2",
    why: "What was tried at one stage says nothing of content that was never there.",
  },
  needs: ["packages", "promotions", "now"],
  options,
  idleWithout: "after",
  messages,
  strengthen,
  evaluate({ packages, promotions, now }, { after }, say) {
    if (after.length === 0) return { findings: [say("nothing-asked", {})] };
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    const findings = packages.flatMap((one) =>
      after.map((condition) => judgeOne(one, condition, { promotions, now, say })),
    );
    return { findings };
  },
});

interface Shared {
  readonly promotions: PromotionsFacts;
  readonly now: string;
  readonly say: Say<Messages>;
}

function judgeOne(one: PackageFacts, after: After, { promotions, now, say }: Shared): Finding {
  const about = aboutOf(one);
  const { stage, branches, same: what } = after;
  const fault = what === "model" ? modelFault(one, stage, say, about) : null;
  if (fault !== null) return fault;
  const there = promotions.found.filter((merge) => merge.package === one.folder && merge.stage === stage);
  const same = there.filter((merge) => isSame(merge, what));
  const decided = judgeMerges(same, { after, now, say, about });
  if (decided !== undefined) return decided;
  if (!promotions.branches.some((branch) => isOneOf(branch, branches))) {
    return say("no-branch", { what, stage, branches }, about);
  }
  if (there.some(({ sameModel }) => sameModel === true)) {
    return say("only-the-model", { stage, branches }, about);
  }
  return say("not-promoted", { what, stage, branches }, about);
}

/** A model may stand outside of the package's folder, and is what is promoted all the same. */
function isSame({ samePackage, sameModel }: PromotionFacts, what: After["same"]): boolean {
  return what === "package" ? samePackage && sameModel !== false : sameModel === true;
}

/** Why the model of a package cannot be compared; `null` where it can. */
function modelFault(
  { manifest, manifestPath }: PackageFacts,
  stage: string,
  say: Say<Messages>,
  about: About,
): Finding | null {
  if (!manifest.ok) {
    return say("manifest-unreadable", { path: manifestPath, count: manifest.issues.length }, about);
  }
  const path = manifest.value.handoff.model?.path;
  return typeof path === "string" ? null : say("no-model", { stage }, about);
}

function aboutOf({ folder, manifest, manifestPath }: PackageFacts): About {
  const who = manifest.ok ? { who: [manifest.value.handoff.package.owner] } : {};
  return { package: folder, where: { path: manifestPath, line: 1, column: 1 }, ...who };
}

/** Branches belong to a stage as they do where pull requests are judged. */
function isOneOf(branch: string, patterns: readonly string[]): boolean {
  return patterns.some(
    (pattern) =>
      pattern === branch ||
      minimatch(branch, pattern, { dot: true, nobrace: true, nonegate: true, nocomment: true }),
  );
}
