import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { trivy } from "./reader.ts";

const read = (content: unknown) => readWith(trivy, content, "trivy.json");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);

function numbers(content: unknown) {
  return Object.fromEntries(
    read(content).observations.flatMap(({ name, value }) => (value === 0 ? [] : [[name, value]])),
  );
}

// Shapes: aquasecurity/trivy:integration/testdata/{fixtures/convert/npm-with-suppressed,dockerfile,secrets}.json.golden
function report(results: unknown, more: object = {}) {
  return {
    SchemaVersion: 2,
    CreatedAt: "2026-03-01T12:20:30.000000005Z",
    ArtifactName: "registry/model:1.0.0",
    ArtifactType: "container_image",
    Results: results,
    ...more,
  };
}

const CVE = {
  VulnerabilityID: "CVE-2026-0001",
  PkgName: "openssl",
  InstalledVersion: "3.0.1",
  FixedVersion: "3.0.2",
  SeveritySource: "ghsa",
  Severity: "HIGH",
  CVSS: { nvd: { V3Score: 9.8 }, ghsa: { V3Score: 7.5, V2Score: 5 } },
};
const MISCONFIGURATION = { ID: "DS002", Severity: "HIGH", Status: "FAIL" };
const SECRET = { RuleID: "aws-access-key-id", Severity: "CRITICAL", Match: "KEY=********" };

describe("findings", () => {
  test("a vulnerability with all that is said of it", () => {
    const { details, producer } = read(report([{ Target: "uv.lock", Vulnerabilities: [CVE] }]));
    expect(details?.weaknesses).toMatchObject([
      {
        id: "CVE-2026-0001",
        severity: "high",
        score: 7.5,
        component: "openssl",
        fixedIn: "3.0.2",
        suppressed: false,
        source: { pointer: "/Results/0/Vulnerabilities/0" },
      },
    ]);
    expect(producer).toEqual({ tool: "Trivy" });
  });

  test.for([
    ["of the severity's source", CVE.CVSS, 7.5],
    ["or the highest of the others", { nvd: { V3Score: 5 }, redhat: { V3Score: 6, V2Score: 9 } }, 6],
    ["of an older version, where no newer is given", { nvd: { V2Score: 4.3 } }, 4.3],
    ["outside of the scale is none", { nvd: { V3Score: 99 } }, undefined],
  ] as const)("a score %s", ([, CVSS, score]) => {
    const { details } = read(report([{ Vulnerabilities: [{ ...CVE, CVSS }] }]));
    expect(details?.weaknesses?.[0]?.score).toBe(score);
  });

  test("counts by severity, by kind, and what could be mended", () => {
    const content = report([
      { Target: "uv.lock", Vulnerabilities: [CVE, { ...CVE, FixedVersion: "", Severity: "LOW" }] },
      {
        Target: "Dockerfile",
        Misconfigurations: [MISCONFIGURATION, { ...MISCONFIGURATION, Status: "PASS" }],
      },
      { Target: "deploy.sh", Secrets: [SECRET, { RuleID: "other" }] },
    ]);
    expect(problems(content)).toEqual([]);
    expect(numbers(content)).toEqual({
      results: 5,
      critical: 1,
      high: 2,
      low: 1,
      unknown: 1,
      vulnerabilities: 2,
      misconfigurations: 1,
      secrets: 2,
      fixable: 1,
    });
    expect(read(content).details?.weaknesses?.map(({ component }) => component)).toEqual([
      "openssl",
      "openssl",
      "Dockerfile",
      "deploy.sh",
      "deploy.sh",
    ]);
    expect(read(content).observations[0]).toMatchObject({ at: "2026-03-01T12:20:30.000Z" });
  });

  test("what was suppressed counts only as such, with its reason", () => {
    const modified = (Type: string, Finding: object) => ({
      Type,
      Status: "not_affected",
      Statement: "vulnerable_code_not_in_execute_path",
      Finding,
    });
    const content = report([
      {
        ExperimentalModifiedFindings: [
          modified("vulnerability", CVE),
          modified("secret", SECRET),
          modified("x", CVE),
        ],
      },
    ]);
    expect(numbers(content)).toEqual({ suppressed: 2 });
    expect(read(content).details?.weaknesses).toMatchObject([
      { id: "CVE-2026-0001", suppressed: true, justification: "vulnerable_code_not_in_execute_path" },
      { id: "aws-access-key-id", suppressed: true },
    ]);
  });

  test("licences of packages and of a licence scan", () => {
    const content = report([
      { Packages: [{ Name: "numpy", Licenses: ["BSD-3-Clause"] }] },
      {
        Licenses: [
          { Name: "GPL-3.0", PkgName: "gpl", Severity: "HIGH" },
          { Name: "MIT", FilePath: "LICENSE" },
        ],
      },
    ]);
    expect(read(content).details?.licences).toMatchObject([
      { of: "component", name: "numpy", expression: "BSD-3-Clause" },
      { of: "component", name: "gpl", expression: "GPL-3.0" },
      { of: "component", name: "LICENSE", expression: "MIT" },
    ]);
    expect(numbers(content)).toEqual({ "licenses.high": 1, "licenses.unknown": 1 });
  });
});

