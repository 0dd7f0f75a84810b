import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "#core/evidence/read-document.ts";
import { documentOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Details } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { days } from "./days.ts";
import { privacy } from "./gate.ts";
import { STATEMENTS } from "./options.ts";

const source = { pointer: "/x", line: 7 };
const made = (entry: string, contract: Details = {}) => ({
  packages: [
    packageOf(`datasets: [{ name: crm, ${entry} }]\n`, {
      documents: [documentOf("contracts/crm.yaml", "odcs", contract, ["/datasets/0/contract"])],
    }),
  ],
});
const column = (classification: string): Details => ({
  columns: [{ of: "contract", name: "email", type: "string", kind: "string", classification, source }],
});
const term = (
  kind: "retention" | "sensitive-data" | "mitigation" | "purpose",
  value: string,
  of?: string,
): Details => ({
  terms: [{ kind, value, source, ...(of === undefined ? {} : { of }) }],
});
const contract = await readDocument({
  path: "contracts/crm.yaml",
  text: `kind: DataContract
apiVersion: v3.0.2
id: crm
version: 1.0.0
status: active
roles: [{ role: churn_reader, access: read }]
`,
  oid: "0".repeat(40),
});
const all = { require: [...STATEMENTS] };

testGate(privacy, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  { name: "no data", facts: { packages: [packageOf("")] }, finds: ["no-data"], outcome: "skip" },
  {
    name: "a broken manifest",
    facts: { packages: [packageOf("x: 1\n")] },
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  {
    name: "no classification, none known",
    facts: made("role: train"),
    finds: ["unclassified"],
    outcome: "pass",
  },
  {
    name: "no classification where there are some",
    facts: made("role: train"),
    options: { classes: ["public"] },
    finds: ["class-missing"],
    outcome: "fail",
    at: ["3"],
  },
  {
    name: "one of the classes, however it is spelled",
    facts: made("classification: Public"),
    options: { classes: ["public"] },
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "none of the classes",
    facts: made("classification: openish"),
    options: { classes: ["public"] },
    finds: ["class-unknown"],
    outcome: "fail",
  },
  {
    name: "a class that is refused",
    facts: made("classification: phi"),
    options: { refuse: ["PHI"] },
    finds: ["class-refused"],
    outcome: "fail",
  },
  {
    name: "a column that is more sensitive",
    facts: made("classification: public", column("Restricted")),
    finds: ["class-too-low"],
    outcome: "fail",
    at: ["7"],
  },
  {
    name: "a column that is as sensitive",
    facts: made("classification: pii", column("restricted")),
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "a column that is less sensitive",
    facts: made("classification: internal", column("public")),
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "a card that names people's data",
    facts: made("classification: public", term("sensitive-data", "age")),
    finds: ["class-silent"],
    outcome: "fail",
    at: ["7"],
  },
  {
    name: "sensitive, and silent",
    facts: made("classification: pii"),
    options: all,
    finds: Array<string>(5).fill("statement-missing"),
    outcome: "fail",
  },
  {
    name: "sensitive, and everything is said in the manifest or beside it",
    facts: made("classification: pii, retention: 2y, purpose: churn, contract: contracts/crm.yaml", {
      terms: [
        { kind: "mitigation", value: "names removed", source },
        { kind: "access", value: "churn_reader: read", source },
      ],
    }),
    options: all,
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "nobody says who may get at it",
    facts: made("classification: pii, contract: contracts/crm.yaml", term("mitigation", "names removed")),
    options: { require: ["contract", "mitigation", "access"] },
    finds: ["statement-missing"],
    outcome: "fail",
  },
  {
    name: "the contract's roles say who may get at it",
    facts: {
      packages: [
        packageOf("datasets: [{ name: crm, classification: pii }]\n", {
          documents: [
            {
              path: "contracts/crm.yaml",
              pointers: ["/datasets/0/contract"],
              reading: contract,
            },
          ],
        }),
      ],
    },
    options: { require: ["access"] },
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "the contract says how long",
    facts: made("classification: pii", term("retention", "1y")),
    options: { require: ["retention"] },
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "nothing is asked of data that is not sensitive",
    facts: made("classification: public"),
    options: { ...all, max_retention: "1d" },
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "kept too long",
    facts: made("classification: pii, retention: 3 years"),
    options: { max_retention: "2y" },
    finds: ["retention-too-long"],
    outcome: "fail",
  },
  {
    name: "kept just long enough",
    facts: made("classification: pii, retention: P2Y"),
    options: { max_retention: "24m", require: [] },
    finds: ["retention-too-long"],
    outcome: "fail",
  },
  {
    name: "kept as long as needed",
    facts: made("classification: pii, retention: as long as needed"),
    options: { max_retention: "2y" },
    finds: ["retention-unclear"],
    outcome: "fail",
  },
  {
    name: "the contract's end is not the manifest's",
    facts: made("classification: pii, retention: 2y", term("retention", "3y")),
    finds: ["retention-disagrees"],
    outcome: "fail",
  },
  {
    name: "the end of a column is not that of the data",
    facts: made("classification: pii, retention: 2y", term("retention", "3y", "email")),
    finds: ["handled"],
    outcome: "pass",
  },
  {
    name: "no classification, and a contract that knows better",
    facts: made("role: train", column("Restricted ")),
    finds: ["class-withheld"],
    outcome: "fail",
  },
  {
    name: "no classification, and a card that names sensitive fields",
    facts: made("role: train", term("sensitive-data", "age")),
    finds: ["class-withheld"],
    outcome: "fail",
  },
  {
    name: "data that is refused, in a column of data that is called something else",
    facts: made("classification: PII", column("biometric")),
    options: { refuse: ["Biometric"] },
    finds: ["part-refused"],
    outcome: "fail",
  },
  {
    name: "the longest of several lengths that documents state",
    facts: made("classification: pii", {
      terms: [
        { kind: "retention", value: "30d", source },
        { kind: "retention", value: "50y", source },
      ],
    }),
    options: { max_retention: "2y" },
    finds: ["retention-too-long"],
    outcome: "fail",
  },
]);

