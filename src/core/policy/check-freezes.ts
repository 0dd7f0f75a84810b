import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Complain } from "./complain.ts";
import type { PolicySource } from "./policy-schema.ts";

/** A freeze ends after it begins, and the stages that it names exist. */
export function checkFreezes({ freezes, stages }: PolicySource, complain: Complain): void {
  const known = Object.keys(stages);
  for (const [index, freeze] of freezes.entries()) {
    const at = ["freezes", index];
    if (freeze.from > freeze.to) {
      complain(
        "freeze-ends-first",
        "The freeze `{name}` ends on {to}, before it begins on {from}.",
        { name: freeze.name, from: freeze.from, to: freeze.to },
        [...at, "to"],
        "Write the later day under `to`.",
      );
    }
    for (const [place, stage] of (freeze.stages ?? []).entries()) {
      if (known.includes(stage)) continue;
      const nearest = didYouMean(stage, known);
      complain(
        "unknown-stage",
        "The freeze `{name}` names stage `{stage}`, which does not exist; stages: {known}.",
        { name: freeze.name, stage, known },
        [...at, "stages", place],
        nearest === undefined ? "Name a stage of this policy." : `Did you mean \`${nearest}\`?`,
      );
    }
  }
}
