import type { Artifact } from "#core/model/details.ts";
import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import type { Job } from "./group-by-job.ts";
import { readFacets } from "./read-facets.ts";

/** The data sets that a job read and wrote: lineage, and what their facets say. The last event that names one counts. */
export function readDatasets(builder: ReadingBuilder, job: Job, about: Partial<Observation>): void {
  const inputs = new Map<string, Foreign[]>();
  const outputs = new Map<string, Foreign[]>();
  for (const event of job.events) {
    for (const dataset of event.at("inputs").items) collect(inputs, dataset);
    for (const dataset of event.at("outputs").items) collect(outputs, dataset);
    const dataset = event.at("dataset");
    if (dataset.isMapping) readFacets(builder, nameOf(dataset), [dataset], about);
  }
  const both = new Map<string, Foreign[]>();
  for (const [name, datasets] of [...inputs, ...outputs]) {
    const known = both.get(name);
    both.set(name, known === undefined ? datasets : [...known, ...datasets]);
  }
  for (const [name, datasets] of both) readFacets(builder, name, datasets, about);
  if (inputs.size + outputs.size === 0) return;
  builder.add("transformations", {
    name: job.name,
    inputs: artifactsOf(inputs),
    outputs: artifactsOf(outputs),
    parameters: [],
    source: job.last.at("job").source,
  });
}

function collect(into: Map<string, Foreign[]>, dataset: Foreign): void {
  const name = nameOf(dataset);
  if (name === "") return;
  const known = into.get(name);
  if (known === undefined) into.set(name, [dataset]);
  else known.push(dataset);
}

/**
 * Namespace and name as one text, which is the uri of most data (openlineage.io/docs/spec/naming): `s3://bucket/path`. A file has
 * its path alone.
 */
function nameOf(dataset: Foreign): string {
  const name = dataset.at("name").text ?? "";
  const namespace = dataset.at("namespace").text ?? "";
  if (name === "" || namespace === "" || namespace === "file" || namespace.startsWith("file:")) return name;
  return `${namespace}${namespace.endsWith("/") || name.startsWith("/") ? "" : "/"}${name}`;
}

function artifactsOf(datasets: ReadonlyMap<string, readonly Foreign[]>): readonly Artifact[] {
  return [...datasets].flatMap(([name, [first]]) =>
    first === undefined ? [] : [{ name, digests: [], source: first.source }],
  );
}
