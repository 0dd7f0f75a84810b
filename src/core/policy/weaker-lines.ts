import { gates } from "#core/gates/registry.ts";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import type { Issue } from "#core/model/statement.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import type { Complain, Path } from "./complain.ts";
import { complainInto } from "./cross-check.ts";
import { tellWaivers } from "./extended-waivers.ts";
import type { PolicyFile } from "./parse-policy.ts";
import { type ExtendingPolicy, RISKS, type Stage } from "./policy.ts";
import type { PolicySource } from "./policy-schema.ts";
import { theirPlace } from "./rule-lines.ts";
import { settingFor } from "./setting-for.ts";
import { complainWeaker, tellOfRisk, tellOfStage } from "./weaker-settings.ts";

/** Lines of a policy that ask for less than the one that it extends, and so do nothing: what they say, and what counts. */
export function weakerLines(file: PolicyFile, policy: ExtendingPolicy, theirs: PolicySource): Issue[] {
  const issues: Issue[] = [];
  const complain = complainInto(issues, file.document, file.path);
  for (const [index, { name }] of policy.stages.entries()) {
    const stage = policy.stages[index];
    if (stage === undefined || !Object.hasOwn(file.source.stages, name)) continue;
    const upTo = policy.stages.slice(0, index + 1);
    tellStage(file.source.stages[name], upTo, policy, complain);
    for (const gate of gates) tellOfStage(gate, stage, upTo, policy, complain);
  }
  for (const tier of RISKS) for (const gate of gates) tellOfRisk(gate, tier, policy, complain);
  tellIdle(file.source, policy, complain);
  tellWaivers(file.source, theirs, policy, complain);
  return issues;
}

/** What stands under a stage beside its gates. */
function tellStage(
  own: PolicySource["stages"][string] | undefined,
  upTo: readonly Stage[],
  { extends: extended }: ExtendingPolicy,
  complain: Complain,
): void {
  const name = upTo.at(-1)?.name ?? "";
  const reached = extended.policy.stages.filter((each) => upTo.some((stage) => stage.name === each.name));
  const asking = reached.findLast(({ requires }) => requires !== undefined);
  const rank = Math.max(-1, ...reached.map(({ requires }) => (requires ? BOUNDARIES.indexOf(requires) : -1)));
  if (own?.requires !== undefined && BOUNDARIES.indexOf(own.requires) < rank) {
    const from = theirPlace(extended, ["stages", asking?.name ?? name, "requires"]);
    const values = { rule: "requires", own: own.requires, theirs: BOUNDARIES[rank] ?? "", from };
    complainWeaker(complain, values, ["stages", name, "requires"]);
  }
  const after = extended.policy.stages.find((stage) => stage.name === name)?.after;
  if (own?.after === undefined || after === undefined) return;
  const less = {
    soak: length(own.after.soak, 0) < length(after.soak, 0),
    within: length(own.after.within, Infinity) > length(after.within, Infinity),
    same: own.after.same === "model" && after.same === "package",
  };
  for (const [key, isLess] of Object.entries(less)) {
    const written = own.after[key as keyof typeof less];
    // What is not written is taken over.
    if (!isLess || written === undefined) continue;
    const theirs = after[key as keyof typeof less];
    const from = theirPlace(extended, ["stages", name, "after", key]);
    const values = { rule: key, own: written, theirs: theirs ?? "nothing", from };
    complainWeaker(complain, values, ["stages", name, "after", key]);
  }
}

function length(text: string | undefined, none: number): number {
  const parsed = text === undefined ? null : parseDuration(text);
  return parsed?.ok === true ? parsed.value : none;
}

/** What `freezes` and `after` say is looked at by gates, which the extended policy may have turned off. */
function tellIdle(own: PolicySource, policy: ExtendingPolicy, complain: Complain): void {
  const isOff = (id: string, index: number) => {
    const gate = gates.find(({ meta }) => meta.id === id);
    const upTo = policy.stages.slice(0, index + 1);
    return gate !== undefined && !settingFor(gate, policy, { upTo, risk: null }).on;
  };
  for (const [index, { name }] of policy.stages.entries()) {
    const idle = (key: string, gate: string, at: Path) =>
      complain(
        "gate-is-off",
        "Stage `{stage}` turns off the gate `{gate}`, so nothing would look at what `{key}` says here.",
        { stage: name, gate, key },
        at,
        "Turn `{gate}` on in the stage, or remove this.",
      );
    const after = Object.hasOwn(own.stages, name) ? own.stages[name]?.after : undefined;
    if (after !== undefined && isOff("promotion", index))
      idle("after", "promotion", ["stages", name, "after"]);
    for (const [at, { stages }] of own.freezes.entries()) {
      if ((stages?.includes(name) ?? true) && isOff("freeze", index))
        idle("freezes", "freeze", ["freezes", at]);
    }
  }
}
