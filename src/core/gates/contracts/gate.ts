import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { baseOf } from "../base-of.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { manifestMistakes } from "../unreadable-manifest.ts";
import type { Context } from "./context.ts";
import { judgeContracts } from "./judge-contracts.ts";
import { judgeFeatures } from "./judge-features.ts";
import { judgeInputs } from "./judge-inputs.ts";
import { judgeOutputs } from "./judge-outputs.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options } from "./options.ts";

/** The gate `contracts`: see this folder's README. */
export const contracts = defineGate({
  meta: {
    id: "contracts",
    title: "what the model takes is what its data promises",
    summary:
      "The model's inputs are columns of its data contracts, contracts change with their version, features with their owners.",
    kind: "content",
    since: "0.1",
    why: "A model that takes what nobody promised fails on the day on which somebody else tidies up.",
  },
  needs: ["packages", "baseline"],
  options,
  messages,
  strengthen: (earlier, later): Options => {
    const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
    return {
      signature: a.signature || b.signature,
      outputs: a.outputs || b.outputs,
      contract: a.contract || b.contract,
      active: a.active || b.active,
      freshness: a.freshness || b.freshness,
      owned_features: a.owned_features || b.owned_features,
    };
  },
  evaluate(facts, chosen, say) {
    const { packages } = facts;
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    const judge = (one: PackageFacts) =>
      judgePackage(one, { base: baseOf(one, facts), options: chosen, say });
    return { findings: packages.flatMap(judge) };
  },
});

function judgePackage(
  one: PackageFacts,
  shared: Pick<Context, "base" | "options"> & { readonly say: Say<Messages> },
): readonly Finding[] {
  const { manifest, folder, manifestPath } = one;
  if (!manifest.ok) {
    const { path, count, about: there } = manifestMistakes(one, manifest.issues);
    return [shared.say("manifest-unreadable", { path, count, subject: "its contracts" }, there)];
  }
  const { say } = shared;
  const nothing = say("nothing-declared", {}, { package: folder, where: { path: manifestPath } });
  const about = { package: folder, who: [manifest.value.handoff.package.owner] };
  const context: Context = { ...shared, package: one, handoff: manifest.value, about };
  const told = [
    ...judgeContracts(context),
    ...judgeInputs(context),
    ...judgeOutputs(context),
    ...judgeFeatures(context),
  ];
  return told.length > 0 ? told : [nothing];
}
