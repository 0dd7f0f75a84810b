/**
 * How firmly a report is bound to the package that it is evidence for, from the weakest.
 *
 * - `none`: nothing says what it is about.
 * - `declared`: the manifest says it, which its author wrote.
 * - `embedded`: the report itself names a digest, the run, or a commit of what is handed over.
 * - `attested`: somebody whom the base branch trusts signed that.
 */
export const STRENGTHS = ["none", "declared", "embedded", "attested"] as const;

export type Strength = (typeof STRENGTHS)[number];

/** Each strength in words that complete "the report is …". */
export const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  none: "bound to the package by nothing",
  declared: "bound to the package by the manifest alone",
  embedded: "bound to the package by what it names itself",
  attested: "bound to the package by a trusted signature",
};

/** Whether a binding is at least as strong as what is asked for; where nothing is asked, any is. */
export function suffices(found: Strength, asked: Strength | undefined): boolean {
  return asked === undefined || STRENGTHS.indexOf(found) >= STRENGTHS.indexOf(asked);
}

/** The stronger of two; one that is not given asks for nothing. */
export function stronger(a: Strength | undefined, b: Strength | undefined): Strength | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return suffices(a, b) ? a : b;
}
