import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { WhatIf } from "./what-if.ts";
import { withMetrics } from "./with-metrics.ts";

/** A package of another version or risk, or in which something else was measured. One whose manifest cannot be read has neither. */
export function withPackage(
  one: PackageFacts,
  { version, risk, metrics }: Pick<WhatIf, "version" | "risk" | "metrics">,
): PackageFacts {
  const measured = withMetrics(one, metrics);
  const { manifest } = measured;
  if (!manifest.ok || (version === undefined && risk === undefined)) return measured;
  const { handoff } = manifest.value;
  const stated = {
    ...handoff.package,
    ...(version === undefined ? {} : { version }),
    ...(risk === undefined ? {} : { risk }),
  };
  const value = { ...manifest.value, handoff: { ...handoff, package: stated } };
  return { ...measured, manifest: { ...manifest, value } };
}
