import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { odcs } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/cards/odcs-full.yaml");

const HEAD = "kind: DataContract\napiVersion: v3.0.2\nid: a\nversion: 1.0.0\nstatus: active\n";
const SCHEMA = `${HEAD}schema:
  - name: people
    properties:
      - name: age
        logicalType: integer
        required: true
        classification: restricted
        quality:
          - {rule: nullValues, mustBeLessThan: 5, unit: percent}
          - {type: text, description: ages are plausible}
      - name: address
        logicalType: object
        properties:
          - {name: city, physicalType: varchar(20)}
    quality:
      - {metric: rowCount, mustBeBetween: [10, 20]}
`;

function read(text: string) {
  return odcs.read({ path: "contract.odcs.yaml", text, oid: "0".repeat(40) });
}

function problems(text: string) {
  return read(text).problems.map(({ id, where }) => `${id} ${where.line}`);
}

describe("mapping", () => {
  test("columns with their sensitivity, nested ones by their dotted name", () => {
    const { details, observations, problems: none } = read(SCHEMA);
    expect(none).toEqual([]);
    expect(details?.columns).toMatchObject([
      {
        of: "contract",
        table: "people",
        name: "age",
        type: "integer",
        kind: "integer",
        required: true,
        classification: "restricted",
        source: { pointer: "/schema/0/properties/0", line: 9 },
      },
      { name: "address", kind: "other" },
      { name: "address.city", type: "varchar(20)", kind: "other" },
    ]);
    expect(observations.map(({ name, value }) => [name, value])).toEqual([
      ["tables", 1],
      ["columns", 3],
      ["quality_rules", 3],
    ]);
  });

  test("quality rules are objectives, with their unit", () => {
    expect(read(SCHEMA).details?.objectives).toMatchObject([
      { name: "people.rowCount", metrics: ["rowCount"], op: "gte", target: 10 },
      { name: "people.rowCount", op: "lte", target: 20 },
      { name: "people.age.nullValues", metrics: ["nullValues"], op: "lt", target: "5%" },
      { name: "people.age.text", metrics: [] },
    ]);
  });

  test("the team is a list up to 3.0; who left owns nothing", () => {
    const team =
      "team:\n  - {username: ann, role: Data Owner}\n  - {username: bob, role: owner, dateOut: 2022-01-01}\n";
    expect(read(HEAD + team).details?.terms).toContainEqual(
      expect.objectContaining({ kind: "owner", value: "ann" }),
    );
    expect(read(HEAD + team).details?.terms).not.toContainEqual(expect.objectContaining({ value: "bob" }));
  });

  test("service levels keep their unit, and only a fixed one is a number", () => {
    const { observations, details } = read(
      `${HEAD}slaProperties:\n  - {property: latency, value: 4, unit: hours}\n  - {property: retention, value: 3, unit: years}\n  - {property: frequency, value: 2, unit: moons}\n`,
    );
    expect(observations).toMatchObject([{ name: "sla.latency", value: 4, unit: "h" }]);
    expect(details?.terms).toContainEqual(expect.objectContaining({ kind: "retention", value: "3y" }));
    expect(details?.parameters).toContainEqual(
      expect.objectContaining({ name: "sla.frequency", value: "2moons" }),
    );
  });

  test("JSON is read, too", () => {
    const text =
      '{"kind": "DataContract", "apiVersion": "v3.1.0", "id": "a", "version": "1", "status": "draft"}';
    expect(odcs.detect(text, "c.json")).toBe(true);
    expect(read(text)).toMatchObject({ problems: [], details: { subjects: [{ name: "a", revision: "1" }] } });
  });
});

