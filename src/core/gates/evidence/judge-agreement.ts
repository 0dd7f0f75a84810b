import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import { quantity } from "#core/quantity/parse-quantity.ts";
import { shownApart } from "#core/quantity/shown-quantity.ts";
import { claimsOf } from "./claims-of.ts";
import { type Context, sourceOf } from "./context.ts";
import { labelOf } from "./select-observations.ts";
import { agree } from "./significant-digits.ts";

/** A metric of a report, or of a document that repeats what was measured. */
interface Seen {
  readonly reading: EvidenceReading;
  readonly observation: Observation;
  /** Whether its document names metrics as people do: `auc` for `test.auc`. */
  readonly bare: boolean;
}

/** Bounds on what is compared in one package, so that two hostile files cannot make it slow. What lies beyond blocks. */
const MOST_MEASURED = 50_000;
const MOST_REPEATED = 10_000;
const MOST_ALIKE = 256;
const MOST_FINDINGS = 12;

/** A metric that is repeated, and what it may repeat. */
type Repeated = readonly [one: Seen, others: readonly Seen[]];

/**
 * Whether the model card, the run and the reports give the same number for the same metric. Compared are: what a document of the
 * model repeats with any report that measured it, and two reports of different formats that name the same run. A card's bare name
 * is compared with the last part of measured names, and agrees when one of them does.
 */
export function judgeAgreement(context: Context): readonly Finding[] {
  const { evidence } = context.package;
  const all = evidence.flatMap(({ reading }) => seenIn(reading, false));
  const repeats = documentsOf(context);
  const measured = indexOf(all.slice(0, MOST_MEASURED), repeats);
  const ofDocuments = repeats
    .slice(0, MOST_REPEATED)
    .map((one): Repeated => [one, candidatesOf(one, measured)]);
  const found = [...ofDocuments, ...sameRun(evidence)];
  const findings = found.flatMap(([one, others]) => disagreement(one, others.slice(0, MOST_ALIKE), context));
  const agreed = found.filter(([, others]) => others.length > 0).length - findings.length;
  const told = findings.slice(0, MOST_FINDINGS);
  const { say, about } = context;
  const count = findings.length - told.length;
  const isCut =
    (repeats.length > 0 && all.length > MOST_MEASURED) ||
    repeats.length > MOST_REPEATED ||
    found.some(([, others]) => others.length > MOST_ALIKE);
  return [
    ...told,
    ...(count === 0 ? [] : [say("more-disagree", { count }, about)]),
    ...(isCut ? [say("too-much-to-compare", { most: MOST_MEASURED, alike: MOST_ALIKE }, about)] : []),
    ...(agreed > 0 ? [say("agrees", { count: agreed }, about)] : []),
  ];
}

function documentsOf({ package: { documents, evidence } }: Context): readonly Seen[] {
  const listed = new Set(evidence.map(({ reading }) => reading.path));
  return documents.flatMap(({ pointers, reading }) => {
    const ofModel = pointers.length === 0 || pointers.some((pointer) => pointer.startsWith("/model"));
    if (reading === null || !ofModel || listed.has(reading.path)) return [];
    return seenIn(reading, pointers.includes("/model/card") || (reading.details?.sections ?? []).length > 0);
  });
}

function seenIn(reading: EvidenceReading, bare: boolean): readonly Seen[] {
  return reading.observations
    .filter(({ value }) => typeof value === "number")
    .map((observation) => ({ reading, observation, bare }));
}

type Index = Map<string, Seen[]>;

/**
 * Metrics of the same part of the data, in a unit of the same kind, by their whole name and by its last part. Those that nothing
 * repeats are left out, which are most.
 */
function indexOf(all: readonly Seen[], repeats: readonly Seen[]): Index {
  const index: Index = new Map();
  const names = repeats.map(({ observation: { name } }) => name);
  const wanted = new Set([...names, ...names.map(lastOf)]);
  for (const one of all) {
    const { name } = one.observation;
    if (wanted.has(name) || wanted.has(lastOf(name))) remember(index, one);
  }
  return index;
}

function remember(index: Index, one: Seen): void {
  const { name } = one.observation;
  const kind = kindOf(one);
  for (const key of [keyOf(name, kind), keyOf(`…${lastOf(name)}`, kind)]) {
    const there = index.get(key);
    if (there === undefined) index.set(key, [one]);
    // One more than is compared tells that there are more.
    else if (there.length <= MOST_ALIKE) there.push(one);
  }
}

