import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { checklistJsonSchema } from "./checklist-json-schema.ts";
import { readYamlChecklist } from "./read-yaml-checklist.ts";

const accepts = new Ajv({ strict: false }).compile(checklistJsonSchema());

test.for([
  ["a definition", { items: [{ id: "alerts", text: "Alerts were tested.", evidence: "required" }] }, true],
  ["a filled copy", { title: "t", items: [{ id: "a", text: "b", done: true, evidence: ["r.txt"] }] }, true],
  ["a key of one's own", { "x-owner": 1, items: [{ id: "a", text: "b", "x-note": "c" }] }, true],
  ["an item without words", { items: [{ id: "a" }] }, false],
  ["a misspelled key", { items: [{ id: "a", text: "b", don: true }] }, false],
  ["an id with a space", { items: [{ id: "a b", text: "b" }] }, false],
] as const)("the schema and the reader agree on %s", ([, checklist, good]) => {
  expect(accepts(checklist)).toBe(good);
  expect(readYamlChecklist(JSON.stringify(checklist), "c.yml").ok).toBe(good);
});
