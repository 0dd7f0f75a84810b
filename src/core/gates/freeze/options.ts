import * as z from "zod";

const day = z.iso.date("expected a date such as 2027-01-04");

const window = z.strictObject({
  name: z.string().min(1).max(100).describe("What the freeze is called."),
  from: day.describe("First day, in UTC."),
  to: day.describe("Last day, in UTC; the whole of it is frozen."),
  except: z.enum(["rollback"]).optional().describe("What may merge all the same."),
});

/** A window in which nothing merges: whole days of UTC, both ends included. */
export type Window = z.output<typeof window>;

/** Options of the gate `freeze`. */
export const options = z.strictObject({
  windows: z
    .array(window)
    .max(200)
    .default([])
    .describe("Windows in which nothing merges: what `freezes` of the policy says of the stage."),
});

type Input = z.input<typeof options>;

/** Every window of both, each once: the more windows, the less may merge. */
export function strengthen(earlier: Input, later: Input): Input {
  const windows = [...(earlier.windows ?? []), ...(later.windows ?? [])];
  const keyed = windows.map(
    (one) => [JSON.stringify([one.name, one.from, one.to, one.except ?? ""]), one] as const,
  );
  return { windows: [...new Map(keyed).values()] };
}
