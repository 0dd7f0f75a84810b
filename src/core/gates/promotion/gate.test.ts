import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import type { PromotionFacts } from "#core/facts/promotion-facts.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { promotion } from "./gate.ts";
import { options, strengthen } from "./options.ts";

const FOLDER = "handoffs/churn";
const NOW = "2026-11-20T12:00:00Z";
const AFTER = { stage: "operations", branches: ["release/*"] };
const TIMED = { ...AFTER, soak: "24h", within: "30d" };
const MODEL = { ...AFTER, same: "model" } as const;

const merged = (more: Partial<PromotionFacts> = {}): PromotionFacts => ({
  package: FOLDER,
  stage: "operations",
  branch: "release/staging",
  commit: "4be91c2".padEnd(40, "0"),
  pullRequest: 41,
  at: "2026-11-18T09:00:00Z",
  samePackage: true,
  sameModel: true,
  ...more,
});

const withModel = packageOf("model: { path: model.bin }\n");
const facts = (
  found: readonly PromotionFacts[] = [merged()],
  more: { readonly branches?: readonly string[] } = {},
) => ({
  packages: [withModel],
  promotions: { found, branches: ["release/staging"], ...more },
  now: NOW,
});

testGate(promotion, [
  { name: "no stage before", facts: facts(), finds: ["nothing-asked"], outcome: "skip" },
  {
    name: "no package",
    facts: { ...facts(), packages: [] },
    options: { after: [AFTER] },
    finds: ["no-packages"],
    outcome: "skip",
  },
  {
    name: "the same package, in time",
    facts: facts(),
    options: { after: [TIMED] },
    finds: ["promoted"],
    outcome: "pass",
  },
  {
    name: "no branch there",
    facts: facts([], { branches: ["main"] }),
    options: { after: [AFTER] },
    finds: ["no-branch"],
    outcome: "error",
  },
  {
    name: "never merged",
    facts: facts([]),
    options: { after: [AFTER] },
    finds: ["not-promoted"],
    outcome: "fail",
  },
  {
    name: "the same folder, with a model outside of it that was never there",
    facts: facts([merged({ sameModel: false })]),
    options: { after: [AFTER] },
    finds: ["not-promoted"],
    outcome: "fail",
  },
  {
    name: "the same folder, with a model outside of it that came later",
    facts: facts([merged({ sameModel: false }), merged({ at: "2026-11-20T09:00:00Z", pullRequest: 44 })]),
    options: { after: [TIMED] },
    finds: ["soaking"],
    outcome: "pending",
  },
  {
    name: "merged to another stage",
    facts: facts([merged({ stage: "engineering" })]),
    options: { after: [AFTER] },
    finds: ["not-promoted"],
    outcome: "fail",
  },
  {
    name: "another package was",
    facts: facts([merged({ package: "handoffs/other" })]),
    options: { after: [AFTER] },
    finds: ["not-promoted"],
    outcome: "fail",
  },
  {
    name: "the model in another package",
    facts: facts([merged({ samePackage: false })]),
    options: { after: [AFTER] },
    finds: ["only-the-model"],
    outcome: "fail",
  },
  {
    name: "neither package nor model",
    facts: facts([merged({ samePackage: false, sameModel: false })]),
    options: { after: [AFTER] },
    finds: ["not-promoted"],
    outcome: "fail",
  },
  {
    name: "the model, as the policy asks",
    facts: facts([merged({ samePackage: false })]),
    options: { after: [MODEL] },
    finds: ["promoted"],
    outcome: "pass",
  },
  {
    name: "a model that is not known to be the same",
    facts: facts([merged({ sameModel: null })]),
    options: { after: [MODEL] },
    finds: ["not-promoted"],
    outcome: "fail",
  },
  {
    name: "a package without a model",
    facts: { ...facts(), packages: [packageOf()] },
    options: { after: [MODEL] },
    finds: ["no-model"],
    outcome: "fail",
  },
  {
    name: "a manifest that cannot be read",
    facts: { ...facts(), packages: [packageOf("", { text: "" })] },
    options: { after: [MODEL] },
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  {
    name: "the whole folder needs no manifest",
    facts: { ...facts(), packages: [packageOf("", { text: "" })] },
    options: { after: [AFTER] },
    finds: ["promoted"],
    outcome: "pass",
  },
  {
    name: "pushed without a pull request",
    facts: facts([merged({ pullRequest: null, at: null })]),
    options: { after: [AFTER] },
    finds: ["pushed"],
    outcome: "fail",
  },
  {
    name: "a time that is none",
    facts: facts([merged({ at: "yesterday" })]),
    options: { after: [AFTER] },
    finds: ["pushed"],
    outcome: "fail",
  },
  {
    name: "a moment too early",
    facts: facts([merged({ at: "2026-11-19T12:00:00.001Z" })]),
    options: { after: [TIMED] },
    finds: ["soaking"],
    outcome: "pending",
  },
  {
    name: "just long enough",
    facts: facts([merged({ at: "2026-11-19T12:00:00Z" })]),
    options: { after: [TIMED] },
    finds: ["promoted"],
    outcome: "pass",
  },
  {
    name: "just not too long",
    facts: facts([merged({ at: "2026-10-21T12:00:00Z" })]),
    options: { after: [TIMED] },
    finds: ["promoted"],
    outcome: "pass",
  },
  {
    name: "a moment too long",
    facts: facts([merged({ at: "2026-10-21T11:59:59.999Z" })]),
    options: { after: [TIMED] },
    finds: ["too-old"],
    outcome: "fail",
  },
  {
    name: "the best of several",
    facts: facts([
      merged({ at: null }),
      merged({ at: "2026-11-20T11:00:00Z", branch: "release/b" }),
      merged(),
    ]),
    options: { after: [TIMED] },
    finds: ["promoted"],
    outcome: "pass",
  },
  {
    name: "two stages before",
    facts: facts(),
    options: { after: [AFTER, { ...AFTER, stage: "engineering" }] },
    finds: ["promoted", "not-promoted"],
    outcome: "fail",
  },
]);

describe("what is said of a soak", () => {
  const evaluate = (found: readonly PromotionFacts[]) =>
    promotion.evaluate(
      facts(found),
      options.parse({ after: [TIMED] }),
      sayer(promotion.messages, promotion.meta),
    ).findings;

  test("since when, until when, and nobody who could do anything about it", () => {
    const [finding] = evaluate([merged({ at: "2026-11-20T09:30:20Z" })]);
    expect(finding).toMatchObject({
      id: "soaking",
      values: {
        since: "2026-11-20 09:30 UTC",
        until: "2026-11-21 09:31 UTC",
        elapsed: "2h29m",
        number: "#41",
      },
    });
    expect(finding).not.toHaveProperty("who");
  });

  test("a soak beyond all calendars never ends", () => {
    const forever = { ...AFTER, soak: "104249991d" };
    const parsed = options.parse({ after: [forever] });
    const { findings } = promotion.evaluate(facts(), parsed, sayer(promotion.messages, promotion.meta));
    expect(findings).toMatchObject([{ id: "soaking", values: { until: "never" } }]);
  });

  test("of several that wait, the one that is over first", () => {
    const [early, late] = ["2026-11-20T01:00:00Z", "2026-11-20T02:00:00Z"].map((at) => merged({ at }));
    for (const found of [
      [early, late],
      [late, early],
    ]) {
      const [finding] = evaluate(found.filter((one) => one !== undefined));
      expect(finding?.values["until"]).toBe("2026-11-21 01:00 UTC");
    }
  });
});

describe("strengthen", () => {
  const conditions = fc.array(
    fc.record(
      {
        stage: fc.constantFrom("a", "b"),
        branches: fc.subarray(["main", "release/*"], { minLength: 1 }),
        soak: fc.constantFrom("1h", "2d"),
        within: fc.constantFrom("7d", "30d"),
        same: fc.constantFrom("package" as const, "model" as const),
      },
      { requiredKeys: ["stage", "branches"] },
    ),
    { maxLength: 3 },
  );
  test("keeps every condition of either side, each once, and makes up none", () => {
    fc.assert(
      fc.property(conditions, conditions, (earlier, later) => {
        const joined = options.parse(strengthen({ after: earlier }, { after: later })).after;
        const all = options.parse({ after: [...earlier, ...later] }).after;
        for (const one of all) expect(joined).toContainEqual(one);
        for (const one of joined) expect(all).toContainEqual(one);
        const text = ({ stage, branches, soak, within, same }: (typeof joined)[number]) =>
          JSON.stringify([stage, branches, soak, within, same]);
        expect(new Set(joined.map(text)).size).toBe(joined.length);
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});