test("what was scanned: an image by its digest, a repository by its commit", () => {
  const digest = "ab".repeat(32);
  const RepoDigests = [`registry/model@sha256:${digest}`, `mirror/model@sha256:${digest}`, "broken@sha256:1"];
  const Commit = "0123456789abcdef0123456789abcdef01234567";
  const content = report([], {
    Metadata: { RepoDigests, Commit, OS: { Family: "alpine", EOSL: true } },
    Trivy: { Version: "0.68.1" },
  });
  expect(read(content)).toMatchObject({
    producer: { tool: "Trivy", version: "0.68.1" },
    details: {
      subjects: [
        { kind: "content", name: "registry/model:1.0.0", digests: [{ algorithm: "sha256", value: digest }] },
        { kind: "commit", id: Commit },
      ],
    },
  });
  expect(read(content).observations.at(-1)).toMatchObject({ name: "os.end_of_life", value: true });
});

describe("not evaluable", () => {
  test.for([
    ["an empty list", report([])],
    ["no list, since nothing was found", report(undefined)],
    ["null", report(null)],
  ] as const)("%s is a scan that found nothing", ([, content]) => {
    expect(problems(content)).toEqual([]);
    expect(read(content).observations.find(({ name }) => name === "critical")).toMatchObject({ value: 0 });
  });

  test.for([
    ["another version", report([], { SchemaVersion: 1 }), ["wrong-version"]],
    ["nothing says what was scanned", report([], { ArtifactName: "" }), ["no-artifact"]],
    ["results that are no list", report({}), ["no-results"]],
    [
      "everything at once",
      { SchemaVersion: "2", Results: 3 },
      ["wrong-version", "no-artifact", "no-results"],
    ],
    ["a finding without a name", report([{ Vulnerabilities: [{ Severity: "HIGH" }] }]), ["broken-result"]],
    ["half a file", '{"SchemaVersion": 2, "Results"', ["not-json"]],
  ] as const)("%s", ([, content, expected]) => {
    expect(problems(content)).toEqual(expected);
  });

  test("anything at any place gives an honest reading", () => {
    expect(
      brokenDuties(trivy, "evidence.json", [
        report([{ Target: "a", Vulnerabilities: [CVE], Licenses: [{ Name: "MIT" }], Secrets: [SECRET] }], {
          Metadata: { RepoDigests: ["a@sha256:b"] },
        }),
      ]),
    ).toEqual([]);
  });
});

test("recognises its reports, and no SARIF", () => {
  expect(trivy.detect(JSON.stringify(report([])), "t.json")).toBe(true);
  expect(trivy.detect('{"version": "2.1.0", "runs": []}', "t.json")).toBe(false);
});
