import fc from "fast-check";
import { expect, test } from "vitest";
import { documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Column } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { contracts } from "./gate.ts";

const FOLDER = "handoffs/churn";
const column = (of: Column["of"], name: string, kind: Column["kind"] = "integer", line = 4): Column => ({
  of,
  name,
  kind,
  type: kind,
  source: { pointer: `/${name}`, line, column: 3 },
});

interface Made {
  readonly inputs?: readonly Column[] | null;
  readonly promised?: readonly Column[] | null;
  readonly status?: string;
  readonly level?: string;
  readonly contractVersion?: string | null;
  readonly dataset?: string;
  readonly version?: string;
  readonly features?: string;
  readonly broken?: boolean;
}

function made({
  inputs = null,
  promised = null,
  status = "active",
  level,
  contractVersion = "1.0.0",
  version = "3.1.0",
  features,
  broken = false,
  dataset = "crm",
}: Made = {}): PackageFacts {
  const text = `apiVersion: gatehouse/v1
package: { name: churn, version: ${version}, owner: "@acme/churn" }
datasets: [{ name: ${dataset}, role: train${promised === null ? "" : ", contract: crm.yaml"} }]
model: { path: model }
${features === undefined ? "" : "code: { features: [features] }\n"}`;
  const problem = { id: "x", says: "Broken.", values: {}, where: { path: "crm.yaml", line: 9 } };
  const contract = documentOf(
    `${FOLDER}/crm.yaml`,
    "odcs",
    {
      columns: promised ?? [],
      parameters:
        level === undefined
          ? []
          : [{ name: level, value: "4h", source: { pointer: "/slaProperties/0/value" } }],
      terms: [{ kind: "status", value: status, source: { pointer: "/status", line: 6 } }],
      properties:
        contractVersion === null
          ? []
          : [{ name: "version", value: contractVersion, source: { pointer: "/version", line: 5 } }],
    },
    ["/datasets/0/contract"],
    broken ? { problems: [problem] } : {},
  );
  const model = documentOf(`${FOLDER}/model/MLmodel`, "mlmodel", { columns: inputs ?? [] }, ["/model/path"]);
  return packageOf("", {
    text,
    files: features === undefined ? [] : [fileOf(`${FOLDER}/features/a.py`, features)],
    documents: [...(promised === null ? [] : [contract]), ...(inputs === null ? [] : [model])],
  });
}

const alone = (given: Made = {}) => ({ packages: [made(given)], baseline: [] });
const against = (head: Made, base: Made) => ({ packages: [made(head)], baseline: [made(base)] });
const owned = (given: Made) => {
  const { packages, baseline } = against(given, { features: "old", version: "3.0.0" });
  return {
    packages: packages.map((one) => ({ ...one, owners: { line: 3, owners: ["@acme/features"] } })),
    baseline,
  };
};
const age = column("input", "age");
const promised = [column("contract", "age"), column("contract", "plan", "string")];

