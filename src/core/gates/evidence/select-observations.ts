import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import type { Observation } from "#core/model/observation.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";

/** An observation with the evidence file that holds it. */
export interface Candidate {
  readonly file: EvidenceFacts;
  readonly observation: Observation;
}

/** What is looked for. What is missing does not narrow, but a missing slice asks for no slice. */
export interface Wanted {
  readonly format?: string | undefined;
  readonly observation: string;
  readonly suite?: string | undefined;
  readonly environment?: string | undefined;
  readonly about?: string | undefined;
  readonly dataset?: string | undefined;
  readonly slice?: Readonly<Record<string, string>> | undefined;
}

/** Splits a check's `read`: `junit:failures`. The observation may hold colons itself. */
export function splitRead(read: string): { readonly format: string; readonly observation: string } {
  const colon = read.indexOf(":");
  if (colon < 0) return { format: "", observation: read };
  return { format: read.slice(0, colon), observation: read.slice(colon + 1) };
}

/** Files that a check may read. */
export function filesOf(
  evidence: readonly EvidenceFacts[],
  { format, suite, environment, about }: Wanted,
): readonly EvidenceFacts[] {
  return evidence.filter(
    (file) =>
      (format === undefined || file.reading.format === format) &&
      (suite === undefined || file.suite === suite) &&
      (environment === undefined || file.environment === environment) &&
      (about === undefined || file.about?.includes(about) === true),
  );
}

/** Observations of the name that is wanted, whatever their slice. */
export function namedOf(files: readonly EvidenceFacts[], { observation }: Wanted): readonly Candidate[] {
  return files.flatMap((file) =>
    file.reading.observations
      .filter(({ name }) => name === observation)
      .map((found) => ({ file, observation: found })),
  );
}

/** Whether an observation is of the slice that is wanted; none wanted means the whole data. */
export function hasSlice({ observation }: Candidate, { slice = {} }: Wanted): boolean {
  const own = observation.slice ?? {};
  const keys = Object.keys(own);
  return (
    keys.length === Object.keys(slice).length &&
    keys.every((key) => Object.hasOwn(slice, key) && (slice[key] === "*" || slice[key] === own[key]))
  );
}

/** Whether an observation was made on the data set that is wanted: by its own words, or else by the manifest's. */
export function hasDataset({ file, observation }: Candidate, { dataset }: Wanted): boolean {
  if (dataset === undefined || observation.dataset === dataset) return true;
  return observation.dataset === undefined && file.about?.includes(dataset) === true;
}

/** All observations that are wanted. */
export function select(evidence: readonly EvidenceFacts[], wanted: Wanted): readonly Candidate[] {
  return namedOf(filesOf(evidence, wanted), wanted).filter(
    (candidate) => hasSlice(candidate, wanted) && hasDataset(candidate, wanted),
  );
}

const SHOWN = 8;

/** Names that stand in the files: the one that was probably meant first, then others, a handful in all. */
export function namesNear(name: string, files: readonly EvidenceFacts[]): readonly string[] {
  const known = [...new Set(files.flatMap(({ reading }) => reading.observations.map((one) => one.name)))];
  const meant = didYouMean(name, known.slice(0, 2000));
  const first = meant === undefined ? [] : [meant];
  const rest = known.filter((one) => one !== meant);
  const listed = [...first, ...rest].slice(0, SHOWN);
  const more = known.length - listed.length;
  return more > 0 ? [...listed, `${more} more`] : listed;
}

/** An observation as a sentence names it: `recall (AgeGroup 31-40)`. */
export function labelOf({ name, slice }: Observation): string {
  const parts = Object.entries(slice ?? {}).map(([key, value]) => `${key} ${value}`);
  return parts.length === 0 ? name : `${name} (${parts.join(", ")})`;
}
