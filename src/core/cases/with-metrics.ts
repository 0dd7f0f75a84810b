import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import type { Observation } from "#core/model/observation.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { Given, GivenMetric } from "./given-schema.ts";

type Metrics = NonNullable<Given["metrics"]>;
type Told = Exclude<GivenMetric, null | string | number | boolean>;

/** A package in which something else was measured: what its evidence holds under a name is replaced, or added as a report of its own. */
export function withMetrics(one: PackageFacts, metrics: Metrics | undefined): PackageFacts {
  if (metrics === undefined) return one;
  const evidence = Object.entries(metrics).reduce(
    (known, [name, metric]) => withMetric(known, name, metric, one.folder),
    one.evidence,
  );
  return { ...one, evidence };
}

function withMetric(
  evidence: readonly EvidenceFacts[],
  written: string,
  metric: GivenMetric,
  folder: string,
): readonly EvidenceFacts[] {
  const colon = written.indexOf(":");
  const [format, name] = [written.slice(0, colon), written.slice(colon + 1)];
  const told: Told | null = metric === null ? null : typeof metric === "object" ? metric : { value: metric };
  const isAbout = (each: EvidenceFacts, observation: Observation) =>
    each.reading.format === format &&
    observation.name === name &&
    (told?.suite === undefined || told.suite === each.suite) &&
    (told?.slice === undefined || isSameSlice(told.slice, observation.slice));
  const isThere = evidence.some((each) => each.reading.observations.some((seen) => isAbout(each, seen)));
  if (told !== null && !isThere) return [...evidence, report(format, name, told, folder, evidence.length)];
  return evidence.map((each) => ({
    ...each,
    reading: {
      ...each.reading,
      observations: each.reading.observations.flatMap((seen) =>
        isAbout(each, seen) ? (told === null ? [] : [{ ...seen, ...measured(told) }]) : [seen],
      ),
    },
  }));
}

function isSameSlice(a: Readonly<Record<string, string>>, b: Observation["slice"]): boolean {
  const sorted = (slice: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(slice).sort());
  return b !== undefined && sorted(a) === sorted(b);
}

/** Value and unit, and what else is told. */
function measured({ value, samples, slice, at }: Told): Pick<Observation, "value"> & Partial<Observation> {
  const quantity = typeof value === "string" ? parseQuantity(value) : null;
  const isQuantity = quantity?.ok === true;
  return {
    value: isQuantity ? quantity.value.value : value,
    ...(isQuantity && quantity.value.unit !== "" ? { unit: quantity.value.unit } : {}),
    ...(samples === undefined ? {} : { samples }),
    ...(slice === undefined ? {} : { slice }),
    ...(at === undefined ? {} : { at }),
  };
}

/** A report that nobody wrote: what it says is about the model, as its manifest would state. */
function report(format: string, name: string, told: Told, folder: string, index: number): EvidenceFacts {
  const path = `${folder}/made-up/${index}-${format}`;
  const observation: Observation = {
    name,
    ...measured(told),
    source: { pointer: `/${name}`, line: 1, column: 1 },
  };
  const reading = { path, format, digest: "0".repeat(40), observations: [observation], problems: [] };
  const suite = told.suite === undefined ? {} : { suite: told.suite };
  return { pointer: `/evidence/${index}`, path, ...suite, about: ["model"], reading };
}