testGate(contracts, [
  { name: "no package", facts: { packages: [], baseline: [] }, finds: ["no-packages"], outcome: "skip" },
  { name: "nothing declared", facts: alone(), finds: ["nothing-declared"], outcome: "skip" },
  {
    name: "a broken manifest",
    facts: { packages: [packageOf("x: 1\n")], baseline: [] },
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  {
    name: "both are asked for",
    facts: alone(),
    options: { signature: true, contract: true },
    finds: ["contract-missing", "signature-missing"],
    outcome: "fail",
    at: ["3", "4"],
  },
  { name: "a contract alone", facts: alone({ promised }), finds: ["contract-read"], outcome: "pass" },
  {
    name: "a signature alone",
    facts: alone({ inputs: [age] }),
    options: { signature: true },
    finds: ["nothing-declared"],
    outcome: "skip",
  },
  {
    name: "inputs without outputs",
    facts: alone({ inputs: [age] }),
    options: { outputs: true },
    finds: ["outputs-missing"],
    outcome: "fail",
    at: ["4"],
  },
  {
    name: "inputs and outputs",
    facts: alone({ inputs: [age, column("output", "score", "number")] }),
    options: { outputs: true },
    finds: ["outputs-named"],
    outcome: "pass",
  },
  {
    name: "a contract without a column",
    facts: alone({ promised: [] }),
    finds: ["contract-unreadable"],
    outcome: "error",
    at: ["1"],
  },
  {
    name: "a broken contract",
    facts: alone({ promised, broken: true }),
    finds: ["contract-unreadable"],
    outcome: "error",
    at: ["9"],
  },
  {
    name: "a draft, and nobody asks",
    facts: alone({ promised, status: "draft" }),
    finds: ["contract-read"],
    outcome: "pass",
  },
  {
    name: "a draft",
    facts: alone({ promised, status: "Draft" }),
    options: { active: true },
    finds: ["not-in-force"],
    outcome: "fail",
    at: ["6"],
  },
  {
    name: "no promise of freshness",
    facts: alone({ promised, level: "sla.retention" }),
    options: { freshness: true },
    finds: ["not-fresh"],
    outcome: "fail",
  },
  {
    name: "a promise of freshness",
    facts: alone({ promised, level: "sla.latency" }),
    options: { freshness: true },
    finds: ["contract-read"],
    outcome: "pass",
  },
  {
    name: "inputs that are promised",
    facts: alone({ promised, inputs: [age] }),
    finds: ["contract-read", "inputs-promised"],
    outcome: "pass",
  },
  {
    name: "an input that nobody promises",
    facts: alone({ promised, inputs: [column("input", "Age")] }),
    finds: ["contract-read", "input-unknown"],
    outcome: "fail",
    at: ["4:3"],
  },
  {
    name: "an input unlike any column",
    facts: alone({ promised, inputs: [column("input", "zzzzzz")] }),
    finds: ["contract-read", "input-unknown"],
    outcome: "fail",
  },
  {
    name: "a text taken as a number",
    facts: alone({ promised, inputs: [column("input", "plan", "number")] }),
    finds: ["contract-read", "input-unlike"],
    outcome: "fail",
  },
  {
    name: "a whole number taken as a number",
    facts: alone({ promised, inputs: [column("input", "age", "number")] }),
    finds: ["contract-read", "inputs-promised"],
    outcome: "pass",
  },
  {
    name: "a number taken as a whole one",
    facts: alone({ promised: [column("contract", "age", "number")], inputs: [age] }),
    finds: ["contract-read", "input-unlike"],
    outcome: "fail",
  },
  {
    name: "types that nobody knows",
    facts: alone({ promised: [column("contract", "age", "other")], inputs: [age] }),
    finds: ["contract-read", "inputs-promised"],
    outcome: "pass",
  },
  {
    name: "tensors",
    facts: alone({ promised, inputs: [column("input", "x", "tensor")] }),
    finds: ["contract-read", "inputs-unnamed"],
    outcome: "pass",
  },
  {
    name: "many that nobody promises are told in part",
    facts: alone({ promised, inputs: Array.from({ length: 20 }, (_, n) => column("input", `c${n}`)) }),
    finds: ["contract-read", ...Array<string>(12).fill("input-unknown")],
    outcome: "fail",
  },
  {
    name: "a column went, the version stayed",
    facts: against({ promised: [column("contract", "age")] }, { promised }),
    finds: ["contract-changed"],
    outcome: "fail",
    at: ["5"],
  },
  {
    name: "a type changed, the version stayed",
    facts: against(
      { promised: [column("contract", "age", "string")] },
      { promised: [column("contract", "age")] },
    ),
    finds: ["contract-changed"],
    outcome: "fail",
  },
  {
    name: "a column went with a new version",
    facts: against({ promised: [column("contract", "age")], contractVersion: "2.0.0" }, { promised }),
    finds: ["contract-read"],
    outcome: "pass",
  },
  {
    name: "a column came",
    facts: against({ promised }, { promised: [column("contract", "age")] }),
    finds: ["contract-read"],
    outcome: "pass",
  },
  {
    name: "features as they were",
    facts: against({ features: "same" }, { features: "same" }),
    finds: ["features-frozen"],
    outcome: "pass",
  },
  {
    name: "other features in the same version",
    facts: against({ features: "new" }, { features: "old" }),
    finds: ["features-unversioned"],
    outcome: "fail",
  },
  {
    name: "other features with a new version",
    facts: against({ features: "new" }, { features: "old", version: "3.0.0" }),
    finds: ["features-changed"],
    outcome: "pass",
  },
  {
    name: "other features that nobody owns",
    facts: against({ features: "new" }, { features: "old", version: "3.0.0" }),
    options: { owned_features: true },
    finds: ["features-unowned"],
    outcome: "fail",
  },
  {
    name: "other features that somebody owns",
    facts: owned({ features: "new" }),
    options: { owned_features: true },
    finds: ["features-changed"],
    outcome: "pass",
  },
  {
    name: "a signature of which a part could not be read",
    facts: {
      packages: [
        packageOf("model: { path: model }\n", {
          documents: [
            documentOf(`${FOLDER}/model/MLmodel`, "mlmodel", { columns: [age] }, ["/model/path"], {
              problems: [
                { id: "x", says: "Too many.", values: {}, where: { path: "model/MLmodel", line: 9 } },
              ],
            }),
          ],
        }),
      ],
      baseline: [],
    },
    finds: ["signature-unreadable"],
    outcome: "error",
    at: ["9"],
  },
  {
    name: "a contract that lost a column and its version with it",
    facts: against({ promised: [column("contract", "plan", "string")], contractVersion: null }, { promised }),
    finds: ["contract-changed"],
    outcome: "fail",
  },
  {
    name: "a contract that never had a version",
    facts: against(
      { promised: [column("contract", "plan", "string")], contractVersion: null },
      { promised, contractVersion: null },
    ),
    finds: ["contract-read"],
    outcome: "pass",
  },
  {
    name: "another name for the data set does not shake off its contract",
    facts: against({ promised: [column("contract", "plan", "string")], dataset: "crm2" }, { promised }),
    finds: ["contract-changed"],
    outcome: "fail",
  },
  {
    name: "feature definitions that are named no more have changed, too",
    facts: against({}, { features: "old" }),
    finds: ["features-unversioned"],
    outcome: "fail",
  },
]);

test("what either of two stages blocks, both together block", () => {
  const chosen = fc.record({
    signature: fc.boolean(),
    outputs: fc.boolean(),
    contract: fc.boolean(),
    active: fc.boolean(),
    freshness: fc.boolean(),
    owned_features: fc.boolean(),
  });
  const facts = fc
    .record({
      inputs: fc.constantFrom(null, [age]),
      promised: fc.constantFrom(null, promised),
      status: fc.constantFrom("active", "draft"),
      features: fc.constantFrom("old", "new"),
    })
    .map((head) => against(head, { features: "old", version: "3.0.0" }));
  const blocked = (given: ReturnType<typeof against>, asked: object) =>
    contracts
      .evaluate(given, contracts.options.parse(asked), sayer(contracts.messages))
      .findings.some(({ outcome }) => blocks(outcome));
  fc.assert(
    fc.property(facts, chosen, chosen, (given, earlier, later) => {
      const joined = contracts.strengthen(earlier, later);
      if (blocked(given, earlier) || blocked(given, later)) expect(blocked(given, joined)).toBe(true);
    }),
    { seed: 3, numRuns: 200 },
  );
});
