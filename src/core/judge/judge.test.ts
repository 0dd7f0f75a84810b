import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import type { FactKey } from "#core/facts/facts.ts";
import type { Evaluation, Gate } from "#core/gates/define-gate.ts";
import type { Finding } from "#core/model/finding.ts";
import { OUTCOMES, type Outcome } from "#core/model/outcome.ts";
import type { Severity } from "#core/model/verdict.ts";
import { type ConfiguredGate, gatesFor } from "#core/policy/gates-for.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { type JudgeOptions, judge, judgeByGates } from "./judge.ts";
import type { KnownFacts } from "./known-facts.ts";

interface Stub {
  readonly id: string;
  readonly kind?: "content" | "people";
  readonly severity?: Severity;
  readonly needs?: readonly FactKey[];
  /** Outcomes of its findings, or what it does instead. */
  readonly gives: readonly Outcome[] | (() => Evaluation);
}

function gateOf({ id, kind = "content", needs = [], gives }: Stub): Gate {
  return {
    meta: { id, title: `title of ${id}`, summary: "", kind, since: "0.1", why: "" },
    needs,
    options: z.strictObject({}),
    messages: {},
    strengthen: () => ({}),
    evaluate: () =>
      typeof gives === "function"
        ? gives()
        : { findings: gives.map((outcome, n) => ({ id: `${id}-${n}`, outcome, says: "", values: {} })) },
  };
}

let configured: readonly ConfiguredGate[] = [];

function use(...stubs: readonly Stub[]): void {
  configured = stubs.map((stub) => ({ gate: gateOf(stub), severity: stub.severity ?? "block", options: {} }));
}

beforeEach(() => use());

const sha = (letter: string) => letter.repeat(40);

const FACTS: KnownFacts = {
  now: "2026-11-20T12:00:00Z",
  pullRequest: {
    number: 7,
    title: "Hand over",
    author: null,
    draft: false,
    base: { ref: "main", sha: sha("b") },
    head: { ref: "x", sha: sha("a") },
    mergeBase: sha("b"),
  },
  packages: [],
  baseline: [],
  incomplete: [],
};

const STAGE: Stage = { name: "production", branches: ["main"], gates: {} };
const POLICY: Policy = {
  path: ".github/gatehouse.yml",
  digest: sha("d"),
  // Nothing can be a package here, so that nothing is said of none being touched: see notices.test.ts.
  packages: [],
  roles: {},
  stages: [STAGE],
  risk: {},
};

function judged(
  over: Partial<KnownFacts> = {},
  missingFacts: JudgeOptions["missingFacts"] = "error",
  more: Partial<Policy> = {},
) {
  const bar = { policy: { ...POLICY, ...more }, stage: STAGE, configured };
  return judgeByGates(bar, { ...FACTS, ...over }, { missingFacts });
}

test("the gates are those of the policy's stage", () => {
  const verdict = judge(POLICY, STAGE, FACTS, { missingFacts: "defer" });
  const asked = gatesFor(POLICY, STAGE, "Low").map(({ gate }) => gate.meta.id);
  expect([...verdict.gates.map(({ gate }) => gate), ...verdict.deferred].sort()).toEqual(asked.toSorted());
  expect(asked).toEqual(
    expect.arrayContaining(["checklist", "evidence", "package", "rollback", "sign-offs"]),
  );
});

describe("the outcome is the gravest", () => {
  const pairs = OUTCOMES.flatMap((graver, at) => OUTCOMES.slice(at).map((lighter) => ({ graver, lighter })));

  test.for(pairs)("$graver over $lighter, in any order, in one gate and in two", ({ graver, lighter }) => {
    // Two gates that do not apply are nothing at all, which is told below.
    const expected = graver === "skip" ? "error" : graver;
    for (const gives of [
      [graver, lighter],
      [lighter, graver],
    ]) {
      use({ id: "a", gives });
      expect(judged().outcome).toBe(expected);
      use(...gives.map((outcome, n) => ({ id: `g${n}`, gives: [outcome] })));
      expect(judged().outcome).toBe(expected);
    }
  });

  test("findings of a gate stand the gravest first, and otherwise as the gate gave them", () => {
    use({ id: "a", gives: ["pass", "fail", "error", "fail"] });
    expect(judged().gates[0]?.findings.map(({ id }) => id)).toEqual(["a-2", "a-1", "a-3", "a-0"]);
  });

  test("a verdict says what was judged, by what, and when", () => {
    use({ id: "a", gives: ["pass"] });
    expect(judged()).toMatchObject({
      stage: "production",
      head: sha("a"),
      base: sha("b"),
      at: "2026-11-20T12:00:00Z",
      policy: { path: ".github/gatehouse.yml", digest: sha("d") },
      gates: [{ gate: "a", title: "title of a", severity: "block", outcome: "pass", kind: "content" }],
      deferred: [],
      notices: [],
    });
  });

  test("the same facts give the same verdict, byte for byte", () => {
    use({ id: "a", gives: ["pass", "fail"] }, { id: "b", kind: "people", gives: ["pending"] });
    expect(JSON.stringify(judged())).toBe(JSON.stringify(judged()));
  });
});

