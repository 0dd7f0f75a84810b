import { type Boundary, lacking } from "#core/handoff/required-when.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { spelledPointer } from "#core/source/positions.ts";
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
    say(
      "missing",
      { pointer: spelledPointer(pointer), why, boundary: from },
      { where: whereOf(handoff, pointer) },
    ),
  );
}
