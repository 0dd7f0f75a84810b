import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Context } from "./context.ts";
import type { Options } from "./options.ts";

/** Whether each suite and each environment that the policy names has evidence. */
export function judgePresence(
  handoff: ResolvedHandoff,
  { requires_suites, requires_environments }: Options,
  { say, about }: Context,
): readonly Finding[] {
  const listed = handoff.handoff.evidence ?? [];
  const suites = new Set(listed.flatMap(({ suite }) => suite ?? []));
  const environments = new Set(listed.flatMap(({ environment }) => environment ?? []));
  const there = { ...about, where: whereOf(handoff, "/evidence") };
  const lacking = [
    ...requires_suites
      .filter((suite) => !suites.has(suite))
      .map((suite) => say("no-evidence-of-suite", { suite, listed: [...suites].slice(0, 8) }, there)),
    ...requires_environments
      .filter((environment) => !environments.has(environment))
      .map((environment) => {
        const values = { environment, listed: [...environments].slice(0, 8) };
        return say("no-evidence-of-environment", values, there);
      }),
  ];
  const asked = [...requires_suites, ...requires_environments];
  if (asked.length === 0 || lacking.length > 0) return lacking;
  return [say("evidence-complete", { asked }, there)];
}
