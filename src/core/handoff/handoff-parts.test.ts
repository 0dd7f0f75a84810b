import { Ajv } from "ajv";
import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { FULL_MANIFEST } from "./full-manifest.fixture.ts";
import { handoffJsonSchema } from "./handoff-json-schema.ts";
import { pathFault, resolvePath, writtenPath } from "./package-path.ts";
import { readManifest } from "./read-manifest.ts";
import { PATH_KEYS, referencedPaths, valuesAt } from "./referenced-paths.ts";
import { lacking, REQUIREMENTS, requiredFor } from "./required-when.ts";
import { resolveSections } from "./resolve-sections.ts";
import type { ResolvedHandoff } from "./resolved-handoff.ts";

function full(): ResolvedHandoff {
  const document = readManifest(FULL_MANIFEST, "handoffs/churn/handoff.yml", "handoffs/churn");
  const reading = document.ok ? resolveSections(document.value, new Map()) : document;
  if (!reading.ok) throw new Error("the full manifest does not read");
  return reading.value;
}

describe("referenced paths", () => {
  const { paths, uris, issues } = referencedPaths(full());

  test("are resolved from the package folder, with pointer, kind and place", () => {
    expect(issues).toEqual([]);
    expect(paths.find(({ pointer }) => pointer === "/code/path")).toEqual({
      pointer: "/code/path",
      path: "src",
      kind: "either",
      where: { path: "handoffs/churn/handoff.yml", line: 36, column: 9, endLine: 36, endColumn: 18 },
    });
    expect(paths.find(({ pointer }) => pointer === "/datasets/0/lineage/0")?.path).toBe(
      "handoffs/churn/dvc.lock",
    );
    expect(paths).toHaveLength(27);
  });

  test("name content elsewhere by uri and digest", () => {
    expect(uris).toMatchObject([{ pointer: "/datasets/1/path", uri: "s3://acme-data/crm-2025q2.parquet" }]);
  });

  test("are looked for at exactly the keys where the schema takes a path", () => {
    const known = PATH_KEYS.map(({ keys }) => keys.join("/"));
    expect(pathKeys(handoffJsonSchema(), []).toSorted()).toEqual(known.toSorted());
  });
});

/** Keys of a JSON Schema at which `{ uri, digest }` may stand: those that take a path. */
function pathKeys(schema: unknown, keys: readonly string[]): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties, items, anyOf }: { properties?: object; items?: unknown; anyOf?: unknown[] } = schema;
  if (properties !== undefined && Object.hasOwn(properties, "uri")) return [keys.join("/")];
  return [
    ...Object.entries(properties ?? {}).flatMap(([key, one]) => pathKeys(one, [...keys, key])),
    ...pathKeys(items, [...keys, "*"]),
    ...(anyOf ?? []).flatMap((one) => pathKeys(one, keys)),
  ];
}

describe("paths", () => {
  test.each([
    ["handoffs/churn", "a/b", "handoffs/churn/a/b"],
    ["handoffs/churn", "../../a", "a"],
    ["handoffs/churn", "../..", ""],
    ["handoffs/churn", "../../..", null],
    ["handoffs/churn", "./a/./b/", "handoffs/churn/a/b"],
    ["", "a", "a"],
    ["", "..", null],
    ["", "a/../..", null],
  ])("from %j, %j is %j", (folder, path, expected) => {
    expect(resolvePath(folder, path)).toBe(expected);
  });

  test("a resolved path never holds `.`, `..` or an empty part", () => {
    const part = fc.constantFrom("a", "b", "..", ".");
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const path = parts.join("/");
        expect(pathFault(path)).toBeNull();
        const resolved = resolvePath("x/y", path);
        if (resolved === null || resolved === "") return;
        expect(resolved.split("/").filter((one) => ["", ".", ".."].includes(one))).toEqual([]);
        expect(resolvePath("", resolved)).toBe(resolved);
        expect(resolvePath("x/y", writtenPath("x/y", resolved))).toBe(resolved);
      }),
      { seed: 8 },
    );
  });
});

