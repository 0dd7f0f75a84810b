import { handoffSchema } from "#core/handoff/handoff-schema.ts";
import { type Boundary, lacking, type Requirement } from "#core/handoff/required-when.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { spelledPointer } from "#core/source/positions.ts";
import type { PackageSay } from "./messages.ts";

/** Keys of the manifest in the order in which people write them. */
const SECTION_ORDER: readonly string[] = Object.keys(handoffSchema.shape);

/**
 * What the stage requires and the manifest lacks, section by section: each place once, for the first reason that asks for it, reported at
 * the nearest place that exists.
 */
export function missingParts(
  handoff: ResolvedHandoff,
  requires: Boundary | undefined,
  say: PackageSay,
): Finding[] {
  if (requires === undefined) return [];
  const lacks = new Map<string, Requirement>();
  for (const { pointer, requirement } of lacking(handoff.handoff, requires))
    if (!lacks.has(pointer)) lacks.set(pointer, requirement);
  return [...lacks]
    .toSorted(([a], [b]) => sectionAt(a) - sectionAt(b))
    .map(([pointer, { why, from }]) =>
      say(
        "missing",
        { pointer: spelledPointer(pointer), why, boundary: from },
        { where: whereOf(handoff, pointer) },
      ),
    );
}

function sectionAt(pointer: string): number {
  return SECTION_ORDER.indexOf(pointer.split("/")[1] ?? "");
}
