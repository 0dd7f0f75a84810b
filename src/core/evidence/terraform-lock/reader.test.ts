import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { terraformLock } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/env");
const ZH = `"zh:${"ab".repeat(32)}"`;
const H1 = `"h1:${"A".repeat(43)}="`;

const read = (text: string) => terraformLock.read({ path: ".terraform.lock.hcl", text, oid: "abc" });
const problems = (text: string) => read(text).problems.map(({ id }) => id);
const provider = (body: string) =>
  `# by "terraform init"\nprovider "registry.example.com/a/b" {\n${body}\n}\n`;

test.for([
  [
    `version = "3.37.0"\nconstraints = ">= 3.0"\nhashes = [\n${H1},\n${ZH},\n]`,
    { version: "3.37.0", exact: true, locked: true },
  ],
  [`version = "3.37.0"\nhashes = [${ZH}]`, { exact: true, locked: true }],
  ['version = "3.37.0"', { exact: true, locked: false }],
  ['version = "3.37.0"\nhashes = []', { exact: true, locked: false }],
  [`hashes = [${H1}]`, { exact: false, locked: true }],
] as const)("%s", ([body, expected]) => {
  expect(problems(provider(body))).toEqual([]);
  expect(read(provider(body)).details?.pins).toEqual([
    expect.objectContaining({
      kind: "provider",
      name: "registry.example.com/a/b",
      ...expected,
      source: { pointer: "/provider/0", line: 2, column: 1 },
    }),
  ]);
});

describe("problems", () => {
  test.for([
    ["", ["no-providers"]],
    ["# nothing", ["no-providers"]],
    [provider('hashes = ["sha256:12"]'), ["invalid-hash"]],
    [provider("version = 3"), ["unexpected"]],
    ['provider "a" {', ["unexpected"]],
    ['resource "a" "b" {}', ["unexpected"]],
    ["<<<<<<< HEAD", ["unexpected"]],
    ['provider "a', ["unexpected"]],
    [" ".repeat(6_000_000), ["too-large"]],
  ] as const)("%#", ([text, expected]) => expect(problems(text)).toEqual(expected));

  test("any text gives something", () => {
    const piece = fc.constantFrom(
      "provider ",
      '"a" ',
      "{",
      "}",
      "version",
      " = ",
      "[",
      "]",
      ",",
      "\n",
      H1,
      '"',
      "\\",
      "#",
      "hashes",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join("")),
        ),
        (text) => {
          const { observations, problems: told } = read(text);
          expect(observations.length + told.length).toBeGreaterThan(0);
        },
      ),
      { seed: 20, numRuns: 300 },
    );
  });

  test("repetitions come to an end", () => {
    for (const part of ["{", '"', '\\"', "provider ", "[", "a=", "\n", "/"])
      expect(read(part.repeat(200_000)).problems).toHaveLength(1);
  });
});

test("detects by name", () => {
  expect(terraformLock.detect(provider(""), "infra/.terraform.lock.hcl")).toBe(true);
  expect(terraformLock.detect(provider(""), "main.tf")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real lock (skipped where the sample is absent)", () => {
  const {
    observations,
    details,
    problems: none,
  } = read(readFileSync(join(samples, "terraform.lock.hcl"), "utf8"));
  expect(none).toEqual([]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["pins", 2],
    ["inexact", 0],
    ["unlocked", 0],
  ]);
  expect(details?.pins).toMatchObject([
    { name: "registry.opentofu.org/hashicorp/aws", version: "3.37.0", source: { line: 4 } },
    { name: "registry.opentofu.org/hashicorp/random", version: "3.0.0" },
  ]);
});