describe("a gate that fails itself is an error, never a pass", () => {
  test.for([
    { name: "throws an error", thrown: new TypeError("x is undefined"), cause: "x is undefined" },
    { name: "throws anything else", thrown: "out of luck", cause: "out of luck" },
  ])("it $name", ({ thrown, cause }) => {
    use(
      { id: "good", gives: ["pass"] },
      {
        id: "bad",
        gives: () => {
          throw thrown;
        },
      },
    );
    const verdict = judged();
    expect(verdict.outcome).toBe("error");
    expect(verdict.contentGreen).toBe(false);
    expect(verdict.gates.map(({ outcome }) => outcome)).toEqual(["pass", "error"]);
    expect(verdict.gates[1]?.findings).toMatchObject([
      { id: "gate-crashed", outcome: "error", values: { gate: "bad", cause } },
    ]);
  });

  test("it says nothing at all", () => {
    use({ id: "mute", gives: [] });
    expect(judged()).toMatchObject({ outcome: "error", gates: [{ findings: [{ id: "gate-silent" }] }] });
  });
});

describe("facts that were not collected", () => {
  const stubs: readonly Stub[] = [
    { id: "content", gives: ["pass"] },
    { id: "signed", kind: "people", needs: ["reviews", "packages"], gives: ["pass"] },
  ];

  test("are an error where the shell enforces", () => {
    use(...stubs);
    const verdict = judged();
    expect(verdict).toMatchObject({ outcome: "error", deferred: [] });
    expect(verdict.gates[1]?.findings).toMatchObject([
      { id: "facts-missing", values: { missing: ["reviews"] } },
    ]);
  });

  test("leave the gate to another shell where it does not", () => {
    use(...stubs);
    const verdict = judged({}, "defer");
    expect(verdict).toMatchObject({ outcome: "pass", deferred: ["signed"] });
    expect(verdict.gates.map(({ gate }) => gate)).toEqual(["content"]);
  });

  test("are not missing when they are empty", () => {
    use(...stubs);
    expect(judged({ reviews: [] })).toMatchObject({ outcome: "pass", deferred: [] });
  });
});

describe("nothing applied", () => {
  test("is an error, not a pass", () => {
    use({ id: "a", gives: ["skip"] });
    expect(judged()).toMatchObject({
      outcome: "error",
      notices: [{ id: "nothing-applied", outcome: "error" }],
    });
  });

  test("so is a stage without any gate", () => {
    expect(judged()).toMatchObject({
      outcome: "error",
      contentGreen: false,
      notices: [{ id: "nothing-applied" }],
    });
  });

  test("is not said while a gate is left to another shell", () => {
    use({ id: "a", gives: ["skip"] }, { id: "b", needs: ["reviews"], gives: ["pass"] });
    expect(judged({}, "defer")).toMatchObject({ outcome: "skip", notices: [] });
  });
});

describe("severity `warn`", () => {
  test.for(OUTCOMES)("%s never blocks", (outcome) => {
    use({ id: "hard", gives: ["pass"] }, { id: "soft", severity: "warn", gives: [outcome] });
    const verdict = judged();
    expect(verdict).toMatchObject({ outcome: "pass", contentGreen: true });
    expect(verdict.gates[1]).toMatchObject({ severity: "warn", outcome });
  });

  test("a policy that only warns passes, so that it can be tried out", () => {
    use({ id: "soft", severity: "warn", gives: ["fail"] });
    expect(judged()).toMatchObject({ outcome: "pass", notices: [] });
  });

  test("it does not hide that nothing applied", () => {
    use({ id: "soft", severity: "warn", gives: ["skip"] });
    expect(judged()).toMatchObject({ outcome: "error", notices: [{ id: "nothing-applied" }] });
  });
});

