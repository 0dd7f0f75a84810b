import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Policy } from "#core/policy/policy.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { isNamed, metricReaders } from "./metric-readers.ts";
import { isRead, sliceOf, unreadPart } from "./unread-parts.ts";
import type { Impossible, WhatIf } from "./what-if.ts";

/**
 * Metrics that are told to be otherwise and that nobody reads: no check of any stage of the policy, and no target, trigger or
 * `stable` of a package; and values of metrics that are read, for a part of the data or a suite for which nobody reads them. Most are
 * mistyped, and would make no difference. Also metrics that reports have in another format alone. None where a manifest cannot be
 * read, since it may name them. `at` is where they are told.
 */
export function unreadMetrics(
  told: WhatIf["metrics"],
  { packages, baseline = [] }: Pick<KnownFacts, "packages"> & Partial<Pick<KnownFacts, "baseline">>,
  policy: Policy,
  at: Impossible["at"] = ["metrics"],
): readonly Impossible[] {
  if (told === undefined || packages.some(({ manifest }) => !manifest.ok)) return [];
  const handoffs = packages.flatMap(({ manifest }) => (manifest.ok ? [manifest.value.handoff] : []));
  const readers = metricReaders(policy, handoffs);
  const named = readers.flatMap(({ name }) => name ?? []);
  const seen = [...packages, ...baseline].flatMap(({ evidence }) => evidence);
  return Object.entries(told).flatMap(([name, metric]): readonly Impossible[] => {
    const own = readers.filter((one) => one.name !== null && isNamed(name, one.name));
    const measured = own.some((one) => one.name === name) ? [] : measuredAs(name, seen);
    if (own.length > 0 && measured.length > 0)
      return [{ at: [...at, name], part: "key", because: otherFormat(name, measured) }];
    const slice = sliceOf(metric);
    const shown = readers.filter((one) => one.name === null && slice !== undefined && isRead(one, slice));
    if (own.length + shown.length > 0)
      return unreadPart({ name, metric, readers: [...own, ...shown], seen, at: [...at, name] });
    return [{ at: [...at, name], part: "key", because: unread(name, named, seen) }];
  });
}

/** The same metric under the formats in which the evidence has it, where it does not have it in the one that was told. */
function measuredAs(told: string, seen: readonly EvidenceFacts[]): readonly string[] {
  const names = seen.flatMap(({ reading: { format, observations } }) =>
    observations.some(({ name }) => name === nameOf(told)) ? [`${format}:${nameOf(told)}`] : [],
  );
  return names.includes(told) ? [] : [...new Set(names)].sort();
}

/** What is told in a format that no report has would stand beside what was measured, and not in its place. */
function otherFormat(name: string, measured: readonly string[]): Statement {
  const says = "No report has `{name}`: it is measured as {measured}.";
  const fix = measured.length === 1 ? "Did you mean `{nearest}`?" : "Tell it as one of these.";
  return { id: "other-format", says, fix, values: { name, measured, nearest: measured[0] ?? "" } };
}

/** How it is told: a name without a format as the evidence has it, with its format; where nothing measures it, in the format that was told. */
function spelled(known: string, told: string, seen: readonly EvidenceFacts[]): readonly string[] {
  if (/^[a-z0-9-]+:/.test(known)) return [known];
  const measured = seen.flatMap(({ reading: { format, observations } }) =>
    observations.map(({ name }) => `${format}:${name}`).filter((name) => isNamed(name, known)),
  );
  return measured.length > 0 ? measured : [`${told.slice(0, told.indexOf(":"))}:${known}`];
}

function nameOf(told: string): string {
  return told.slice(told.indexOf(":") + 1);
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

function unread(name: string, known: readonly string[], seen: readonly EvidenceFacts[]): Statement {
  const names = [...new Set([...new Set(known)].flatMap((one) => spelled(one, name, seen)))].sort();
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
