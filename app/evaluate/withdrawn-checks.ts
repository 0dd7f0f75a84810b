import type { Effect } from "#core/model/effect.ts";
import { formatMemory, parseMemory } from "#core/report/check-memory.ts";
import { digest } from "#core/report/digest.ts";
import type { Standing } from "./standing.ts";

/** Our own words alone, so there is nothing to escape. */
const OUTPUT = {
  title: "is judged again",
  summary:
    "Something happened that may change the verdict, so the one that stood here does not count any more. The next one follows as soon as it is known; nothing has to be done.",
  annotations: [],
} as const;

/**
 * Puts green checks back to "in progress", which blocks, without reading anything first. Since when the content was green is kept: the commit
 * is the same, so sign-offs that were given after it count again.
 */
export function withdrawnChecks(standing: readonly Standing[]): Extract<Effect, { kind: "publish-check" }>[] {
  return standing
    .filter(({ conclusion }) => conclusion === "success")
    .map(({ head, name, external_id: before }) => ({
      kind: "publish-check",
      name,
      head,
      // A completed run is never edited; the newest run of a name is the one that counts.
      run: null,
      conclusion: null,
      externalId: formatMemory({
        digest: digest(OUTPUT),
        contentGreenAt: parseMemory(before)?.contentGreenAt ?? null,
      }),
      output: OUTPUT,
    }));
}
