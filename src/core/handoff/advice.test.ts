import { describe, expect, test } from "vitest";
import { quoteIssue } from "#core/evidence/quote-issue.ts";
import { readManifest } from "./read-manifest.ts";

const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 1.0.0, owner: "@dana" }\n';

/** What is said of each mistake, with its advice behind an arrow. */
function advice(text: string): readonly string[] {
  const reading = readManifest(text, "handoffs/churn/handoff.yml", "handoffs/churn");
  if (reading.ok) return [];
  return reading.issues.map((issue) => {
    const { problem, remedy } = quoteIssue(issue);
    return `${problem} → ${issue.fix === undefined ? "" : remedy}`;
  });
}

function constraint(name: string, written: string): readonly string[] {
  return advice(`${HEAD}migration: { constraints: { ${name}: ${written} } }\n`);
}

describe("units of memory", () => {
  test.each([
    ["512M", "Mi or MB", "512Mi", "512MB"],
    ["2G", "Gi or GB", "2Gi", "2GB"],
    ["512k", "Ki or KB", "512Ki", "512KB"],
    ["1.5 T", "Ti or TB", "1.5Ti", "1.5TB"],
  ])("%s is %s", (written, units, binary, decimal) => {
    expect(constraint("memory", written)).toEqual([
      `migration.constraints.memory does not fit: expected the unit ${units}, found "${written}". → Write ${binary} where it counts by 1024, or ${decimal} where it counts by 1000.`,
    ]);
  });

  test("what is advised is accepted", () => {
    for (const written of ["512Mi", "512MB", "2Gi", "2GB", "512Ki", "512KB", "1.5Ti", "1.5TB"])
      expect(constraint("memory", written)).toEqual([]);
  });

  test("a word that is no quantity is answered with an example of memory, too", () => {
    expect(constraint("memory", "lots")[0]).toContain("250ms or 512Mi");
  });
});

describe("the kind of a constraint", () => {
  test.each([
    ["memory", "512m"],
    ["memory", "300s"],
    ["memory", "5d"],
    ["memory_limit", "5%"],
    ["peak-memory", "50/s"],
  ])("%s: %s is no memory", (name, written) => {
    expect(constraint(name, written)).toEqual([
      `migration.constraints.${name} does not fit: expected an amount of memory, found "${written}". → Write it as memory, such as 512Mi or 2GB. Time, rate or share: say so in the name.`,
    ]);
  });

  test.each([
    ["latency", "5%"],
    ["p95_latency", "50/s"],
    ["inference_latency_p99", "12Mi"],
  ])("%s: %s is no time", (name, written) => {
    expect(constraint(name, written)[0]).toContain(
      `expected a time, found "${written}". → Write it as a time`,
    );
  });

  test.each([
    ["memory", "512"],
    ["memory_mb", "512"],
    ["memory_share", "80%"],
    ["memory_bandwidth", "50/s"],
    ["p95_latency", "120ms"],
    ["p95_latency", "50"],
    ["latency_increase", "10%"],
    ["throughput", "50/s"],
    ["max", "5%"],
  ])("%s: %s says nothing to the contrary", (name, written) => {
    expect(constraint(name, written)).toEqual([]);
  });
});

/** The manifest with a version, and that of before. */
function versioned(version: string): readonly string[] {
  return advice(HEAD.replace("1.0.0", version));
}

describe("a version", () => {
  test.each([
    ["1.0", "1.0.0"],
    ["1", "1.0.0"],
    ["1.10", "1.10.0"],
    ["v1.0.0", "1.0.0"],
    ["V2", "2.0.0"],
    ["1.2-rc.1", "1.2.0-rc.1"],
    ["1.0.0+b", "1.0.0"],
  ])("%s is likely %s, which is accepted", (written, nearest) => {
    expect(versioned(written)[0]).toMatch(/expected a semantic version .*, found "?[^"]+"?\. → /);
    expect(versioned(written)[0]?.split(" → ")[1]).toBe(`Write ${nearest}.`);
    expect(versioned(nearest)).toEqual([]);
  });

  test.each(["latest", "2026-11-21", "01.2.3", '""', "[1]"])("%s is answered with an example", (written) => {
    expect(versioned(written)[0]).not.toMatch(/Write \d/);
  });

  test("of before is advised, too", () => {
    expect(advice(HEAD.replace("version: 1.0.0", "version: 1.0.0, previous: 0.9"))[0]).toContain(
      "→ Write 0.9.0.",
    );
  });
});

describe("what is written as elsewhere", () => {
  test.each([
    [">=", "gte"],
    ["≥", "gte"],
    ["<", "lt"],
    ["==", "eq"],
    ["<=", "lte"],
    ["gtee", "gte"],
  ])("op: %s is %s", (written, op) => {
    const found = advice(`${HEAD}problem: { success: [{ metric: a, op: "${written}", target: 1 }] }\n`);
    expect(found[0]).toContain(`→ Did you mean ${op}?`);
  });

  test("backslashes are turned round, unless that makes no path either", () => {
    expect(advice(`${HEAD}code: { path: 'src\\train' }\n`)[0]).toContain("→ Write src/train.");
    expect(advice(`${HEAD}code: { path: '\\\\server\\x' }\n`)[0]).toMatch(/→ $/);
  });

  test("one text where a list is expected goes in brackets, and in quotes where YAML would ask for them", () => {
    const limited = (written: string) => advice(`${HEAD}problem: { limitations: ${written} }\n`);
    expect(limited("Trained on private customers only")).toEqual([
      'problem.limitations does not fit: expected a list, found "Trained on private customers only". → Write [Trained on private customers only].',
    ]);
    expect(limited("[Trained on private customers only]")).toEqual([]);
    expect(limited('"a, b: c"')[0]).toContain("put the text in quotes");
  });
});
