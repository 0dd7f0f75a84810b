import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import { formatQuantity, quantity } from "#core/quantity/parse-quantity.ts";
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

/** Bounds on what is compared in one package, so that two hostile files cannot make it slow. */
const MOST_MEASURED = 20_000;
const MOST_REPEATED = 1000;
const MOST_ALIKE = 64;
const MOST_FINDINGS = 12;

/**
 * Whether the model card, the run and the reports give the same number for the same metric. Compared are: what a document of the
 * model repeats with any report that measured it, and two reports of different formats that name the same run. A card's bare name
 * is compared with the last part of measured names, and agrees when one of them does.
 */
export function judgeAgreement(context: Context): readonly Finding[] {
  const { evidence } = context.package;
  const measured = indexOf(evidence.flatMap(({ reading }) => seenIn(reading, false)).slice(0, MOST_MEASURED));
  const repeated = documentsOf(context).slice(0, MOST_REPEATED);
  const found = repeated.map((one) => [one, candidatesOf(one, measured)] as const);
  const ofRuns = sameRun(evidence);
  const findings = [...found, ...ofRuns].flatMap(([one, others]) => disagreement(one, others, context));
  const agreed = [...found, ...ofRuns].filter(([, others]) => others.length > 0).length - findings.length;
  const told = findings.slice(0, MOST_FINDINGS);
  const { say, about } = context;
  const count = findings.length - told.length;
  const more = count === 0 ? [] : [say("more-disagree", { count }, about)];
  return [...told, ...more, ...(agreed > 0 ? [say("agrees", { count: agreed }, about)] : [])];
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

/** Metrics by their whole name and by its last part. */
function indexOf(all: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  const index = new Map<string, Seen[]>();
  for (const one of all) {
    const { name } = one.observation;
    for (const key of new Set([name, `…${lastOf(name)}`])) {
      const there = index.get(key);
      if (there === undefined) index.set(key, [one]);
      else there.push(one);
    }
  }
  return index;
}

/** What a repeated metric may have been measured as: by its whole name, or a card's by the last part; of its data set where one is named. */
function candidatesOf(one: Seen, measured: ReadonlyMap<string, readonly Seen[]>): readonly Seen[] {
  const { name, dataset } = one.observation;
  const whole = like(one, measured.get(name) ?? []);
  const found = whole.length > 0 || !one.bare ? whole : like(one, measured.get(`…${lastOf(name)}`) ?? []);
  const ofDataset = found.filter(({ observation }) => observation.dataset === dataset);
  if (ofDataset.length > 0) return ofDataset;
  return found.filter(({ observation }) => dataset === undefined || observation.dataset === undefined);
}

/** Of the same part of the data, in a unit of the same kind. */
function like({ observation }: Seen, others: readonly Seen[]): readonly Seen[] {
  const slice = sliceOf(observation);
  const kind = quantityOf(observation)?.dimension;
  return others
    .slice(0, MOST_ALIKE)
    .filter(
      (other) => sliceOf(other.observation) === slice && quantityOf(other.observation)?.dimension === kind,
    );
}

/** Pairs of reports that name the same run, for each metric that both hold under one name. */
function sameRun(evidence: readonly EvidenceFacts[]): readonly (readonly [Seen, readonly Seen[]])[] {
  const runs = evidence.map(({ reading }) => {
    const ids = claimsOf(reading).flatMap((claim) => (claim.kind === "run" ? [claim.id] : []));
    return { reading, ids: new Set(ids) };
  });
  return runs.flatMap(({ reading, ids }, index) => {
    const earlier = runs
      .slice(0, index)
      .filter((one) => one.reading.format !== reading.format && [...one.ids].some((id) => ids.has(id)));
    if (earlier.length === 0) return [];
    const measured = indexOf(earlier.flatMap((one) => seenIn(one.reading, false)).slice(0, MOST_MEASURED));
    return seenIn(reading, false)
      .slice(0, MOST_REPEATED / 10)
      .map((one) => [one, candidatesOf(one, measured)] as const);
  });
}

function disagreement(one: Seen, others: readonly Seen[], context: Context): readonly Finding[] {
  const [nearest] = others.toSorted((a, b) => distance(one, a) - distance(one, b));
  if (nearest === undefined || others.some((other) => isSame(one, other, context))) return [];
  const { say, about } = context;
  const values = {
    observation: labelOf(one.observation),
    path: one.reading.path,
    stated: textOf(one.observation),
    other: labelOf(nearest.observation),
    otherPath: nearest.reading.path,
    line: nearest.observation.source.line ?? 1,
    measured: textOf(nearest.observation),
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

function textOf({ value, unit = "" }: Observation): string {
  return formatQuantity({ value: Number(value), unit });
}

function sliceOf({ slice = {} }: Observation): string {
  return JSON.stringify(Object.entries(slice).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
