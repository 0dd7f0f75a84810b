import { gates } from "#core/gates/registry.ts";
import { blocks, byGravity } from "#core/model/outcome.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Expected } from "./case-file-schema.ts";
import { loginOf } from "./cast.ts";
import type { Found } from "./judge-found.ts";

/** One field in which a situation came to something else than expected. */
export interface Difference {
  /** Keys below `expect`. */
  readonly at: readonly string[];
  /** Plain texts, perhaps foreign. */
  readonly expected: string;
  readonly actual: string;
}

/** The fields that a case names and that came to something else, in the order of this format; a list by its missing and surplus entries. */
export function compareFound(expected: Expected, found: Found): readonly Difference[] {
  const { outcome, stage, gates = {}, findings = [], without = [], counts = {} } = expected;
  return [
    ...plain(["outcome"], outcome, found.outcome),
    ...plain(["stage"], stage === null ? "none" : stage, found.stage ?? "none"),
    ...lists(["blocks"], expected.blocks, found.blocks, { more: (gate) => `${gate}${causeOf(gate, found)}` }),
    ...Object.entries(gates).flatMap(([gate, wanted]) =>
      wanted === undefined ? [] : ofGate(gate, wanted, found),
    ),
    ...lists(
      ["findings"],
      findings,
      found.findings.filter((name) => findings.includes(name)),
      { missing: withNeighbour },
    ),
    ...surplus(
      ["without"],
      found.findings.filter((name) => without.includes(name)),
    ),
    ...lists(["asked"], expected.asked, found.asked),
    ...Object.entries(counts).flatMap(([person, wanted]) =>
      lists(["counts", person], wanted, found.counts[nameIn(found, person)] ?? []),
    ),
  ];
}

function plain(at: readonly string[], expected: string | undefined, actual: string): readonly Difference[] {
  return expected === undefined || expected === actual ? [] : [{ at, expected, actual }];
}

function ofGate(gate: string, wanted: string, found: Found): readonly Difference[] {
  const actual = found.gates[gate];
  if (actual === wanted) return [];
  const told = actual === undefined ? "not asked for" : `${actual}${causeOf(gate, found)}`;
  return [{ at: ["gates", gate], expected: wanted, actual: told }];
}

/** Lists hold each entry once and in no order; only what differs is told. */
function lists(
  at: readonly string[],
  expected: readonly string[] | undefined,
  actual: readonly string[],
  explain: Readonly<Partial<Record<"missing" | "more", (name: string) => string>>> = {},
): readonly Difference[] {
  if (expected === undefined) return [];
  const missing = expected.filter((name) => !actual.includes(name));
  const more = actual.filter((name) => !expected.includes(name));
  if (missing.length === 0 && more.length === 0) return [];
  const { missing: ofMissing = plainly, more: ofMore = plainly } = explain;
  return [
    {
      at,
      expected: listed(missing.map(ofMissing), "nothing else"),
      actual: listed(more.map(ofMore), "none of these"),
    },
  ];
}

function surplus(at: readonly string[], more: readonly string[]): readonly Difference[] {
  return more.length === 0 ? [] : [{ at, expected: "none of these", actual: more.join(", ") }];
}

function plainly(name: string): string {
  return name;
}

/** The name of a finding; where its gate lists none of that id, with the one that was most likely meant. Mistakes in files have ids that no gate lists. */
function withNeighbour(name: string): string {
  const [of = "", id = ""] = name.split("/");
  const known = Object.keys(gates.find(({ meta }) => meta.id === of)?.messages ?? {});
  const meant = known.includes(id) ? undefined : didYouMean(id, known);
  return meant === undefined ? name : `${name} (did you mean ${of}/${meant}?)`;
}

function listed(names: readonly string[], none: string): string {
  return names.length === 0 ? none : names.join(", ");
}

/** In brackets, the finding by which a gate blocks; nothing where it does not. */
function causeOf(gate: string, { verdict }: Found): string {
  const findings = verdict?.gates.find((each) => each.gate === gate)?.findings ?? [];
  const blocking = findings.filter(({ outcome, severity }) => severity !== "warn" && blocks(outcome));
  const [first] = blocking.toSorted((a, b) => byGravity(a.outcome, b.outcome));
  return first === undefined ? "" : ` (${first.id})`;
}

function nameIn({ counts }: Found, person: string): string {
  const wanted = loginOf(person).toLowerCase();
  return Object.keys(counts).find((login) => login.toLowerCase() === wanted) ?? person;
}
