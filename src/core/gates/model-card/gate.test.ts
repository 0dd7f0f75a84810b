import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { documentOf, fileOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Details, Section } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { modelCard } from "./gate.ts";
import { TOPICS } from "./options.ts";
import { sectionOf } from "./topics.ts";

const FOLDER = "handoffs/churn";
const PATH = `${FOLDER}/README.md`;
const POINTERS = ["/model/card"];
const source = { pointer: "", line: 5 };
const section = (title: string, words = 20, more: Partial<Section> = {}): Section => ({
  title,
  level: 2,
  words,
  opening: "…",
  source,
  ...more,
});

interface Made {
  readonly details?: Details;
  readonly model?: string;
  readonly text?: string;
  readonly document?: DocumentFacts;
  readonly measured?: boolean;
}

function made({
  details = { sections: [section("Uses")] },
  model = "m",
  text = "a",
  document,
  measured = false,
}: Made = {}) {
  const observations = measured ? [observationOf("accuracy", 0.9)] : [];
  return packageOf("model: { path: model, card: README.md }\n", {
    files: [fileOf(PATH, text), fileOf(`${FOLDER}/model/model.json`, model)],
    documents: [document ?? documentOf(PATH, "hf-model-card", details, POINTERS, { observations })],
  });
}

const alone = (given: Made = {}) => ({ packages: [made(given)], baseline: [] });
const against = (head: Made) => ({ packages: [made(head)], baseline: [made()] });
const problem = { id: "x", says: "Broken.", fix: "Mend it.", values: {}, where: { path: PATH, line: 7 } };

testGate(modelCard, [
  {
    name: "a broken manifest",
    facts: { packages: [packageOf("x: 1\n")], baseline: [] },
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  { name: "no package", facts: { packages: [], baseline: [] }, finds: ["no-packages"], outcome: "skip" },
  {
    name: "no card, none asked",
    facts: { packages: [packageOf("")], baseline: [] },
    finds: ["not-asked"],
    outcome: "skip",
  },
  {
    name: "no card, one asked",
    facts: { packages: [packageOf("")], baseline: [] },
    options: { required: true },
    finds: ["card-missing"],
    outcome: "fail",
  },
  {
    name: "a file of no known format",
    facts: alone({ document: { path: PATH, pointers: POINTERS, reading: null } }),
    finds: ["card-unreadable"],
    outcome: "error",
    at: ["1"],
  },
  {
    name: "a card that cannot be read whole",
    facts: alone({ document: documentOf(PATH, "hf-model-card", {}, POINTERS, { problems: [problem] }) }),
    finds: ["card-unreadable"],
    outcome: "error",
    at: ["7"],
  },
  { name: "any finished card", facts: alone(), finds: ["described"], outcome: "pass" },
  {
    name: "a hole, told once, where it is",
    facts: alone({
      details: {
        sections: [
          section("Card", 9, { level: 1, placeholder: "TODO" }),
          section("Uses", 30),
          section("Bias", 3, { placeholder: "TODO", source: { pointer: "", line: 9 } }),
        ],
      },
    }),
    finds: ["left-to-fill-in"],
    outcome: "fail",
    at: ["9"],
  },
  {
    name: "a topic under a heading",
    facts: alone(),
    options: { topics: ["intended-use"] },
    finds: ["described"],
    outcome: "pass",
  },
  {
    name: "a topic that is nowhere",
    facts: alone(),
    options: { topics: ["limitations"] },
    finds: ["topic-missing"],
    outcome: "fail",
    at: ["1"],
  },
  {
    name: "a topic with hardly a word",
    facts: alone({ details: { sections: [section("Uses", 4)] } }),
    options: { topics: ["intended-use"] },
    finds: ["topic-empty"],
    outcome: "fail",
    at: ["5"],
  },
  {
    name: "topics in the fields of a format",
    facts: alone({
      details: {
        terms: [{ kind: "limitation", value: "x", source }],
        licences: [{ of: "model", expression: "MIT", source }],
      },
      measured: true,
    }),
    options: { topics: ["limitations", "licence", "evaluation"] },
    finds: ["described"],
    outcome: "pass",
  },
  {
    name: "another model, the same card",
    facts: against({ model: "n" }),
    options: { renew: true },
    finds: ["not-renewed"],
    outcome: "fail",
  },
  {
    name: "another model, the same card, and nobody asks",
    facts: against({ model: "n" }),
    finds: ["described"],
    outcome: "pass",
  },
  {
    name: "another model, another card",
    facts: against({ model: "n", text: "b" }),
    options: { renew: true },
    finds: ["described"],
    outcome: "pass",
  },
  {
    name: "a card elsewhere, of which something is asked",
    facts: {
      packages: [
        packageOf(`model: { card: { uri: "s3://b/c", digest: { sha256: "${"0".repeat(64)}" } } }\n`),
      ],
      baseline: [],
    },
    options: { topics: ["limitations"] },
    finds: ["card-elsewhere"],
    outcome: "error",
    at: ["3"],
  },
  {
    name: "a card elsewhere, of which nothing is asked",
    facts: {
      packages: [
        packageOf(`model: { card: { uri: "s3://b/c", digest: { sha256: "${"0".repeat(64)}" } } }\n`),
      ],
      baseline: [],
    },
    finds: ["not-asked"],
    outcome: "skip",
  },
  {
    name: "of two sections about a topic, one that says something is enough",
    facts: alone({ details: { sections: [section("Results", 0), section("Evaluation")] } }),
    options: { topics: ["evaluation"] },
    finds: ["described"],
    outcome: "pass",
  },
]);

describe("headings by which a topic is known", () => {
  test.for([
    ["Out-of-Scope Use", "out-of-scope"],
    ["Not meant for", "out-of-scope"],
    ["Meant for", "intended-use"],
    ["Bias, Risks, and Limitations", "limitations"],
    ["What to know about the numbers", "limitations"],
    ["Training Details", "training-data"],
    ["License", "licence"],
  ] as const)("%s", ([title, topic]) => expect(sectionOf(topic, [section(title)], 5)).toBeDefined());

  test("what it is not meant for is not what it is meant for", () => {
    expect(
      sectionOf("intended-use", [section("Out-of-scope use"), section("Not meant for")], 5),
    ).toBeUndefined();
  });
});

test("what either of two stages blocks, both together block", () => {
  const chosen = fc.record({
    required: fc.boolean(),
    topics: fc.subarray([...TOPICS]),
    min_words: fc.integer({ min: 1, max: 30 }),
    renew: fc.boolean(),
  });
  const facts = fc
    .record({
      sections: fc.subarray([section("Uses"), section("Limitations", 9), section("Evaluation", 2)]),
      model: fc.constantFrom("m", "n"),
    })
    .map(({ sections, model }) => against({ details: { sections }, model }));
  const blocked = (given: ReturnType<typeof against>, asked: object) =>
    modelCard
      .evaluate(given, modelCard.options.parse(asked), sayer(modelCard.messages))
      .findings.some(({ outcome }) => blocks(outcome));
  fc.assert(
    fc.property(facts, chosen, chosen, (given, earlier, later) => {
      const joined = modelCard.strengthen(earlier, later);
      if (blocked(given, earlier) || blocked(given, later)) expect(blocked(given, joined)).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});
