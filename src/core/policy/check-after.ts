import { parseDuration } from "#core/quantity/parse-duration.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Complain } from "./complain.ts";
import type { PolicySource } from "./policy-schema.ts";

/** What a stage comes after is an earlier stage, which can be reached in the time that is given, and its gate is asked. */
export function checkAfter(source: PolicySource, complain: Complain): void {
  const names = Object.keys(source.stages);
  for (const [index, [stage, { after }]] of Object.entries(source.stages).entries()) {
    if (after === undefined) continue;
    const at = ["stages", stage, "after"];
    const earlier = names.slice(0, index);
    if (!earlier.includes(after.stage)) {
      const nearest = didYouMean(after.stage, earlier);
      complain(
        "not-an-earlier-stage",
        "Stage `{stage}` cannot come after `{after}`, since that is no stage before it; stages before it: {earlier}.",
        { stage, after: after.stage, earlier: earlier.length === 0 ? "none" : earlier },
        [...at, "stage"],
        nearest === undefined
          ? "Name a stage that stands before this one, or remove `after`."
          : `Did you mean \`${nearest}\`?`,
      );
    }
    const { soak, within } = after;
    if (soak !== undefined && within !== undefined && milliseconds(soak) > milliseconds(within)) {
      complain(
        "soak-beyond-within",
        "A merge that must be at least {soak} old and at most {within} old cannot exist.",
        { soak, within },
        [...at, "within"],
        "Make `within` longer than `soak`.",
      );
    }
  }
}

function milliseconds(text: string): number {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : Number.NaN;
}
