import * as z from "zod";

const REACTIONS = ["report", "refuse"] as const;

/** Options of the gate `inventory`. */
export const options = z.strictObject({
  strong_digests: z
    .boolean()
    .default(false)
    .describe("Whether content outside of git must be fixed by SHA-256 or SHA-512, and md5 or sha1 fails."),
  line_endings: z
    .enum(REACTIONS)
    .default("report")
    .describe("What a digest comes to that differs from the file by line endings only."),
  executables: z
    .enum(REACTIONS)
    .default("report")
    .describe("What a file comes to that runs code when it is loaded, such as a pickle."),
  allow: z
    .array(
      z
        .string()
        .min(1)
        .max(256)
        .regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as handoffs/*/model/**"),
    )
    .max(100)
    .default([])
    .describe(
      "Globs, relative to the repository, of files that may run code where `executables` is `refuse`.",
    ),
  unreferenced: z
    .enum(REACTIONS)
    .default("report")
    .describe("What a file of the package comes to that neither the manifest names nor its `ignore` lists."),
  links: z
    .enum(REACTIONS)
    .default("report")
    .describe(
      "What a relative link comes to that leads to nothing in the package, in a Markdown document that the manifest names.",
    ),
});

/** Options after the policy has filled in what they leave out. */
export type Options = z.output<typeof options>;
type Written = z.input<typeof options>;

/** Refuses what either side refuses. Where both refuse executables, only what both allow is allowed. */
export function strengthen(earlier: Written, later: Written): Written {
  return {
    strong_digests: (earlier.strong_digests ?? false) || (later.strong_digests ?? false),
    line_endings: stricter(earlier.line_endings, later.line_endings),
    executables: stricter(earlier.executables, later.executables),
    allow: allowed(earlier, later),
    unreferenced: stricter(earlier.unreferenced, later.unreferenced),
    links: stricter(earlier.links, later.links),
  };
}

type Reaction = (typeof REACTIONS)[number];

function stricter(a: Reaction | undefined, b: Reaction | undefined): Reaction {
  return a === "refuse" || b === "refuse" ? "refuse" : "report";
}

/** A side that refuses nothing needs no exceptions, so that its empty list is no objection to the other's. */
function allowed(earlier: Written, later: Written): string[] {
  const [before, after] = [earlier.allow ?? [], later.allow ?? []];
  if (earlier.executables !== "refuse") return [...after];
  if (later.executables !== "refuse") return [...before];
  return after.filter((glob) => before.includes(glob));
}
