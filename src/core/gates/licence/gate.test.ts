import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Licence } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { licence } from "./gate.ts";
import { choicesOf } from "./licence-choices.ts";
import { traitsOf } from "./licence-traits.ts";

interface Made {
  readonly own?: string;
  readonly data?: string;
  readonly base?: string;
  readonly card?: readonly Omit<Licence, "source">[];
}

function made({ own, data, base, card }: Made) {
  const license = own === undefined ? "" : `, license: ${own}`;
  const text = `apiVersion: gatehouse/v1
package: { name: churn, version: 3.1.0, owner: "@acme/churn"${license} }
${data === undefined ? "" : `datasets: [{ name: crm, license: ${data} }]\n`}${
  base === undefined ? "" : `model: { base: [{ name: tiny, license: ${base} }] }\n`
}`;
  const licences = card?.map((each) => ({ ...each, source: { pointer: "/license", line: 2, column: 10 } }));
  const documents =
    licences === undefined ? [] : [documentOf("README.md", "hf-model-card", { licences }, ["/model/card"])];
  return { packages: [packageOf("", { text, documents })] };
}

const card = (expression: string, more: Partial<Licence> = {}) => [
  { of: "model", expression, ...more } as const,
];

testGate(licence, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  { name: "nothing stated", facts: made({}), finds: ["none-stated"], outcome: "skip" },
  {
    name: "a broken manifest",
    facts: { packages: [packageOf("x: 1\n")] },
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  {
    name: "permissive all over",
    facts: made({ own: "MIT", data: "CC-BY-4.0", base: "Apache-2.0" }),
    finds: ["stated", "compatible", "compatible"],
    outcome: "pass",
  },
  {
    name: "allowed",
    facts: made({ own: "MIT" }),
    options: { allow: ["mit"] },
    finds: ["stated"],
    outcome: "pass",
  },
  {
    name: "not allowed",
    facts: made({ own: "MIT", data: "ISC" }),
    options: { allow: ["MIT"] },
    finds: ["stated", "not-allowed"],
    outcome: "fail",
    at: ["2", "3"],
  },
  {
    name: "one of a choice is allowed",
    facts: made({ own: "MIT OR GPL-3.0-only" }),
    options: { allow: ["MIT"] },
    finds: ["stated"],
    outcome: "pass",
  },
  {
    name: "one of two that are both asked is not allowed",
    facts: made({ own: "MIT AND ISC" }),
    options: { allow: ["MIT"] },
    finds: ["not-allowed"],
    outcome: "fail",
  },
  {
    name: "denied",
    facts: made({ own: "MIT" }),
    options: { deny: ["MIT"] },
    finds: ["denied"],
    outcome: "fail",
  },
  { name: "unknown is said", facts: made({ own: "LicenseRef-ours" }), finds: ["unsettled"], outcome: "pass" },
  {
    name: "unknown is refused",
    facts: made({ own: "LicenseRef-ours" }),
    options: { unknown: "refuse" },
    finds: ["unknown-licence"],
    outcome: "fail",
  },
  {
    name: "unknown, and allowed by name",
    facts: made({ own: "LicenseRef-ours" }),
    options: { unknown: "refuse", allow: ["LicenseRef-ours"] },
    finds: ["stated"],
    outcome: "pass",
  },
  {
    name: "the card agrees in its own spelling",
    facts: made({ own: "Apache-2.0", card: card("apache-2.0") }),
    finds: ["stated", "stated"],
    outcome: "pass",
  },
  {
    name: "the card disagrees",
    facts: made({ own: "Apache-2.0", card: card("mit") }),
    finds: ["stated", "stated", "cards-disagree"],
    outcome: "fail",
  },
  {
    name: "a card of the data disagrees",
    facts: made({ own: "MIT", data: "MIT", card: card("ISC", { of: "dataset", name: "crm" }) }),
    finds: ["stated", "compatible", "compatible", "sources-disagree"],
    outcome: "fail",
  },
  {
    name: "a card of other data is none of ours",
    facts: made({ own: "MIT", data: "MIT", card: card("ISC", { of: "dataset", name: "other" }) }),
    finds: ["stated", "compatible", "compatible"],
    outcome: "pass",
  },
  {
    name: "libraries are a scanner's",
    facts: made({ own: "MIT", card: card("GPL-3.0-only", { of: "component", name: "x" }) }),
    finds: ["stated"],
    outcome: "pass",
  },
  {
    name: "data that forbids commerce",
    facts: made({ own: "MIT", data: "CC-BY-NC-4.0" }),
    finds: ["stated", "not-commercial"],
    outcome: "fail",
  },
  {
    name: "data that forbids commerce in a package that does, too",
    facts: made({ own: "CC-BY-NC-4.0", data: "CC-BY-NC-4.0" }),
    finds: ["stated", "compatible"],
    outcome: "pass",
  },
  {
    name: "a base model that may not be changed",
    facts: made({ own: "MIT", base: "CC-BY-ND-4.0" }),
    finds: ["stated", "no-derivatives"],
    outcome: "fail",
  },
  {
    name: "data that may not be changed",
    facts: made({ own: "MIT", data: "CC-BY-ND-4.0" }),
    finds: ["stated", "terms-of-data"],
    outcome: "pass",
  },
  {
    name: "data that may not be changed, refused",
    facts: made({ own: "MIT", data: "CC-BY-ND-4.0" }),
    options: { data: "refuse" },
    finds: ["stated", "no-derivatives"],
    outcome: "fail",
  },
  {
    name: "a base model under the GPL",
    facts: made({ own: "MIT", base: "GPL-3.0-only" }),
    finds: ["stated", "copyleft-broken"],
    outcome: "fail",
  },
  {
    name: "the GPL lets itself be handed on under the AGPL",
    facts: made({ own: "AGPL-3.0-only", base: "GPL-3.0-only" }),
    finds: ["stated", "compatible"],
    outcome: "pass",
  },
  {
    name: "and not the other way round",
    facts: made({ own: "GPL-3.0-only", base: "AGPL-3.0-only" }),
    finds: ["stated", "copyleft-broken"],
    outcome: "fail",
  },
  {
    name: "data under share-alike",
    facts: made({ own: "MIT", data: "CC-BY-SA-4.0" }),
    finds: ["stated", "terms-of-data"],
    outcome: "pass",
  },
  {
    name: "data under share-alike, refused",
    facts: made({ own: "MIT", data: "ODbL-1.0" }),
    options: { data: "refuse" },
    finds: ["stated", "copyleft-broken"],
    outcome: "fail",
  },
  {
    name: "uses that are restricted",
    facts: made({ own: "MIT", base: "LicenseRef-llama3" }),
    finds: ["stated", "restricted"],
    outcome: "pass",
  },
  {
    name: "a licence that is denied, somewhere in more choices than are looked at",
    facts: made({
      own: "MIT",
      card: card(
        `(${Array.from({ length: 7 }, () => "(AGPL-3.0-only OR AGPL-3.0-or-later)").join(" AND ")})`,
        { of: "dataset", name: "x" },
      ),
    }),
    options: { deny: ["AGPL-3.0-only"] },
    finds: ["stated", "denied"],
    outcome: "fail",
  },
  {
    name: "a licence that is denied, in no expression of SPDX",
    facts: made({ own: "MIT", card: card("mit and agpl-3.0", { of: "dataset", name: "x" }) }),
    options: { deny: ["AGPL-3.0-only"] },
    finds: ["stated", "denied"],
    outcome: "fail",
  },
  {
    name: "a licence as people write it",
    facts: made({ own: "MIT", card: card("CC BY-NC 4.0", { of: "dataset", name: "x" }) }),
    finds: ["stated", "not-commercial"],
    outcome: "fail",
  },
  {
    name: "a licence without its version",
    facts: made({ own: "MIT", card: card("cc-by-nc", { of: "dataset", name: "x" }) }),
    finds: ["stated", "not-commercial"],
    outcome: "fail",
  },
  {
    name: "one of the package's own licences permits what its data does not",
    facts: made({ own: "MIT OR CC-BY-NC-4.0", data: "CC-BY-NC-4.0" }),
    finds: ["stated", "not-commercial"],
    outcome: "fail",
  },
]);

