import { type Boundary, lacking } from "#core/handoff/required-when.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { PackageSay } from "./messages.ts";

/** What the stage requires and the manifest lacks: each place once, reported at the nearest place that exists. */
export function missingParts(
  handoff: ResolvedHandoff,
  requires: Boundary | undefined,
  say: PackageSay,
): Finding[] {
  if (requires === undefined) return [];
  const lacks = new Map(
    lacking(handoff.handoff, requires).map((lack) => [lack.pointer, lack.requirement] as const),
  );
  return [...lacks].map(([pointer, { why, from }]) =>
    say("missing", { pointer: spelled(pointer), why, boundary: from }, { where: whereOf(handoff, pointer) }),
  );
}

/** A pointer as people write it: `rollback.to`, `datasets.0.lineage`. */
function spelled(pointer: string): string {
  return pointer.slice(1).replaceAll("/", ".").replaceAll("~1", "/").replaceAll("~0", "~");
}
