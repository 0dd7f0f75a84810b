import type { Artifact } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { readResource } from "./digests.ts";
import type { PredicateSummary } from "./predicate-summary.ts";

type Subjects = readonly Artifact[];

/** SLSA verification summary v1: a verifier's verdict, and what it looked at. */
export function readVerificationSummary(
  predicate: Foreign,
  _: Subjects,
  builder: ReadingBuilder,
): PredicateSummary {
  const at = readInstant(predicate.at("timeVerified").text ?? "");
  const result = readResult(
    "verificationResult",
    predicate.at("verificationResult"),
    ["PASSED"],
    at,
    builder,
  );
  addProperties(predicate, ["resourceUri", "slsaVersion"], builder);
  addResources([predicate.at("policy"), ...predicate.at("inputAttestations").items], builder);
  for (const level of predicate.at("verifiedLevels").items)
    if (level.text !== undefined)
      builder.add("properties", { name: "verifiedLevels", value: level.text, source: level.source });
  return { builder: predicate.at("verifier", "id").text, result };
}

/** Test result v0.1 of in-toto: a verdict, and the names of tests by outcome. */
export function readTestResult(predicate: Foreign, _: Subjects, builder: ReadingBuilder): PredicateSummary {
  const lists = ["passedTests", "warnedTests", "failedTests"].map(
    (name) => [name, predicate.at(name)] as const,
  );
  const samples = lists.reduce((sum, [, list]) => sum + list.items.length, 0);
  const listed = lists.some(([, list]) => list.isList);
  if (listed && samples === 0) {
    builder.problem(
      {
        id: "no-tests",
        says: "The statement names no test at all, so its result proves nothing.",
        fix: "Run the tests again and see that they are found.",
      },
      predicate.where,
    );
    return {};
  }
  const result = readResult(
    "result",
    predicate.at("result"),
    ["PASSED", "WARNED"],
    undefined,
    builder,
    listed ? samples : undefined,
  );
  for (const [name, list] of lists)
    if (listed) builder.record({ name, value: list.items.length, samples, source: list.source });
  addResources(predicate.at("configuration").items, builder);
  const { text, source } = predicate.at("url");
  if (text !== undefined) builder.add("links", { target: text, source });
  return { result };
}

/** Simple verification result of in-toto (svr): properties that a verifier found to hold. */
export function readVerification(predicate: Foreign, _: Subjects, builder: ReadingBuilder): PredicateSummary {
  const { items } = predicate.at("properties");
  for (const item of items)
    if (item.text !== undefined)
      builder.add("properties", { name: "verified", value: item.text, source: item.source });
  if (items.length === 0) {
    builder.problem(
      {
        id: "nothing-verified",
        says: "The verifier names no property that it found to hold.",
        fix: "Write the statement again with what was verified.",
      },
      predicate.at("properties").where,
    );
  }
  addProperties(predicate, ["timeCreated"], builder);
  addResources(predicate.at("verifier", "policies").items, builder);
  return { builder: predicate.at("verifier", "id").text };
}

function readResult(
  name: string,
  from: Foreign,
  good: readonly string[],
  at: string | undefined,
  builder: ReadingBuilder,
  samples?: number,
): string | undefined {
  const { text } = from;
  if (text === undefined || !["PASSED", "WARNED", "FAILED"].includes(text)) {
    builder.problem(
      {
        id: "unknown-result",
        says: "`{name}` is `{found}`, which is no result.",
        fix: "Write `PASSED` or `FAILED`, as the specification of the predicate asks.",
        values: { name, found: from.spelled },
      },
      from.where,
    );
    return undefined;
  }
  builder.record({
    name,
    value: text,
    passed: good.includes(text),
    ...(at === undefined ? {} : { at }),
    ...(samples === undefined ? {} : { samples }),
    source: from.source,
  });
  return text;
}

function addProperties(from: Foreign, names: readonly string[], builder: ReadingBuilder): void {
  for (const name of names) {
    const { text, source } = from.at(name);
    if (text !== undefined) builder.add("properties", { name, value: text, source });
  }
}

function addResources(resources: readonly Foreign[], builder: ReadingBuilder): void {
  for (const resource of resources) {
    const artifact = readResource(resource, builder);
    if (artifact !== undefined) builder.add("artifacts", artifact);
  }
}
