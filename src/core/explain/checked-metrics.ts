import * as z from "zod";

const checks = z.looseObject({ checks: z.array(z.looseObject({ read: z.string() })) });

/** Names of the metrics that checks of gates read: what stands behind the format in `metrics:test.auc`. */
export function checkedMetrics(
  gates: readonly { readonly options: Readonly<Record<string, unknown>> }[],
): readonly string[] {
  return gates.flatMap(({ options }) => {
    const parsed = checks.safeParse(options);
    return parsed.success ? parsed.data.checks.map(({ read }) => read.slice(read.indexOf(":") + 1)) : [];
  });
}