test.each([
  ["handoffs/churn", "handoffs/churn/docs/a.md", "docs/a.md"],
  ["handoffs/churn", "handoffs/other/a.md", "../other/a.md"],
  ["handoffs/churn", "src", "../../src"],
  ["handoffs/churn", "handoffs/churn", "."],
  ["", "a/b", "a/b"],
])("in %j, %j is written %j", (folder, path, expected) => {
  expect(writtenPath(folder, path)).toBe(expected);
});

describe("requirements", () => {
  test("grow from boundary to boundary", () => {
    const [research, engineering, production] = (
      ["research-to-engineering", "engineering-to-operations", "production"] as const
    ).map(requiredFor);
    expect(engineering?.slice(0, research?.length)).toEqual(research);
    expect(production).toEqual(REQUIREMENTS);
  });

  test("name keys that the full manifest holds", () => {
    const found = REQUIREMENTS.filter(
      ({ pointer }) => valuesAt(full().handoff, pointer.split("/").slice(1)).length === 0,
    );
    expect(found).toEqual([]);
  });

  test("point at the entry of a list that lacks something", () => {
    // The second data set of the full manifest has no contract.
    expect(lacking(full().handoff, "research-to-engineering")).toEqual([]);
    expect(lacking(full().handoff, "production").map(({ pointer }) => pointer)).toEqual([
      "/datasets/1/contract",
    ]);
  });

  test("count an empty value and an empty list as absent", () => {
    const pointers = lacking(
      { problem: { doc: "", success: [] }, datasets: [] },
      "research-to-engineering",
    ).map(({ pointer }) => pointer);
    expect(pointers).toContain("/problem/doc");
    expect(pointers).toContain("/problem/success");
    expect(pointers.filter((pointer) => pointer.startsWith("/datasets"))).toEqual(Array(5).fill("/datasets"));
  });
});

describe("JSON Schema", () => {
  const schema = handoffJsonSchema();
  const validate = new Ajv({ strict: false }).compile(schema);

  test("accepts the full manifest", () => {
    expect(validate(load(FULL_MANIFEST)), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    ["a section as Markdown path", { problem: "docs/problem.md" }, true],
    ["a section as number", { problem: 5 }, false],
    ["an unknown key", { rolback: {} }, false],
    [
      "a uri with its digest",
      { model: { path: { uri: "s3://b/m", digest: { sha256: "a".repeat(64) } } } },
      true,
    ],
    ["a uri without digest", { model: { path: { uri: "s3://b/m" } } }, false],
    ["an x- key", { "x-note": 1 }, true],
    ["an x- key in a section", { model: { "x-note": 1 } }, true],
    ["a version that is none", { package: { name: "a", version: "1", owner: "@a" } }, false],
  ])("%s", (_, part, expected) => {
    const head = { apiVersion: "gatehouse/v1", package: { name: "a", version: "1.0.0", owner: "@a" } };
    expect(validate({ ...head, ...part })).toBe(expected);
  });

  test("is a plain draft 7 schema whose root stands by itself, with a text for every key", () => {
    expect(schema).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", type: "object" });
    const text = JSON.stringify(schema);
    expect(text).not.toMatch(/__schema|9007199254740991|"format":"(?:starts_with|regex)"/);
    expect(undescribed(schema, "")).toEqual([]);
  });
});

/** Properties of a JSON Schema that an editor could say nothing about. */
function undescribed(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const properties: unknown = Reflect.get(schema, "properties");
  const own =
    typeof properties === "object" && properties !== null
      ? Object.entries(properties).flatMap(([name, one]: [string, unknown]) =>
          typeof one === "object" && one !== null && "description" in one ? [] : [`${path}/${name}`],
        )
      : [];
  return [
    ...own,
    ...Object.entries(schema).flatMap(([key, one]: [string, unknown]) => undescribed(one, `${path}/${key}`)),
  ];
}
