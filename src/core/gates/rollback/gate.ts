import type { TargetFacts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { type Context, isFirst } from "./context.ts";
import { judgeAlerted } from "./judge-alerted.ts";
import { judgeStable, judgeTriggers } from "./judge-conditions.ts";
import { judgeDrill } from "./judge-drill.ts";
import { judgeEscalation } from "./judge-escalation.ts";
import { judgeFirst } from "./judge-first.ts";
import { judgeScript, judgeTimeAndAuthority } from "./judge-means.ts";
import { judgeRelease } from "./judge-release.ts";
import { isHeld, judgeTarget } from "./judge-target.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options, strengthen } from "./options.ts";

/** The gate `rollback`: see this folder's README. */
export const rollback = defineGate({
  meta: {
    id: "rollback",
    title: "its rollback plan is exact, possible and rehearsed",
    summary:
      "The rollback plan says exactly when, where to, how, how fast and by whom, and a drill has shown it.",
    kind: "content",
    since: "0.1",
    why: "During an incident nobody has the time to decide what a rollback is, and when it is due.",
  },
  needs: ["packages", "targets", "releases", "now"],
  options,
  messages,
  strengthen,
  evaluate({ packages, targets, releases, now }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    const shared = { targets, releases, now, options: chosen, say };
    return { findings: packages.flatMap((one) => judgePackage(one, shared)) };
  },
});

interface Shared {
  readonly targets: Readonly<Record<string, TargetFacts>>;
  readonly releases: Readonly<Record<string, PackageFacts>>;
  readonly now: string;
  readonly options: Options;
  readonly say: Say<Messages>;
}

function judgePackage(one: PackageFacts, shared: Shared): readonly Finding[] {
  const { manifest, manifestPath, folder } = one;
  const { targets, releases, now, options, say } = shared;
  const top = { path: manifestPath, line: 1, column: 1 };
  if (!manifest.ok) {
    const where = manifest.issues[0]?.where ?? top;
    return [
      say(
        "manifest-unreadable",
        { path: manifestPath, count: manifest.issues.length },
        { where, package: folder },
      ),
    ];
  }
  const handoff = manifest.value;
  const about = { package: folder, who: [handoff.handoff.package.owner] };
  const plan = handoff.handoff.rollback;
  if (plan === undefined) {
    return [say(options.required ? "plan-missing" : "no-plan", {}, { ...about, where: top })];
  }
  const context: Context = { package: one, handoff, plan, options, now, say, about };
  return [
    ...(isFirst(context) ? judgeFirst(context, shared) : judgeTarget(context, targets)),
    ...(isHeld(context, targets) ? judgeRelease(context, releases) : []),
    ...judgeTriggers(context),
    ...judgeAlerted(context),
    ...judgeScript(context),
    ...judgeTimeAndAuthority(context),
    ...judgeEscalation(context),
    ...judgeStable(context),
    ...judgeDrill(context),
  ];
}
