import fc from "fast-check";
import { expect, test } from "vitest";
import { backstage } from "./reader.ts";

function read(text: string) {
  return backstage.read({ path: "catalog-info.yaml", text, oid: "0".repeat(40) });
}

// Shape: backstage/backstage:docs/features/software-catalog/descriptor-format.md.
const COMPONENT = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: churn
  tags: [python, ml]
  links:
    - url: https://dash.example.com
      title: Dashboard
spec:
  type: service
  lifecycle: production
  owner: group:default/team-a
  system: retention
`;

test("owner, lifecycle, links and properties", () => {
  const { details, problems } = read(COMPONENT);
  expect(problems).toEqual([]);
  expect(details?.terms).toEqual([
    {
      kind: "owner",
      of: "churn",
      value: "group:default/team-a",
      source: { pointer: "/spec/owner", line: 12, column: 10 },
    },
    {
      kind: "status",
      of: "churn",
      value: "production",
      source: { pointer: "/spec/lifecycle", line: 11, column: 14 },
    },
  ]);
  expect(details?.links).toMatchObject([{ target: "https://dash.example.com" }]);
  const properties = new Map(details?.properties?.map(({ name, value }) => [name, value]));
  expect(properties.get("Component/churn.spec.system")).toBe("retention");
  expect(properties.get("Component/churn.metadata.tags")).toBe("python, ml");
});

test("several entities keep apart", () => {
  const { details } = read(`${COMPONENT}---\n${COMPONENT.replace("name: churn", "name: api")}`);
  expect(details?.terms?.map(({ of }) => of)).toEqual(["churn", "churn", "api", "api"]);
});

test.for([
  ["no kind", "apiVersion: backstage.io/v1alpha1\nmetadata: {name: a}\n", ["no-entity"]],
  ["an empty file", "", ["empty"]],
  ["half a file", "kind: [", ["not-yaml"]],
] as const)("%s", ([, text, expected]) => {
  expect(read(text).problems.map(({ id }) => id)).toEqual(expected);
});

test("any document gives a reading", () => {
  const wrapped = fc
    .json()
    .map((json) => `{"kind": "A", "metadata": {"name": "b", "links": ${json}}, "spec": ${json}}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), wrapped), (text) => {
      const { details, problems } = read(text);
      expect(problems.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
    }),
    { seed: 41, numRuns: 300 },
  );
});

test("detects by content", () => {
  expect(backstage.detect(COMPONENT, "x.yaml")).toBe(true);
  expect(backstage.detect("apiVersion: apps/v1\n# backstage.io/\n", "x.yaml")).toBe(false);
});
