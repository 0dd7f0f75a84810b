import type { TargetFacts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { NO_VERSION } from "#core/handoff/handoff-fields.ts";
import type { Finding } from "#core/model/finding.ts";
import { at, atKey, type Context } from "./context.ts";
import { findVague } from "./find-vague.ts";

/** Versions that were found: at the base, and at tags. */
interface Known {
  readonly releases: Readonly<Record<string, PackageFacts>>;
  readonly targets: Readonly<Record<string, TargetFacts>>;
}

/**
 * Whether a plan that goes back to no version may: the package has none before this one, and the plan says what serves while the
 * model is off.
 */
export function judgeFirst(context: Context, { releases, targets }: Known): readonly Finding[] {
  const { say, handoff, plan } = context;
  const { name, previous } = handoff.handoff.package;
  const earlier = previous === undefined ? standing(context, releases) : `${name}@${previous}`;
  if (earlier !== undefined) {
    const id = previous === undefined ? "first-has-earlier" : "first-has-previous";
    return [say(id, { earlier, example: `to: ${earlier}` }, at(context, "/to"))];
  }
  const none = `${name}@${NO_VERSION}`;
  const tagged = Object.hasOwn(targets, none) ? targets[none] : undefined;
  if (typeof tagged === "object" && tagged.holds !== null) {
    const values = { earlier: tagged.holds, tag: tagged.tag, example: `to: ${tagged.holds}` };
    return [say("first-has-tagged", values, at(context, "/to"))];
  }
  if (tagged !== "absent") return [say("first-unknown", { name }, at(context, "/to"))];
  const { instead } = plan;
  if (instead === undefined) return [say("instead-missing", {}, atKey(context, "/instead"))];
  const word = findVague(instead);
  if (word !== undefined) return [say("instead-vague", { word }, at(context, "/instead"))];
  return [say("first-release", { name, instead }, at(context, "/instead"))];
}

/** Another version of the package that was found at the base. Its own version there is the first release itself, which goes on. */
function standing(
  { handoff }: Context,
  releases: Readonly<Record<string, PackageFacts>>,
): string | undefined {
  const { name, version } = handoff.handoff.package;
  return Object.keys(releases)
    .filter((id) => id.slice(0, id.lastIndexOf("@")) === name && id !== `${name}@${version}`)
    .sort()[0];
}
