import type { Weakness } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** What Trivy looks for, by the list of a result that holds it, and the key that names what was found. */
const KINDS = [
  { kind: "vulnerabilities", list: "Vulnerabilities", id: "VulnerabilityID" },
  { kind: "misconfigurations", list: "Misconfigurations", id: "ID" },
  { kind: "secrets", list: "Secrets", id: "RuleID" },
] as const;

export type Kind = (typeof KINDS)[number]["kind"];

/** Something that Trivy found, and of which kind. */
export interface Finding extends Weakness {
  readonly kind: Kind;
}

/** Findings of one result, those that were suppressed by an ignore file or a VEX document included. */
export function readFindings(result: Foreign, builder: ReadingBuilder): readonly Finding[] {
  const target = result.at("Target").text;
  const open = KINDS.flatMap((kind) =>
    result.at(kind.list).items.flatMap((entry) => {
      // With `--include-non-failures` a check that passed is listed, too.
      const status = entry.at("Status").text;
      const passed = kind.kind === "misconfigurations" && (status === "PASS" || status === "EXCEPTION");
      return passed ? [] : findingOf(entry, kind, { target }, builder);
    }),
  );
  const modified = result.at("ExperimentalModifiedFindings").items.flatMap((entry) => {
    const kind = KINDS.find(({ list }) => list.toLowerCase().startsWith(stem(entry.at("Type").text)));
    const said = entry.at("Statement").text ?? entry.at("Status").text;
    const found = entry.at("Finding");
    return kind === undefined ? [] : findingOf(found, kind, { target, suppressed: said ?? "" }, builder);
  });
  return [...open, ...modified];
}

/** `vulnerability` → `vulnerabilit`, the stem that a list's name shares with it; of no type, a text that no list begins with. */
function stem(type: string | undefined): string {
  return type === undefined ? "?" : type.toLowerCase().replace(/y$/, "");
}

function findingOf(
  entry: Foreign,
  { kind, id }: (typeof KINDS)[number],
  { target, suppressed }: { readonly target: string | undefined; readonly suppressed?: string },
  builder: ReadingBuilder,
): readonly Finding[] {
  const name = entry.at(id).text;
  if (name === undefined) {
    const says = "This entry of the results has no `{id}`, so it cannot be told what was found.";
    const fix = "Write the report again with Trivy.";
    builder.problem({ id: "broken-result", says, fix, values: { id } }, entry.where);
    return [];
  }
  const score = scoreOf(entry);
  const component = entry.at("PkgName").text ?? target;
  const fixedIn = entry.at("FixedVersion").text;
  return [
    {
      kind,
      id: name,
      severity: severityOf(entry.at("Severity").text),
      ...(score === undefined ? {} : { score }),
      ...(component === undefined ? {} : { component }),
      ...(fixedIn === undefined ? {} : { fixedIn }),
      suppressed: suppressed !== undefined,
      ...(suppressed === undefined || suppressed === "" ? {} : { justification: suppressed }),
      source: entry.source,
    },
  ];
}

/** Trivy's severity in one vocabulary; what it does not rate is `unknown`. */
export function severityOf(text: string | undefined): Weakness["severity"] {
  return (
    (["critical", "high", "medium", "low"] as const).find((each) => each === text?.toLowerCase()) ?? "unknown"
  );
}

/** The CVSS score of the source that the severity was taken from, or else the highest of the others; v4 before v3 before v2. */
function scoreOf(entry: Foreign): number | undefined {
  const preferred = entry.at("SeveritySource").text;
  const vendors = entry.at("CVSS").entries;
  const own = vendors.find(([vendor]) => vendor === preferred)?.[1];
  const scores = [own, ...vendors.map(([, scored]) => scored)].map((scored) => scored && best(scored));
  const [first, ...others] = scores;
  if (first !== undefined) return first;
  const known = others.filter((score) => score !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => Math.max(a, b));
}

function best(scored: Foreign): number | undefined {
  const found = ["V40Score", "V3Score", "V2Score"].map((key) => scored.at(key).number);
  return found.find((score) => score !== undefined && score >= 0 && score <= 10);
}
