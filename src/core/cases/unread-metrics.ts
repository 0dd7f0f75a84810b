import type { Handoff } from "#core/handoff/handoff-schema.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Statement } from "#core/model/statement.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import type { Policy } from "#core/policy/policy.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Impossible, WhatIf } from "./what-if.ts";

/** Options of gates under which a metric is named. */
const NAMING: ReadonlySet<string> = new Set(["read", "samples", "metric"]);

/**
 * Metrics that are told to be otherwise and that nobody reads: no check of any stage of the policy, and no target, trigger or
 * `stable` of a package. Most are mistyped, and would make no difference. None where a manifest cannot be read, since it may name them.
 * `at` is where they are told.
 */
export function unreadMetrics(
  told: WhatIf["metrics"],
  { packages }: Pick<KnownFacts, "packages">,
  policy: Policy,
  at: Impossible["at"] = ["metrics"],
): readonly Impossible[] {
  if (told === undefined || packages.some(({ manifest }) => !manifest.ok)) return [];
  const handoffs = packages.flatMap(({ manifest }) => (manifest.ok ? [manifest.value.handoff] : []));
  const known = [...new Set([...namedByChecks(policy), ...handoffs.flatMap(namedBy)])];
  return Object.keys(told).flatMap((name) =>
    known.some((one) => isRead(name, one))
      ? []
      : [{ at: [...at, name], part: "key", because: unread(name, known) }],
  );
}

/** Names that checks read: `metrics:test.auc`, or of any format, or of any prefix, `recall`. */
function namedByChecks(policy: Policy): readonly string[] {
  // The highest risk is asked for all that a lower one is.
  const gates = policy.stages.flatMap((stage) => gatesFor(policy, stage, "High"));
  return gates.flatMap(({ options }) => namesIn(options));
}

function namesIn(options: unknown): readonly string[] {
  if (typeof options !== "object" || options === null) return [];
  return Object.entries(options).flatMap(([key, value]) =>
    typeof value === "string" ? (NAMING.has(key) ? [value] : []) : namesIn(value),
  );
}

function namedBy({ problem, rollback }: Handoff): readonly string[] {
  const stable = rollback?.stable === undefined ? [] : [rollback.stable];
  return [...(problem?.success ?? []), ...(rollback?.triggers ?? []), ...stable].map(({ metric }) => metric);
}

/** A name with a format is read as it is; one without by any format, and by the end of a longer name, as the gates do it. */
function isRead(told: string, known: string): boolean {
  if (told === known) return true;
  const name = nameOf(told);
  return name === known || name.endsWith(`.${known}`);
}

function nameOf(told: string): string {
  return told.slice(told.indexOf(":") + 1);
}

/** How it is told: a name without a format has the format that was told. */
function spelled(known: string, told: string): string {
  return /^[a-z0-9-]+:/.test(known) ? known : `${told.slice(0, told.indexOf(":"))}:${known}`;
}

/** The same name in another format, else one that ends with it (`auc` for `test.auc`), else one that is spelled nearly like it. */
function nearestOf(name: string, names: readonly string[]): string | undefined {
  const end = `.${name.toLowerCase()}`;
  const meant =
    names.find((one) => nameOf(one) === name) ??
    names.find((one) => nameOf(one).toLowerCase().endsWith(end)) ??
    didYouMean(name, names.map(nameOf));
  return names.find((one) => one === meant || nameOf(one) === meant);
}

function unread(name: string, known: readonly string[]): Statement {
  const names = [...new Set(known.map((one) => spelled(one, name)))].sort();
  const nearest = nearestOf(nameOf(name), names);
  return {
    id: "unread-metric",
    says: "Nobody reads `{name}`: no check of the policy, and no target or trigger of the package.",
    fix:
      nearest !== undefined
        ? "Did you mean `{nearest}`?"
        : names.length > 0
          ? "Name one that is read: {names}."
          : "Leave it out.",
    values: { name, names, nearest: nearest ?? "" },
  };
}
