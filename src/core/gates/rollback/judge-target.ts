import type { OtherTarget, TargetFacts } from "#core/facts/facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { at, atKey, type Context, targetOf } from "./context.ts";

/** Whether there is somewhere to go back to: another version of this package, which exists. */
export function judgeTarget(
  context: Context,
  targets: Readonly<Record<string, TargetFacts>>,
): readonly Finding[] {
  const { say, plan } = context;
  // Two answers to one question: who reads the second one at night loses the time to ask which counts.
  const beside = plan.instead === undefined ? [] : [say("instead-beside", {}, at(context, "/instead"))];
  return [judgePlace(context, targets), ...beside];
}

/** Whether the version was found. What is not there has no model to verify, and one fault is told once. */
export function isHeld(context: Context, targets: Readonly<Record<string, TargetFacts>>): boolean {
  const to = targetOf(context);
  const found = to !== undefined && Object.hasOwn(targets, to) ? targets[to] : undefined;
  return found === "base" || found === "tag";
}

function judgePlace(context: Context, targets: Readonly<Record<string, TargetFacts>>): Finding {
  const { say, handoff } = context;
  const { name, version } = handoff.handoff.package;
  const to = targetOf(context);
  if (to === undefined) return say("no-target", { example: `to: ${name}@1.0.0` }, atKey(context, "/to"));
  const about = at(context, "/to");
  if (to.slice(0, to.lastIndexOf("@")) !== name)
    return say("other-package", { to, name, example: `${name}@1.0.0` }, about);
  if (to === `${name}@${version}`) return say("own-version", { to }, about);
  const found = Object.hasOwn(targets, to) ? targets[to] : undefined;
  if (found === undefined || found === "unknown") return say("target-unknown", { to }, about);
  if (found === "absent") return say("target-absent", { to }, about);
  if (typeof found !== "string") return judgeOther(found, to, context);
  return say("target-exists", { to, place: found === "base" ? "the base branch" : "a tag" }, about);
}

/** A tag that is named like the version, and does not hold it. */
function judgeOther({ tag, holds }: OtherTarget, to: string, context: Context): Finding {
  const { say, package: one } = context;
  const about = at(context, "/to");
  if (holds === null) return say("target-not-at-tag", { to, tag, folder: one.folder }, about);
  return say("target-another-at-tag", { to, tag, holds }, about);
}