describe("a finding whose check only warns", () => {
  const finding = (id: string, outcome: Outcome, severity?: "warn"): Finding => ({
    id,
    outcome,
    says: "",
    values: {},
    ...(severity === undefined ? {} : { severity }),
  });

  test.for(OUTCOMES)("%s does not count for the gate, the content or the verdict", (outcome) => {
    use({
      id: "a",
      gives: () => ({ findings: [finding("soft", outcome, "warn"), finding("hard", "pass")] }),
    });
    const verdict = judged();
    expect(verdict).toMatchObject({ outcome: "pass", contentGreen: true, gates: [{ outcome: "pass" }] });
    expect(verdict.gates[0]?.findings).toContainEqual(finding("soft", outcome, "warn"));
  });

  test("alone, it still is something that was looked at", () => {
    use({ id: "a", gives: () => ({ findings: [finding("soft", "fail", "warn")] }) });
    expect(judged()).toMatchObject({ outcome: "pass", notices: [] });
  });

  test("alone and not applying, it is no reason to pass", () => {
    use({ id: "a", gives: () => ({ findings: [finding("soft", "skip", "warn")] }) });
    expect(judged()).toMatchObject({ outcome: "error", notices: [{ id: "nothing-applied" }] });
  });

  test("hides nothing that blocks beside it, and stands between that and the rest", () => {
    const findings = [
      finding("fine", "pass"),
      finding("excused", "waived"),
      finding("soft", "error", "warn"),
      finding("waiting", "pending"),
      finding("wrong", "fail"),
    ];
    use({ id: "a", gives: () => ({ findings }) });
    const verdict = judged();
    expect(verdict).toMatchObject({ outcome: "fail", contentGreen: false });
    expect(verdict.gates[0]?.findings.map(({ id }) => id)).toEqual([
      "wrong",
      "waiting",
      "soft",
      "excused",
      "fine",
    ]);
  });
});

describe("contentGreen", () => {
  test.for([
    {
      name: "people have still to act",
      stubs: [
        { id: "a", gives: ["pass"] },
        { id: "p", kind: "people", gives: ["pending"] },
      ],
      green: true,
    },
    {
      name: "people object",
      stubs: [
        { id: "a", gives: ["pass"] },
        { id: "p", kind: "people", gives: ["fail"] },
      ],
      green: true,
    },
    {
      name: "content fails",
      stubs: [
        { id: "a", gives: ["fail"] },
        { id: "p", kind: "people", gives: ["pass"] },
      ],
      green: false,
    },
    { name: "content cannot be looked at", stubs: [{ id: "a", gives: ["error"] }], green: false },
    { name: "content is waived", stubs: [{ id: "a", gives: ["waived"] }], green: true },
    { name: "content only warns", stubs: [{ id: "a", severity: "warn", gives: ["fail"] }], green: true },
  ] satisfies { name: string; stubs: readonly Stub[]; green: boolean }[])(
    "$green when $name",
    ({ stubs, green }) => {
      use(...stubs);
      expect(judged().contentGreen).toBe(green);
    },
  );
});

describe("notices", () => {
  test("incomplete facts are errors, whatever the gates say", () => {
    use({ id: "a", gives: ["pass"] });
    const incomplete = [{ id: "too-many-files", says: "{n} files", values: { n: 3000 } }];
    expect(judged({ incomplete })).toMatchObject({
      outcome: "error",
      contentGreen: false,
      notices: [{ id: "too-many-files", outcome: "error", values: { n: 3000 } }],
    });
  });

  test.for([
    { by: "2026-11-19", ids: ["policy-review-overdue"] },
    { by: "2026-11-20", ids: [] },
    { by: "2027-01-01", ids: [] },
  ])("the policy was to be reviewed by $by: $ids, and it still judges", ({ by, ids }) => {
    use({ id: "a", gives: ["pass"] });
    const verdict = judged({}, "error", { reviewBy: by });
    expect(verdict.notices.map(({ id }) => id)).toEqual(ids);
    expect(verdict.outcome).toBe("pass");
  });
});
