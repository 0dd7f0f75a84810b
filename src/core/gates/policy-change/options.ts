import * as z from "zod";

/** Options of the gate `policy-change`. */
export const options = z.strictObject({
  with_package: z
    .enum(["allow", "refuse"])
    .default("refuse")
    .describe(
      "Whether the policy, owners, checklist definitions or keys may change together with a package.",
    ),
});

type Input = z.input<typeof options>;

/** Refusing wins; what neither side writes stays unwritten, and one that a side does not write is the other's to say. */
export function strengthen(earlier: Input, later: Input): Input {
  const said = [earlier.with_package, later.with_package];
  if (said.includes("refuse")) return { with_package: "refuse" };
  return said.includes("allow") ? { with_package: "allow" } : {};
}
