import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { caseFileJsonSchema } from "./case-file-json-schema.ts";
import { readCaseFile } from "./read-case-file.ts";

const ajv = new Ajv({ strict: false });
formats.default(ajv);
const accepts = ajv.compile(caseFileJsonSchema());

const of = (given: object, expected: object = { outcome: "pass" }) => ({
  version: 1,
  cases: [{ name: "a", given, expect: expected }],
});

test.for([
  ["a case", of({ stage: "production" }), true],
  ["a key of one's own", { ...of({ "x-note": 1 }), "x-owner": "me" }, true],
  ["reviews", of({ approvals: ["@dana", { by: "@acme/sre", at: "2026-11-20T10:00:00Z" }] }), true],
  ["metrics", of({ metrics: { "metrics:a.b": 1, "k6:p(95)": "12ms", "junit:x": null } }), true],
  ["a metric with all that is known", of({ metrics: { "junit:tests": { value: 3, suite: "unit" } } }), true],
  ["a manifest that changes an entry", of({ manifest: { datasets: { 0: { license: "MIT" } } } }), true],
  ["a day", of({ now: "2026-12-24" }), true],
  ["a misspelled key", of({ stag: "production" }), false],
  ["no time at all", of({ now: "soon" }), false],
  ["an unknown risk", of({ risk: "Huge" }), false],
  ["no such outcome", of({}, { outcome: "passed" }), false],
  ["no such gate", of({}, { blocks: ["evidense"] }), false],
  ["a case without a name", { version: 1, cases: [{ expect: { outcome: "pass" } }] }, false],
  ["no cases", { version: 1, cases: [] }, false],
] as const)("the schema and the reader agree on %s", ([, file, good]) => {
  expect(accepts(file), JSON.stringify(accepts.errors)).toBe(good);
  expect(readCaseFile(JSON.stringify(file), "c.yml").ok).toBe(good);
});