describe("what is known of a licence", () => {
  test.for([
    ["cc-by-nc-sa-4.0", "CC-BY-NC-SA"],
    ["creativeml-openrail-m", "RAIL"],
    ["bigscience-bloom-rail-1.0", "RAIL"],
    ["LGPL-3.0-only", "weak copyleft"],
    ["BSL-1.0", "permissive"],
    ["BUSL-1.1", "source-available"],
  ] as const)("%s is of the family %s", ([id, family]) => expect(traitsOf(id)?.family).toBe(family));

  test.for(["other", "unknown", "LicenseRef-ours", "trail-mix"])("%s is not known", (id) => {
    expect(traitsOf(id)).toBeNull();
  });
});

test("an expression gives its choices, and what is none asks for all that it names", () => {
  expect(choicesOf("MIT OR (Apache-2.0 AND CC-BY-4.0)")).toEqual([["MIT"], ["Apache-2.0", "CC-BY-4.0"]]);
  expect(choicesOf("MIT OR")).toEqual([["MIT OR"]]);
  expect(choicesOf("mit or (gpl-3.0)")).toEqual([["mit", "gpl-3.0"]]);
  expect(choicesOf("()")).toEqual([["()"]]);
  const many = Array.from({ length: 12 }, () => "(MIT OR ISC)").join(" AND ");
  expect(choicesOf(many)).toEqual([["MIT", "ISC"]]);
});

test("what either of two stages blocks, both together block", () => {
  const ids = ["MIT", "CC-BY-SA-4.0", "LicenseRef-ours", "CC-BY-NC-4.0"];
  const chosen = fc.record({
    allow: fc.option(fc.subarray(ids), { nil: undefined }),
    deny: fc.subarray(ids),
    unknown: fc.constantFrom("report" as const, "refuse" as const),
    data: fc.constantFrom("report" as const, "refuse" as const),
  });
  const facts = fc
    .record({ own: fc.constantFrom(...ids), data: fc.constantFrom(...ids), base: fc.constantFrom(...ids) })
    .map(made);
  const blocked = (given: ReturnType<typeof made>, asked: object) =>
    licence
      .evaluate(given, licence.options.parse(asked), sayer(licence.messages))
      .findings.some(({ outcome }) => blocks(outcome));
  const written = ({
    allow,
    ...more
  }: {
    allow: string[] | undefined;
    deny: string[];
    unknown: "report" | "refuse";
    data: "report" | "refuse";
  }) => ({
    ...more,
    ...(allow === undefined ? {} : { allow }),
  });
  fc.assert(
    fc.property(facts, chosen.map(written), chosen.map(written), (given, earlier, later) => {
      const joined = licence.strengthen(earlier, later);
      if (blocked(given, earlier) || blocked(given, later)) expect(blocked(given, joined)).toBe(true);
    }),
    { seed: 12, numRuns: 400 },
  );
});
