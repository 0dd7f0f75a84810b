import { type ClaimState, claimChecker } from "#core/facts/check-claims.ts";
import { claimCandidates } from "#core/facts/claimed-path.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Artifact, Transformation } from "#core/model/details.ts";

/** Content that a step read or made. */
export interface Item {
  /** The same for the same content wherever it is named: its path, or its name where it is no path of the repository. */
  readonly key: string;
  /** Where it stands in the repository; `null` when it does not. */
  readonly path: string | null;
  readonly state: ClaimState;
  readonly artifact: Artifact;
}

/** A step of a document, with what it read and made. */
export interface Step {
  readonly index: number;
  readonly name: string;
  readonly document: string;
  readonly inputs: readonly Item[];
  readonly outputs: readonly Item[];
  readonly parameters: Transformation["parameters"];
}

/** Every step that the package's documents name, and who reads what whom made. */
export interface Lineage {
  readonly steps: readonly Step[];
  /** Of these, without the plans of steps that another document says were run: a `dvc.yaml` beside its `dvc.lock`. */
  readonly runs: readonly Step[];
  /** Documents that name a step. */
  readonly documents: readonly DocumentFacts[];
  /** Steps that made a content, a folder that it lies in, or something in it. */
  readonly makersOf: (key: string) => readonly Step[];
}

/** A content where a step names it. */
export interface Mention {
  readonly step: Step;
  readonly item: Item;
  readonly how: "read" | "made";
}

/** Everything that steps read and made, in their order. */
export function mentionsOf(steps: readonly Step[]): readonly Mention[] {
  return steps.flatMap((step) => [
    ...step.inputs.map((item): Mention => ({ step, item, how: "read" })),
    ...step.outputs.map((item): Mention => ({ step, item, how: "made" })),
  ]);
}

/** Puts the steps of all documents together. */
export function followSteps(one: PackageFacts): Lineage {
  const check = claimChecker(one);
  const documents = one.documents.filter((document) => stepsOf(document).length > 0);
  const itemOf = (document: string) => (artifact: Artifact) => {
    const { path, state } = check(document, artifact);
    const key = path ?? claimCandidates(one, document, artifact.name)[0] ?? artifact.name;
    return { key, path, state, artifact };
  };
  const found = documents.flatMap((document) =>
    stepsOf(document).map((each) => ({ path: document.path, each })),
  );
  const steps = found.map(({ path: document, each }, index): Step => {
    const [inputs, outputs] = [each.inputs.map(itemOf(document)), each.outputs.map(itemOf(document))];
    return { index, name: each.name, document, inputs, outputs, parameters: each.parameters };
  });
  const runs = withoutPlans(steps);
  return { steps, runs, documents, makersOf: makers(runs) };
}

/** What neither names a result nor states a digest, as a model card that names its data, is a mention and no step. */
function stepsOf({ reading }: DocumentFacts): readonly Transformation[] {
  return (reading?.details?.transformations ?? []).filter(
    ({ inputs, outputs }) => outputs.length > 0 || inputs.some(({ digests }) => digests.length > 0),
  );
}

/** A plan states no digest, and a run of the same name beside it does. */
function withoutPlans(steps: readonly Step[]): readonly Step[] {
  const nameOf = ({ document, name }: Step) =>
    JSON.stringify([document.slice(0, document.lastIndexOf("/") + 1), name]);
  const isRun = ({ inputs, outputs }: Step) =>
    [...inputs, ...outputs].some(({ artifact }) => artifact.digests.length > 0);
  const run = new Set(steps.filter(isRun).map(nameOf));
  return steps.filter((step) => isRun(step) || !run.has(nameOf(step)));
}

function makers(steps: readonly Step[]): Lineage["makersOf"] {
  const at = new Map<string, Set<Step>>();
  const below = new Map<string, Set<Step>>();
  for (const step of steps)
    for (const { key } of step.outputs) {
      grow(at, key, step);
      for (const folder of foldersOf(key)) grow(below, folder, step);
    }
  return (key) => {
    const found = [key, ...foldersOf(key)].flatMap((place) => [...(at.get(place) ?? [])]);
    return [...new Set([...found, ...(below.get(key) ?? [])])].toSorted((a, b) => a.index - b.index);
  };
}

function grow(map: Map<string, Set<Step>>, key: string, step: Step): void {
  const known = map.get(key) ?? new Set();
  known.add(step);
  map.set(key, known);
}

/** Folders above a path, from the nearest; a uri's, too, which harms nobody. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf("/"); end > 0 && folders.length < 64; end = path.lastIndexOf("/", end - 1))
    folders.push(path.slice(0, end));
  return folders;
}

/** Steps that lead to some steps, those included: what they read was made by them, however far back. Circles end. */
export function upstreamOf(start: readonly Step[], { makersOf }: Lineage): readonly Step[] {
  const seen = new Set(start);
  const asked = new Set<string>();
  // The set grows while it is walked, so that each step is visited once.
  for (const step of seen)
    for (const { key } of step.inputs) {
      if (asked.has(key)) continue;
      asked.add(key);
      for (const maker of makersOf(key)) seen.add(maker);
    }
  return [...seen];
}
