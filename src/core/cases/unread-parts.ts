import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import { nameOf } from "#core/gates/fairness/series-of.ts";
import type { Observation } from "#core/model/observation.ts";
import type { Statement } from "#core/model/statement.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { GivenMetric } from "./given-schema.ts";
import type { MetricReader } from "./metric-readers.ts";
import type { Impossible } from "./what-if.ts";

type Slice = Readonly<Record<string, string>>;

/** A metric that somebody reads, as a case tells it. */
export interface ToldMetric {
  /** With its format: `metrics:test.auc`. */
  readonly name: string;
  readonly metric: GivenMetric;
  /** Those who read a metric of this name; not empty. */
  readonly readers: readonly MetricReader[];
  /** What the packages' evidence holds. */
  readonly seen: readonly EvidenceFacts[];
  /** Where it is told. */
  readonly at: Impossible["at"];
}

/** The part of the data for which a metric is told, if any. */
export function sliceOf(metric: GivenMetric): Slice | undefined {
  return metric !== null && typeof metric === "object" ? metric.slice : undefined;
}

/** Whether a reader reads what is measured for a part of the data; for all of it, without a slice. */
export function isRead({ parts }: Pick<MetricReader, "parts">, slice: Slice | undefined): boolean {
  const keys = Object.keys(slice ?? {});
  if (slice === undefined || keys.length === 0) return parts.of === "whole";
  if (parts.of === "whole") return false;
  if (parts.of === "groups") return parts.attributes === "any" || parts.attributes.includes(nameOf(keys));
  const { slice: wanted } = parts;
  return (
    keys.length === Object.keys(wanted).length &&
    keys.every((key) => Object.hasOwn(wanted, key) && (wanted[key] === "*" || wanted[key] === slice[key]))
  );
}

/** Why what is told of a metric makes no difference, though others of its values would; nothing where it does. */
export function unreadPart(told: ToldMetric): readonly Impossible[] {
  const { metric, readers, at } = told;
  if (metric === null) return [];
  const slice = sliceOf(metric);
  const ofPart = readers.filter((reader) => isRead(reader, slice));
  if (slice !== undefined) {
    const because = ofPart.length === 0 ? unreadSlice(told, slice) : mistypedAttribute(told, slice, ofPart);
    if (because !== null) return [{ at: [...at, "slice"], because }];
  } else if (ofPart.length === 0 && !isMeasured(told)) {
    return [{ at, part: "key", because: onlyParts(told) }];
  }
  return unreadSuite(told, ofPart);
}

/** Whether the evidence holds it for any part of the data: what is told without one takes the place of all of them. */
function isMeasured(told: ToldMetric): boolean {
  return observationsOf(told).length > 0;
}

function observationsOf({ name, seen }: ToldMetric): readonly Observation[] {
  const colon = name.indexOf(":");
  const [format, observation] = [name.slice(0, colon), name.slice(colon + 1)];
  return seen
    .filter(({ reading }) => reading.format === format)
    .flatMap(({ reading }) => reading.observations.filter((one) => one.name === observation));
}

function unreadSlice({ name, readers }: ToldMetric, slice: Slice): Statement {
  const read = partsOf(readers, slice);
  const parts = read.map(({ label }) => label);
  const nearest = nearestPart(slice, read);
  const says =
    parts.length === 0
      ? "`{name}` is only read for all of the data, not for the slice {slice}."
      : "Nobody reads `{name}` for the slice {slice}.";
  const fix =
    nearest !== undefined
      ? "Did you mean {nearest}?"
      : parts.length > 0
        ? "Name one that is read: {parts}."
        : "Leave `slice` out.";
  return {
    id: "unread-slice",
    says,
    fix,
    values: { name, slice: labelOf(slice), parts, nearest: nearest ?? "" },
  };
}

