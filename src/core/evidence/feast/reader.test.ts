import fc from "fast-check";
import { expect, test } from "vitest";
import { feast } from "./reader.ts";

function read(text: string) {
  return feast.read({ path: "feature_store.yaml", text, oid: "0".repeat(40) });
}

// Shape: feast-dev/feast:docs/reference/feature-repository/feature-store-yaml.md.
test("the stores, but no addresses and passwords", () => {
  const text =
    "project: churn\nregistry:\n  registry_type: sql\n  path: ${REGISTRY}\nprovider: local\nonline_store:\n  type: redis\n  connection_string: host,password=secret\noffline_store: bigquery\nentity_key_serialization_version: 3\n";
  const { details, problems } = read(text);
  expect(problems).toEqual([]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["project", "churn"],
    ["provider", "local"],
    ["registry.registry_type", "sql"],
    ["registry.path", "${REGISTRY}"],
    ["online_store.type", "redis"],
    ["offline_store", "bigquery"],
    ["entity_key_serialization_version", 3],
  ]);
  expect(details?.properties?.[0]?.source).toEqual({ pointer: "/project", line: 1, column: 10 });
});

test.for([
  ["no project", "provider: local\n", ["no-project"]],
  ["an empty file", "", ["empty"]],
  ["half a file", "project: [", ["not-yaml"]],
] as const)("%s", ([, text, expected]) => {
  expect(read(text).problems.map(({ id }) => id)).toEqual(expected);
});

test("any document gives a reading", () => {
  const wrapped = fc.json().map((json) => `{"project": ${json}, "registry": ${json}}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), wrapped), (text) => {
      const { details, problems } = read(text);
      expect(problems.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
    }),
    { seed: 43, numRuns: 300 },
  );
});

test("detects by name or content", () => {
  expect(feast.detect("", "repo/feature_store.yaml")).toBe(true);
  expect(feast.detect("project: a\nonline_store: {type: sqlite}\n", "fs.yml")).toBe(true);
  expect(feast.detect("project: a\n", "sonar.yml")).toBe(false);
});