test.for([
  ["180d", 180],
  ["2y", 730],
  ["6 months", 180],
  ["P1Y", 365],
  ["1 week", 7],
  ["forever", null],
  ["-1d", null],
  ["1.5y", null],
] as const)("%s is %s days", ([text, expected]) => expect(days(text)).toBe(expected));

test("what either of two stages blocks, both together block", () => {
  const names = ["public", "pii", "phi"];
  const chosen = fc
    .record({
      classes: fc.option(fc.subarray(names), { nil: undefined }),
      sensitive: fc.subarray(names),
      require: fc.subarray([...STATEMENTS]),
      refuse: fc.subarray(names),
      max_retention: fc.option(fc.constantFrom("1y", "3y"), { nil: undefined }),
    })
    .map(({ classes, max_retention, ...more }) => ({
      ...more,
      ...(classes === undefined ? {} : { classes }),
      ...(max_retention === undefined ? {} : { max_retention }),
    }));
  const facts = fc
    .record({
      found: fc.constantFrom(...names),
      kept: fc.constantFrom("2y", "9m"),
      stated: fc.constantFrom(...names),
    })
    .map(({ found, kept, stated }) => made(`classification: ${found}, retention: ${kept}`, column(stated)));
  const blocked = (given: ReturnType<typeof made>, asked: object) =>
    privacy
      .evaluate(given, privacy.options.parse(asked), sayer(privacy.messages))
      .findings.some(({ outcome }) => blocks(outcome));
  fc.assert(
    fc.property(facts, chosen, chosen, (given, earlier, later) => {
      const joined = privacy.strengthen(earlier, later);
      if (blocked(given, earlier) || blocked(given, later)) expect(blocked(given, joined)).toBe(true);
    }),
    { seed: 9, numRuns: 400 },
  );
});