describe("not evaluable", () => {
  test.for([
    ["another kind", "kind: Pod\napiVersion: v1\n", ["not-a-contract 1"]],
    ["a version of the standard that is not known", HEAD.replace("v3.0.2", "v2.2.2"), ["unknown-version 2"]],
    ["no version", HEAD.replace("version: 1.0.0\n", ""), ["incomplete 1"]],
    ["a schema without tables", `${HEAD}schema: []\n`, ["no-schema 6"]],
    [
      "a column without a name",
      `${HEAD}schema:\n- name: t\n  properties:\n  - {logicalType: date}\n`,
      ["unnamed 9"],
    ],
    [
      "a bound as text",
      `${HEAD}schema:\n- name: t\n  quality:\n  - {metric: m, mustBe: "20,3"}\n`,
      ["not-a-bound 9"],
    ],
    [
      "half of a range",
      `${HEAD}schema:\n- name: t\n  quality:\n  - {metric: m, mustBeBetween: [1]}\n`,
      ["not-a-bound 9"],
    ],
    [
      "a service level without a value",
      `${HEAD}slaProperties: [{property: latency}]\n`,
      ["incomplete-level 6"],
    ],
    ["an empty file", "", ["empty 1"]],
    ["an alias bomb", `${HEAD}a: &a [1]\nb: [*a]\n`, ["alias 6", "alias 7"]],
  ] as const)("%s", ([, text, expected]) => {
    expect(problems(text)).toEqual(expected);
  });
});

test("detects contracts and no other YAML", () => {
  expect(odcs.detect(SCHEMA, "c.yaml")).toBe(true);
  expect(odcs.detect("kind: Deployment\n", "c.yaml")).toBe(false);
  expect(odcs.detect("# kind: DataContract\na: 1\n", "c.yaml")).toBe(false);
});

test("any text gives a reading", () => {
  const document = {
    kind: "DataContract",
    apiVersion: "v3.1.0",
    id: "a",
    version: "1",
    status: "active",
    description: { purpose: "p", limitations: "l" },
    schema: [
      {
        name: "t",
        authoritativeDefinitions: [{ url: "u" }],
        quality: [{ metric: "m", mustBeBetween: [1, 2] }],
        properties: [
          { name: "c", logicalType: "date", required: true, items: { properties: [{ name: "x" }] } },
        ],
      },
    ],
    team: { name: "n", members: [{ username: "u", role: "Owner" }] },
    roles: [{ role: "r", access: "read" }],
    slaProperties: [{ property: "retention", value: 3, unit: "y", element: "t.c" }],
  };
  expect(brokenDuties(odcs, "c.odcs.yaml", [document])).toEqual([]);
});

describe.skipIf(!existsSync(sample))(
  "the full example of the standard (skipped where the samples are absent)",
  () => {
    test("columns, rules, owners, retention; servers are not read", () => {
      const text = readFileSync(sample, "utf8");
      expect(odcs.detect(text, "odcs-full.yaml")).toBe(true);
      const { observations, details, problems: none } = read(text);
      expect(none).toEqual([]);
      expect(observations.map(({ name, value, unit }) => [name, value, unit])).toEqual([
        ["tables", 2, undefined],
        ["columns", 7, undefined],
        ["quality_rules", 2, undefined],
        ["sla.latency", 4, "d"],
        ["sla.frequency", 1, "d"],
      ]);
      const restricted = details?.columns?.filter(({ classification }) => classification === "restricted");
      expect(restricted?.map(({ table, name }) => `${table}.${name}`)).toEqual([
        "tbl.rcvr_id",
        "receivers.id",
        "receivers.receiver_name",
      ]);
      expect(details?.terms?.map(({ kind, value }) => `${kind}: ${value}`)).toEqual([
        "purpose: Views built on top of the seller tables.",
        "purpose: Predict sales over time",
        "limitation: Data based on seller perspective, no buyer information",
        "status: active",
        "retention: 3y",
        "owner: my-team",
        "owner: daustin",
        "access: microstrategy_user_opr: read",
        "access: bq_queryman_user_opr: read",
        "access: risk_data_access_opr: read",
        "access: bq_unica_user_opr: write",
      ]);
      expect(details?.objectives).toMatchObject([
        { name: "tbl.rowCount", op: "gt", target: 1000000 },
        { name: "tbl.rcvr_cntry_code.nullValues", op: "eq", target: 0 },
      ]);
      expect(JSON.stringify(details)).not.toContain("pypl-edw");
    });
  },
);
