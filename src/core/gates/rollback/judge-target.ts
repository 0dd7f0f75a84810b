import type { TargetFacts } from "#core/facts/facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { at, atKey, type Context, targetOf } from "./context.ts";

/** Whether there is somewhere to go back to: another version of this package, which exists. */
export function judgeTarget(
  context: Context,
  targets: Readonly<Record<string, TargetFacts>>,
): readonly Finding[] {
  const { say, handoff } = context;
  const { name, version } = handoff.handoff.package;
  const to = targetOf(context);
  if (to === undefined) return [say("no-target", { example: `to: ${name}@1.0.0` }, atKey(context, "/to"))];
  const about = at(context, "/to");
  if (to.slice(0, to.lastIndexOf("@")) !== name)
    return [say("other-package", { to, name, example: `${name}@1.0.0` }, about)];
  if (to === `${name}@${version}`) return [say("own-version", { to }, about)];
  const found = Object.hasOwn(targets, to) ? targets[to] : undefined;
  if (found === "absent") return [say("target-absent", { to }, about)];
  if (found !== "base" && found !== "tag") return [say("target-unknown", { to }, about)];
  return [say("target-exists", { to, place: found === "base" ? "the base branch" : "a tag" }, about)];
}