/** An attribute that would be read like any other, and that is called nearly like one of the evidence or the policy. */
function mistypedAttribute(
  told: ToldMetric,
  slice: Slice,
  ofPart: readonly MetricReader[],
): Statement | null {
  const isAny = ofPart.every(({ parts }) => parts.of === "groups" && parts.attributes === "any");
  if (!isAny) return null;
  const known = new Set([
    ...observationsOf(told).flatMap((one) =>
      one.slice === undefined ? [] : [nameOf(Object.keys(one.slice))],
    ),
    ...told.readers.flatMap(({ parts }) =>
      parts.of === "groups" && parts.attributes !== "any" ? parts.attributes : [],
    ),
  ]);
  const attribute = nameOf(Object.keys(slice));
  const nearest = known.has(attribute) ? undefined : didYouMean(attribute, [...known]);
  if (nearest === undefined) return null;
  const values = { name: told.name, attribute, nearest };
  const says = "Nothing else measures `{name}` by {attribute}.";
  return { id: "unread-slice", says, fix: "Did you mean {nearest}?", values };
}

/** What is told for all of the data, where only parts of it are read. */
function onlyParts({ name, readers }: ToldMetric): Statement {
  const parts = partsOf(readers, {}).map(({ label }) => label);
  const says = "`{name}` is only read for parts of the data: {parts}.";
  const fix = "Tell it for one of these: `slice` says for which.";
  return { id: "slice-missing", says, fix, values: { name, parts } };
}

/** A suite that no check asks for, where each of them asks for one; or none at all, where nothing is measured yet. */
function unreadSuite(told: ToldMetric, ofPart: readonly MetricReader[]): readonly Impossible[] {
  const { name, metric, at } = told;
  if (ofPart.some(({ suite }) => suite === undefined)) return [];
  const suites = [...new Set(ofPart.flatMap(({ suite }) => suite ?? []))].sort();
  const own = metric !== null && typeof metric === "object" ? metric.suite : undefined;
  if (suites.length === 0 || (own === undefined ? isMeasured(told) : suites.includes(own))) return [];
  const nearest = own === undefined ? undefined : didYouMean(own, suites);
  const says =
    own === undefined
      ? "`{name}` is only read of the suite {suites}."
      : "Nobody reads `{name}` of the suite {own}.";
  const fix = nearest === undefined ? "Name one that is read: {suites}." : "Did you mean {nearest}?";
  const because = {
    id: "unread-suite",
    says,
    fix,
    values: { name, suites, own: own ?? "", nearest: nearest ?? "" },
  };
  return own === undefined ? [{ at, part: "key", because }] : [{ at: [...at, "suite"], because }];
}

/** A part that is read, as a case would tell it: by which attribute, and whole. */
interface Part {
  readonly attribute: string;
  readonly label: string;
}

/** Parts that are read, with the values of the told slice where any are read; each once. */
function partsOf(readers: readonly MetricReader[], slice: Slice): readonly Part[] {
  const values = Object.keys(slice)
    .sort()
    .map((key) => slice[key]);
  const of = (keys: readonly string[], wanted: Slice) =>
    labelOf(Object.fromEntries(keys.map((key, at) => [key, part(wanted[key], values[at])])));
  const parts = readers.flatMap(({ parts }): readonly Part[] => {
    if (parts.of === "whole") return [];
    if (parts.of === "slice") {
      const keys = Object.keys(parts.slice).sort();
      return [{ attribute: nameOf(keys), label: of(keys, parts.slice) }];
    }
    if (parts.attributes === "any") return [{ attribute: "", label: "any attribute" }];
    return parts.attributes.map((attribute) => ({ attribute, label: of(attribute.split(" × "), {}) }));
  });
  return [...new Map(parts.toSorted(byLabel).map((one) => [one.label, one])).values()];
}

function byLabel(a: Part, b: Part): number {
  return a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
}

/** What was most likely meant: another value of the same attribute, or else the same value of one that is called nearly like it. */
function nearestPart(slice: Slice, read: readonly Part[]): string | undefined {
  const attribute = nameOf(Object.keys(slice));
  const own = read.filter((one) => one.attribute === attribute);
  const labels = own.map(({ label }) => label);
  if (own.length > 0) return didYouMean(labelOf(slice), labels);
  const meant = didYouMean(
    attribute,
    read.map((one) => one.attribute),
  );
  return read.find((one) => one.attribute === meant)?.label;
}

function part(wanted: string | undefined, told: string | undefined): string {
  return wanted === undefined || wanted === "*" ? (told ?? "…") : wanted;
}

/** A slice as one writes it: `AgeGroup: 31-40, Gender: Female`. */
function labelOf(slice: Slice): string {
  const parts = Object.entries(slice).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([key, value]) => `${key}: ${value}`).join(", ");
}
