import { describe, expect, test } from "vitest";
import type { Outcome } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { parseMemory } from "./check-memory.ts";
import { BROKEN, GREEN, gate, PENDING, RED, verdict } from "./golden/verdicts.fixture.ts";
import { conclusionOf, type PlanContext, type PreviousRun, plan } from "./plan.ts";

const context: PlanContext = { name: "gatehouse: production", draft: false, requested: [], removed: [] };

function published(judged: Verdict, previous: PreviousRun | null = null) {
  const effect = plan(judged, previous, context).find(({ kind }) => kind === "publish-check");
  if (effect?.kind !== "publish-check") throw new Error("nothing is published");
  return effect;
}

function requests(judged: Verdict, over: Partial<PlanContext> = {}) {
  return plan(judged, null, { ...context, ...over }).filter(({ kind }) => kind === "request-reviews");
}

/** The run as GitHub shows it after an effect was applied. */
function runOf(judged: Verdict): PreviousRun {
  const { externalId, conclusion } = published(judged);
  return { run: 7, externalId, status: conclusion === null ? "in_progress" : "completed", conclusion };
}

describe("publishing", () => {
  test.each<[Outcome, "success" | "failure" | null]>([
    ["pass", "success"],
    ["waived", "success"],
    ["pending", null],
    ["fail", "failure"],
    ["error", "failure"],
    ["skip", "failure"],
  ])("%s concludes as %s", (outcome, conclusion) => expect(conclusionOf(outcome)).toBe(conclusion));

  test("the first time, a run is made on the judged head", () => {
    const effect = published(RED);
    expect(effect).toMatchObject({
      name: "gatehouse: production",
      head: RED.head,
      run: null,
      conclusion: "failure",
    });
    expect(effect.output.title).toContain("2 of 5 gates block");
  });

  test.each([RED, PENDING, GREEN, BROKEN])(
    "what GitHub shows already is not written again ($outcome)",
    (judged) => {
      const later = { ...judged, at: "2026-11-23T00:00:00Z" };
      expect(plan(later, runOf(judged), context).map(({ kind }) => kind)).not.toContain("publish-check");
    },
  );

  test("another verdict updates a run that is in progress", () => {
    expect(published(GREEN, runOf(PENDING))).toMatchObject({ run: 7, conclusion: "success" });
  });

  test("a completed run is superseded, not changed: its annotations would stay", () => {
    expect(published(PENDING, runOf(GREEN))).toMatchObject({ run: null, conclusion: null });
    expect(published(GREEN, runOf(RED))).toMatchObject({ run: null, conclusion: "success" });
  });

  test("one changed word is a change", () => {
    const worded = { ...GREEN, stage: "staging" };
    expect(published(worded, runOf(GREEN)).output.summary).toContain("staging");
  });

  test.each([
    { why: "the run is still in progress", over: { status: "in_progress", conclusion: null } },
    { why: "somebody wrote another conclusion", over: { conclusion: "neutral" } },
    { why: "its memory is not ours", over: { externalId: "x" } },
    { why: "it has none", over: { externalId: null } },
    { why: "it can no longer be updated", over: { run: null } },
  ])("written again when $why", ({ over }) => {
    expect(published(GREEN, { ...runOf(GREEN), ...over }).conclusion).toBe("success");
  });

  test("written again when the run is only queued", () => {
    expect(published(PENDING, { ...runOf(PENDING), status: "queued" })).toMatchObject({
      run: 7,
      conclusion: null,
    });
  });

  test("since when the content is green is carried over while it stays green", () => {
    const first = runOf(PENDING);
    const later = { ...GREEN, at: "2026-11-21T00:00:00Z" };
    expect(parseMemory(published(later, first).externalId)?.contentGreenAt).toBe(PENDING.at);
    const red = published({ ...RED, at: "2026-11-22T00:00:00Z" }, first);
    expect(parseMemory(red.externalId)?.contentGreenAt).toBeNull();
    const again = published(later, { ...first, externalId: red.externalId });
    expect(parseMemory(again.externalId)?.contentGreenAt).toBe(later.at);
  });
});

describe("asking for reviews", () => {
  test("those whom people gates wait for, users and teams", () => {
    expect(requests(PENDING)).toEqual([{ kind: "request-reviews", users: ["eve"], teams: ["sre", "risk"] }]);
  });

  test("not while the content is red: what they would see is about to change", () =>
    expect(requests(RED)).toEqual([]));
  test("not on a draft", () => expect(requests(PENDING, { draft: true })).toEqual([]));
  test("not when nobody is waited for", () => expect(requests(GREEN)).toEqual([]));

  test("not those asked already, nor those whom a person removed, however spelled", () => {
    expect(requests(PENDING, { requested: ["@Acme/SRE"], removed: ["@EVE"] })).toEqual([
      { kind: "request-reviews", users: [], teams: ["risk"] },
    ]);
    expect(requests(PENDING, { requested: ["@acme/sre", "@acme/risk"], removed: ["@eve"] })).toEqual([]);
  });

  test("not bots nor e-mail addresses, and each once", () => {
    const waiting = (who: readonly string[], kind: "people" | "content" = "people") =>
      verdict({
        outcome: "pending",
        gates: [
          gate("sign-offs", {
            kind,
            outcome: "pending",
            findings: [{ id: "missing", outcome: "pending", says: "", values: {}, who }],
          }),
        ],
      });
    const who = ["@renovate[bot]", "dana@acme.example", "@dana", "@Dana", "dana", "@acme/x/y"];
    expect(requests(waiting(who))).toEqual([{ kind: "request-reviews", users: ["dana"], teams: [] }]);
    expect(requests(waiting(["@app[bot]"]))).toEqual([]);
    expect(requests(waiting(["@dana"], "content"))).toEqual([]);
  });
});
