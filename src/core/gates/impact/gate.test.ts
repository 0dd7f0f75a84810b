import fc from "fast-check";
import { expect, test } from "vitest";
import { documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Section } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { impact } from "./gate.ts";
import { PARTS, TOPICS } from "./options.ts";

const FOLDER = "handoffs/churn";
const PATH = `${FOLDER}/docs/impact.md`;
const SECTION = `deployment: { impact: docs/impact.md, path: deploy/rollout.yaml }
model: { path: model }
datasets: [{ name: crm, path: data/crm.csv }]
`;

const section = (title: string, words = 20, more: Partial<Section> = {}): Section => ({
  title,
  level: 2,
  words,
  opening: "…",
  source: { pointer: "", line: 3 },
  ...more,
});

interface Made {
  readonly sections?: readonly Section[];
  readonly text?: string;
  readonly model?: string;
  readonly data?: string;
}

function made({ sections = [section("Who is touched")], text = "a", model = "m", data = "d" }: Made = {}) {
  return packageOf(SECTION, {
    files: [
      fileOf(PATH, text),
      fileOf(`${FOLDER}/model/model.json`, model),
      fileOf(`${FOLDER}/data/crm.csv`, data),
      fileOf(`${FOLDER}/deploy/rollout.yaml`),
    ],
    documents: [documentOf(PATH, "markdown", { sections }, ["/deployment/impact"])],
  });
}

const alone = (one = made()) => ({ packages: [one], baseline: [] });
const against = (head: Made, base: Made = {}) => ({ packages: [made(head)], baseline: [made(base)] });
const unread = packageOf(SECTION, {
  documents: [{ path: PATH, pointers: ["/deployment/impact"], reading: null }],
});

testGate(impact, [
  { name: "no package", facts: { packages: [], baseline: [] }, finds: ["no-packages"], outcome: "skip" },
  { name: "none named, none asked", facts: alone(packageOf("")), finds: ["not-asked"], outcome: "skip" },
  {
    name: "none named, one asked",
    facts: alone(packageOf("deployment: { strategy: canary }\n")),
    options: { required: true },
    finds: ["assessment-missing"],
    outcome: "fail",
    at: ["3:1"],
  },
  {
    name: "a broken manifest is another gate's",
    facts: alone(packageOf("x: 1\n")),
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  {
    name: "no document",
    facts: alone(unread),
    finds: ["assessment-unreadable"],
    outcome: "error",
    at: ["3"],
  },
  { name: "any finished document", facts: alone(), finds: ["assessed"], outcome: "pass" },
  {
    name: "something was left to be filled in, and is told once",
    facts: alone(
      made({
        sections: [
          section("Impact", 30, { level: 1, placeholder: "TODO" }),
          section("Risks", 9, { placeholder: "TODO", source: { pointer: "", line: 9 } }),
        ],
      }),
    ),
    finds: ["left-to-fill-in"],
    outcome: "fail",
    at: ["9"],
  },
  {
    name: "every topic has its heading",
    facts: alone(
      made({
        sections: [
          section("Affected people"),
          section("If an assumption fails"),
          section("What can go wrong"),
        ],
      }),
    ),
    options: { topics: [...TOPICS] },
    finds: ["assessed"],
    outcome: "pass",
  },
  {
    name: "a topic without a heading",
    facts: alone(),
    options: { topics: ["users", "risk"] },
    finds: ["topic-missing"],
    outcome: "fail",
    at: ["1"],
  },
  {
    name: "a heading with hardly a word under it",
    facts: alone(made({ sections: [section("Users", 9)] })),
    options: { topics: ["users"] },
    finds: ["topic-empty"],
    outcome: "fail",
    at: ["3"],
  },
  {
    name: "another model, the same assessment",
    facts: against({ model: "n" }),
    options: { renew: ["model"] },
    finds: ["not-renewed"],
    outcome: "fail",
  },
  {
    name: "another model, and an assessment that was looked at",
    facts: against({ model: "n", text: "b" }),
    options: { renew: [...PARTS] },
    finds: ["assessed"],
    outcome: "pass",
  },
  {
    name: "other data where only the model asks for it",
    facts: against({ data: "e" }),
    options: { renew: ["model"] },
    finds: ["assessed"],
    outcome: "pass",
  },
  {
    name: "each part that changed is told",
    facts: against({ data: "e", model: "n" }),
    options: { renew: [...PARTS] },
    finds: ["not-renewed", "not-renewed"],
    outcome: "fail",
  },
  {
    name: "a new package has nothing to renew",
    facts: alone(),
    options: { renew: [...PARTS] },
    finds: ["assessed"],
    outcome: "pass",
  },
  {
    name: "an assessment elsewhere, of which something is asked",
    facts: alone(
      packageOf(`deployment: { impact: { uri: "s3://b/c", digest: { sha256: "${"0".repeat(64)}" } } }\n`),
    ),
    options: { topics: ["users"] },
    finds: ["assessment-elsewhere"],
    outcome: "error",
    at: ["3"],
  },
  {
    name: "an assessment elsewhere, of which nothing is asked",
    facts: alone(
      packageOf(`deployment: { impact: { uri: "s3://b/c", digest: { sha256: "${"0".repeat(64)}" } } }\n`),
    ),
    finds: ["not-asked"],
    outcome: "skip",
  },
  {
    name: "an assessment that could be read in part",
    facts: alone(
      packageOf(SECTION, {
        documents: [
          documentOf(PATH, "markdown", { sections: [section("Who is touched")] }, ["/deployment/impact"], {
            problems: [{ id: "x", says: "Too long.", values: {}, where: { path: PATH } }],
          }),
        ],
      }),
    ),
    finds: ["assessment-unreadable"],
    outcome: "error",
  },
  {
    name: "of two sections about a topic, one that says something is enough",
    facts: alone(made({ sections: [section("Users", 0), section("Who\u00a0is touched")] })),
    options: { topics: ["users"] },
    finds: ["assessed"],
    outcome: "pass",
  },
]);

test("what either of two stages blocks, both together block", () => {
  const chosen = fc.record({
    required: fc.boolean(),
    topics: fc.subarray([...TOPICS]),
    renew: fc.subarray([...PARTS]),
    min_words: fc.integer({ min: 1, max: 30 }),
  });
  const facts = fc
    .record({
      sections: fc.subarray([section("Users"), section("Fallback", 12), section("Risks", 3)], {
        minLength: 1,
      }),
      model: fc.constantFrom("m", "n"),
      data: fc.constantFrom("d", "e"),
    })
    .map((head) => against(head));
  const blocked = (given: ReturnType<typeof against>, asked: object) =>
    impact
      .evaluate(given, impact.options.parse(asked), sayer(impact.messages))
      .findings.some(({ outcome }) => blocks(outcome));
  fc.assert(
    fc.property(facts, chosen, chosen, (given, earlier, later) => {
      const joined = impact.strengthen(earlier, later);
      if (blocked(given, earlier) || blocked(given, later)) expect(blocked(given, joined)).toBe(true);
    }),
    { seed: 6, numRuns: 300 },
  );
});
