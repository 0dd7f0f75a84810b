import type { TargetFacts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import type { Context } from "./context.ts";
import { judgeStable, judgeTriggers } from "./judge-conditions.ts";
import { judgeDrill } from "./judge-drill.ts";
import { judgeScript, judgeTimeAndAuthority } from "./judge-means.ts";
import { judgeTarget } from "./judge-target.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options, shorter } from "./options.ts";

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
  needs: ["packages", "targets", "now"],
  options,
  messages,
  strengthen: (earlier, later) => {
    const max_within = shorter(earlier.max_within, later.max_within);
    const drill_max_age = shorter(earlier.drill_max_age, later.drill_max_age);
    return {
      required: (earlier.required ?? false) || (later.required ?? false),
      ...(max_within === undefined ? {} : { max_within }),
      ...(drill_max_age === undefined ? {} : { drill_max_age }),
    };
  },
  evaluate({ packages, targets, now }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return { findings: packages.flatMap((one) => judgePackage(one, { targets, now, options: chosen, say })) };
  },
});

interface Shared {
  readonly targets: Readonly<Record<string, TargetFacts>>;
  readonly now: string;
  readonly options: Options;
  readonly say: Say<Messages>;
}

function judgePackage(one: PackageFacts, { targets, now, options, say }: Shared): readonly Finding[] {
  const { manifest, manifestPath, folder } = one;
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
    ...judgeTarget(context, targets),
    ...judgeTriggers(context),
    ...judgeScript(context),
    ...judgeTimeAndAuthority(context),
    ...judgeStable(context),
    ...judgeDrill(context),
  ];
}
