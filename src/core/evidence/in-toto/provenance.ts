import type { Artifact, Parameter } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { readResource } from "./digests.ts";
import type { PredicateSummary } from "./predicate-summary.ts";

/** Leaves of a build's parameters that are kept, and how deep they are looked for. */
const MOST_PARAMETERS = 200;
const DEEPEST = 8;

/**
 * SLSA provenance (v1, and v0.1 to v0.2): the build as a transformation from its dependencies to the subjects, and the source
 * commit as a subject.
 */
export function readProvenance(
  predicate: Foreign,
  subjects: readonly Artifact[],
  builder: ReadingBuilder,
): PredicateSummary {
  const definition = predicate.at("buildDefinition");
  const old = !definition.present;
  const run = old ? predicate : predicate.at("runDetails");
  const id = run.at("builder", "id");
  if (id.text === undefined) {
    builder.problem(
      {
        id: "no-builder",
        says: "The provenance does not name its builder, so nobody answers for it.",
        fix: "Write it again with the build system that made the files.",
      },
      id.where,
    );
  }
  const list = old ? predicate.at("materials") : definition.at("resolvedDependencies");
  const inputs = list.items.flatMap((one) => readResource(one, builder) ?? []);
  for (const input of inputs) builder.add("artifacts", input);
  const given = old ? predicate.at("invocation", "parameters") : definition.at("externalParameters");
  const parameters: Parameter[] = [];
  collect(given, "", 0, parameters);
  addCommit(predicate, inputs, builder);
  builder.add("transformations", {
    name: (old ? predicate : definition).at("buildType").text ?? "build",
    inputs,
    outputs: subjects,
    parameters,
    source: predicate.source,
  });
  for (const name of [
    "invocationId",
    "buildInvocationId",
    "startedOn",
    "finishedOn",
    "buildStartedOn",
    "buildFinishedOn",
  ]) {
    const { text, source } = run.at("metadata", name);
    if (text !== undefined) builder.add("properties", { name, value: text, source });
  }
  return { builder: id.text };
}

/** The commit that was built: the dependency of the repository that the build was asked for, or the only git one. */
function addCommit(predicate: Foreign, inputs: readonly Artifact[], builder: ReadingBuilder): void {
  const external = predicate.at("buildDefinition", "externalParameters");
  const asked =
    external.at("workflow", "repository").text ??
    external.at("source").text ??
    external.at("repository").text ??
    predicate.at("invocation", "configSource", "uri").text?.replace(/@.*$/, "");
  const source = readResource(predicate.at("invocation", "configSource"), builder);
  const candidates = [...inputs, ...(source === undefined ? [] : [source])].filter(
    (input) => commitOf(input) !== undefined,
  );
  const ids = new Set(candidates.map(commitOf));
  const meant =
    candidates.find(({ name }) => asked !== undefined && name.includes(asked)) ??
    (ids.size === 1 ? candidates[0] : undefined);
  const id = meant === undefined ? undefined : commitOf(meant);
  if (meant === undefined || id === undefined) return;
  builder.add("subjects", { kind: "commit", id, source: meant.source });
  builder.add("properties", { name: "source", value: meant.name, source: meant.source });
}

function commitOf({ name, digests }: Artifact): string | undefined {
  const git = digests.find(({ algorithm }) => algorithm === "gitCommit");
  // Provenance before v1 gives the commit of a git address as sha1.
  const old = name.startsWith("git+") ? digests.find(({ algorithm }) => algorithm === "sha1") : undefined;
  return git?.value ?? old?.value;
}

function collect(from: Foreign, name: string, depth: number, parameters: Parameter[]): void {
  if (depth > DEEPEST) return;
  for (const [key, child] of from.entries) {
    if (parameters.length >= MOST_PARAMETERS) return;
    const inner = name === "" ? key : `${name}.${key}`;
    const { value } = child;
    if (child.isMapping) collect(child, inner, depth + 1, parameters);
    else if (typeof value === "string" || typeof value === "boolean" || child.number !== undefined)
      parameters.push({
        name: inner,
        value: child.number ?? child.boolean ?? String(value),
        source: child.source,
      });
  }
}
