import { Minimatch } from "minimatch";
import * as z from "zod";

const glob = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^[^{}\\[\]]*$/,
    "expected a dotted name or a glob without brackets and backslashes, such as *.replicas",
  );

/** Options of the gate `parity`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe(
      "Whether a package must name what it runs on in staging and in production, in files that can be compared.",
    ),
  allow: z
    .array(glob)
    .max(200)
    .optional()
    .describe(
      "Settings that may differ, by dotted names or globs (`*` is within a part, `**` any parts). With it, every other difference blocks; an empty list allows none. Without it, differences are only shown.",
    ),
});

export type Options = z.output<typeof options>;

/** Asks for what either side asks for: only what both lists allow is allowed. */
export function strengthen(earlier: z.input<typeof options>, later: z.input<typeof options>): Options {
  const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
  const allow =
    a.allow === undefined || b.allow === undefined ? (a.allow ?? b.allow) : bothAllow(a.allow, b.allow);
  return { required: a.required || b.required, ...(allow === undefined ? {} : { allow }) };
}

/** Entries of either list that the other one allows: the same text, or a plain name that one of its globs matches. */
function bothAllow(a: readonly string[], b: readonly string[]): string[] {
  const within = (entries: readonly string[], others: readonly string[]) => {
    const matches = matcherOf(others);
    return entries.filter(
      (entry) => others.includes(entry) || (!/[*?]/.test(entry) && matches(entry) !== undefined),
    );
  };
  return [...new Set([...within(a, b), ...within(b, a)])];
}

/** Finds the first glob that matches a dotted name; `undefined` when none does. */
export function matcherOf(globs: readonly string[]): (name: string) => string | undefined {
  const how = { dot: true, nobrace: true, noext: true, nonegate: true, nocomment: true };
  const compiled = globs.map((text) => [text, new Minimatch(asPath(text), how)] as const);
  return (name) => compiled.find(([, pattern]) => pattern.match(asPath(name)))?.[0];
}

/** The parts of a name are what globs take for folders; a slash in a part is only a character. */
function asPath(name: string): string {
  return name.replaceAll("/", "\u2215").replaceAll(".", "/");
}
