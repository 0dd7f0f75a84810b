import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { compileCodeowners } from "./match-codeowners.ts";
import { parseCodeowners } from "./parse-codeowners.ts";

const SHARED = join(import.meta.dirname, "../../../../shared/codeowners");
const CASES = join(SHARED, "cases.json");
const REAL = join(SHARED, "real");
const REFERENCE = join(SHARED, "bench/adapters/reference.mjs");
const SAMPLE = 150;

const Cases = z.array(
  z.object({
    id: z.string(),
    codeowners: z.string(),
    path: z.string(),
    expectedOwners: z.array(z.string()),
    matchedLine: z.nullable(z.number()),
  }),
);

type Reference = { loadDetailed(text: string): (path: string) => { line: number } | null };

function isReference(module: unknown): module is Reference {
  return typeof module === "object" && module !== null && "loadDetailed" in module;
}

function pathsOf(folder: string): string[] {
  const plain = join(folder, "paths.txt");
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  return text.toString().split("\n").slice(0, -1);
}

test.skipIf(!existsSync(CASES))("passes all 1,134 shared conformance cases (skipped where absent)", () => {
  const cases = Cases.parse(JSON.parse(readFileSync(CASES, "utf8")));
  const failed = cases.filter(({ codeowners, path, expectedOwners, matchedLine }) => {
    const rule = compileCodeowners(parseCodeowners(codeowners, "CODEOWNERS")).ruleFor(path);
    const owners = rule?.owners.map((owner) => owner.handle) ?? [];
    return (rule?.line ?? null) !== matchedLine || owners.join(" ") !== expectedOwners.join(" ");
  });
  expect(failed.map(({ id }) => id)).toEqual([]);
  expect(cases).toHaveLength(1134);
});

describe.skipIf(!existsSync(REAL) || !existsSync(REFERENCE))("real files (skipped where absent)", () => {
  const sets = existsSync(REAL)
    ? readdirSync(REAL, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];

  test.each(sets.map(({ name }) => name))("%s: same lines as one RegExp a rule", async (name) => {
    const reference: unknown = await import(pathToFileURL(REFERENCE).href);
    if (!isReference(reference)) throw new Error("the reference has another shape");
    const text = readFileSync(join(REAL, name, "CODEOWNERS"), "utf8");
    const expected = reference.loadDetailed(text);
    const matcher = compileCodeowners(parseCodeowners(text, "CODEOWNERS"));
    const paths = pathsOf(join(REAL, name));
    const step = Math.max(1, Math.floor(paths.length / SAMPLE));
    const sample = paths.filter((_, at) => at % step === 0);
    expect(sample.map((path) => matcher.ruleFor(path)?.line)).toEqual(
      sample.map((path) => expected(path)?.line),
    );
  });
});