function keyOf(name: string, kind: string): string {
  return `${JSON.stringify(name)}${kind}`;
}

/** The part of the data and the kind of unit, as the second half of a key. */
function kindOf({ observation }: Seen): string {
  return JSON.stringify([sliceOf(observation), quantityOf(observation)?.dimension]);
}

/** What a repeated metric may have been measured as: by its whole name, or a card's by the last part; of its data set where one is named. */
function candidatesOf(one: Seen, measured: Index): readonly Seen[] {
  const { name, dataset } = one.observation;
  const kind = kindOf(one);
  const whole = measured.get(keyOf(name, kind)) ?? [];
  const found = whole.length > 0 || !one.bare ? whole : (measured.get(keyOf(`…${lastOf(name)}`, kind)) ?? []);
  if (found.length > MOST_ALIKE) return found;
  const ofDataset = found.filter(({ observation }) => observation.dataset === dataset);
  if (ofDataset.length > 0) return ofDataset;
  return found.filter(({ observation }) => dataset === undefined || observation.dataset === undefined);
}

/** Reports that name the same run in two formats, for each metric that both hold under one name. */
function sameRun(evidence: readonly EvidenceFacts[]): readonly Repeated[] {
  const byRun = new Map<string, Map<string, Index>>();
  return evidence.flatMap(({ reading }) => {
    const ids = new Set(claimsOf(reading).flatMap((claim) => (claim.kind === "run" ? [claim.id] : [])));
    const seen = seenIn(reading, false);
    const found = [...ids].flatMap((id) => {
      const formats = byRun.get(id) ?? new Map<string, Index>();
      byRun.set(id, formats);
      const earlier = [...formats].flatMap(([format, index]) => (format === reading.format ? [] : [index]));
      const own = formats.get(reading.format) ?? new Map();
      formats.set(reading.format, own);
      for (const one of seen) remember(own, one);
      return seen.map((one): Repeated => [one, earlier.flatMap((index) => candidatesOf(one, index))]);
    });
    return distinctOf(found);
  });
}

/** Each metric once, though two files share two runs. */
function distinctOf(found: readonly Repeated[]): readonly Repeated[] {
  const byOne = new Map<Seen, Seen[]>();
  for (const [one, others] of found) {
    if (others.length === 0) continue;
    byOne.set(one, [...new Set([...(byOne.get(one) ?? []), ...others])]);
  }
  return [...byOne];
}

function disagreement(one: Seen, others: readonly Seen[], context: Context): readonly Finding[] {
  const [nearest] = others.toSorted((a, b) => distance(one, a) - distance(one, b));
  if (nearest === undefined || others.some((other) => isSame(one, other, context))) return [];
  const { say, about } = context;
  const [stated, measured] = shownApart(numberOf(one), numberOf(nearest));
  const values = {
    observation: labelOf(one.observation),
    path: one.reading.path,
    stated,
    other: labelOf(nearest.observation),
    otherPath: nearest.reading.path,
    line: nearest.observation.source.line ?? 1,
    measured,
  };
  const where = sourceOf(one.reading.path, one.observation.source);
  return [say("disagrees", values, { ...about, where })];
}

/** A card may write a share as percent without saying so: 95.3 for 0.953. */
function isSame(one: Seen, other: Seen, { options: { agreement } }: Context): boolean {
  const [a, b] = [quantityOf(one.observation), quantityOf(other.observation)];
  if (a === undefined || b === undefined) return true;
  const [left, right] = a.unit === b.unit ? [a.value, b.value] : [a.base, b.base];
  if (agree(left, right, agreement.relative)) return true;
  const percent = one.bare && a.unit === "" && left > 1 && left <= 100 && right >= 0 && right <= 1;
  return percent && agree(left, Number((right * 100).toPrecision(15)), agreement.relative);
}

function distance(one: Seen, other: Seen): number {
  return Math.abs((quantityOf(one.observation)?.base ?? 0) - (quantityOf(other.observation)?.base ?? 0));
}

function quantityOf({ value, unit = "" }: Observation) {
  const parsed = typeof value === "number" ? quantity(value, unit) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}

function numberOf({ observation: { value, unit = "" } }: Seen) {
  return { value: Number(value), unit };
}

function sliceOf({ slice }: Observation): string {
  if (slice === undefined) return "[]";
  return JSON.stringify(Object.entries(slice).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
