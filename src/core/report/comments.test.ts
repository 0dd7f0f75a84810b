import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Verdict } from "#core/model/verdict.ts";
import { type CommentPurpose, markerOf, questionMarker } from "./comment-marker.ts";
import { COMMENT_LIMIT, explainComment, explainGateComment } from "./explain-comment.ts";
import { GREEN, gate, PENDING, RED, verdict } from "./golden/verdicts.fixture.ts";
import { helpComment } from "./help-comment.ts";
import { plan } from "./plan.ts";
import { mentionable, reminderComment } from "./reminder-comment.ts";
import { planComment } from "./sticky-comment.ts";
import { refusalComment, type WaiverEntry, waiverComment, waiverYaml } from "./waiver-comment.ts";

const NAME = "gatehouse: production";
const linkTo = ({ path }: { readonly path: string }) => `https://github.com/acme/churn/blob/1/${path}`;

/** What GitHub would notify: mentions outside of code. */
function mentions(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`|<code>.*?<\/code>/g, "");
  return [...prose.matchAll(/(?<![\w/])@[\w/-]+/g)].map(([handle]) => handle);
}

describe("markers", () => {
  const purposes: readonly CommentPurpose[] = [
    { kind: "verdict" },
    { kind: "answer", question: "explain ", asked: "1" },
    { kind: "answer", question: "explain ", asked: "2" },
    { kind: "answer", question: "explain evidence", asked: "1" },
    { kind: "reminder", since: "2026-11-20T12:00:00.000Z", count: 1 },
    { kind: "reminder", since: "2026-11-20T12:00:00.000Z", count: 2 },
    { kind: "reminder", since: "2026-11-20T12:00:00.000Z", count: "escalation" },
    { kind: "reminder", since: "2026-11-21T12:00:00.000Z", count: 1 },
  ];

  test("tell every purpose from the others", () => {
    expect(new Set(purposes.map(markerOf)).size).toBe(purposes.length);
  });

  test("are one comment of HTML, whatever was asked", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (question, asked) => {
        const marker = markerOf({ kind: "answer", question, asked });
        expect(marker).toMatch(/^<!-- gatehouse answer [0-9a-f]{16} [0-9a-f]{16} -->$/);
        expect(marker.startsWith(questionMarker(question))).toBe(true);
      }),
    );
  });
});

describe("the comment that shows the verdict", () => {
  const shown = (judged: Verdict, previous: { id: number; body: string } | null = null) =>
    planComment(judged, previous, { name: NAME, linkTo });
  const bodyOf = (judged: Verdict) => {
    const [effect] = shown(judged, { id: 5, body: "" });
    if (effect?.kind !== "comment") throw new Error("no comment");
    return effect.body;
  };

  test("is not made before something keeps the merge back", () => {
    expect(shown(GREEN)).toEqual([]);
    expect(shown(RED)).toMatchObject([{ kind: "comment", comment: null }]);
    expect(shown(verdict({ outcome: "skip", gates: [] }))).toHaveLength(1);
  });

  test("is edited when the verdict is another, and shrinks to a line when nothing keeps it back", () => {
    expect(shown(GREEN, { id: 5, body: bodyOf(RED) })).toEqual([
      { kind: "comment", comment: 5, body: bodyOf(GREEN) },
    ]);
    expect(bodyOf(GREEN).trim().split("\n")).toHaveLength(2);
    expect(bodyOf(RED).length).toBeGreaterThan(bodyOf(GREEN).length);
  });

  test.for([RED, PENDING, GREEN])("is left alone while it says so already ($outcome)", (judged) => {
    const body = bodyOf({ ...judged, at: "2026-11-25T00:00:00Z" });
    expect(shown(judged, { id: 5, body })).toEqual([]);
    expect(shown(judged, { id: 5, body: body.trimEnd().replaceAll("\n", "\r\n") })).toEqual([]);
    expect(shown(judged, { id: 5, body: `${body} and I approve` })).toHaveLength(1);
  });

  test("is planned only where the policy asks for it", () => {
    const context = { name: NAME, draft: false, requested: [], removed: [] };
    const kinds = (over: object) => plan(RED, null, { ...context, ...over }).map(({ kind }) => kind);
    expect(kinds({})).not.toContain("comment");
    expect(kinds({ comment: null })).toContain("comment");
  });

  test("mentions nobody", () => {
    expect([RED, PENDING, GREEN].flatMap((judged) => mentions(bodyOf(judged)))).toEqual([]);
  });
});

describe("explanations", () => {
  test("say what blocks, where, what to do and who can act, and mention nobody", () => {
    const text = explainComment(RED, NAME, linkTo);
    expect(text).toContain("### gatehouse");
    expect(text).toContain("https://github.com/acme/churn/blob/1/handoffs/churn/reports/fairness.json");
    expect(text).toContain("What to do:");
    expect(text).toContain("@acme/churn");
    expect(mentions(text)).toEqual([]);
  });

  test("of one gate leave the others out, and lead to its page", () => {
    const text = explainGateComment(RED, "evidence", linkTo) ?? "";
    expect(text).toContain("src/core/gates/evidence/README.md");
    expect(text).toContain("recall gap by age");
    expect(text).not.toContain("drill");
    expect(explainGateComment(RED, "no-such-gate", linkTo)).toBeNull();
  });

  test("of a gate that passes say so", () => {
    const text = explainGateComment(GREEN, GREEN.gates[0]?.gate ?? "", linkTo) ?? "";
    expect(text).toContain("✓ passes");
  });

  test("of any size fit a comment", () => {
    const many = Array.from({ length: 3000 }, (_, at) => gate(`g${at}`, { outcome: "fail" }));
    const huge = verdict({ outcome: "fail", gates: many });
    expect(explainComment(huge, NAME, linkTo).length).toBeLessThanOrEqual(COMMENT_LIMIT);
  });
});

describe("reminders", () => {
  const reminder = { since: "2026-11-20T12:00:00.000Z", count: 1, name: NAME, waited: "1d" } as const;

  test("mention those who are told and nobody else, below their marker", () => {
    const text = reminderComment(PENDING, { ...reminder, to: ["@acme/sre", "@eve"] });
    expect(text.startsWith(markerOf({ kind: "reminder", since: reminder.since, count: 1 }))).toBe(true);
    expect(mentions(text)).toEqual(["@acme/sre", "@eve"]);
  });

  test("to others say that reminding did not help", () => {
    const text = reminderComment(PENDING, { ...reminder, count: "escalation", to: ["@acme/leads"] });
    expect(mentions(text)).toEqual(["@acme/leads"]);
    expect(text).toContain("did not help");
  });

  test("go to handles alone, each once and at most ten", () => {
    const odd = [
      "dana@acme.example",
      "@app[bot]",
      "@a b",
      "@acme/x/y",
      "@",
      "@-a",
      "@a-",
      "@a\n@b",
      "@a](x)",
    ];
    expect(mentionable([...odd, "@Dana", "@dana", "@acme/sre.on_call"])).toEqual([
      "@Dana",
      "@acme/sre.on_call",
    ]);
    expect(mentionable(Array.from({ length: 30 }, (_, at) => `@user${at}`))).toHaveLength(10);
  });
});

describe("waivers", () => {
  const entry: WaiverEntry = {
    gate: "evidence",
    check: "AUC holds",
    package: "churn@3.1.0",
    reason: "Only 28 samples of the new region",
    authority: "@acme/risk",
    expires: "2026-12-20",
  };
  const place = {
    path: ".github/gatehouse.yml",
    branch: "release/2026-11",
    editUrl: "https://github.com/acme/churn/edit/release/2026-11/.github/gatehouse.yml",
    others: [],
    listed: true,
    left: 0,
  };

  test("are written as the policy's page shows them", () => {
    expect(waiverYaml([entry])).toBe(
      [
        "  - gate: evidence",
        '    check: "AUC holds"',
        "    package: churn@3.1.0",
        '    reason: "Only 28 samples of the new region"',
        '    authority: "@acme/risk"',
        "    expires: 2026-12-20",
      ].join("\n"),
    );
  });

  test("say that nothing is excused by the comment, and lead to the editor", () => {
    const text = waiverComment([entry], place);
    expect(text).toContain("**Nothing is excused by this.**");
    expect(text).toContain(`](<${place.editUrl}>)`);
    expect(text).toContain("```yaml\n  - gate: evidence");
    expect(mentions(text)).toEqual([]);
  });

  test("bring the key along where the policy has none", () => {
    expect(waiverComment([entry], { ...place, listed: false })).toContain("```yaml\nwaivers:\n  - gate");
  });

  test("say which one they take the place of, and what cannot be excused", () => {
    const text = waiverComment([{ ...entry, replaces: { line: 11 } }], {
      ...place,
      left: 2,
      others: ["@dana"],
    });
    expect(text).toContain("line 11");
    expect(text).toContain("2 more findings");
    expect(text).toContain("`@dana`");
  });

  test("stay one block of code, whatever the reason says", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("", "\n```\n@acme/all", "```", "~~~"),
        (words, attack) => {
          const text = waiverComment([{ ...entry, reason: `${words}${attack}` }], place);
          const [, inside = ""] = /```yaml\n([\s\S]*?)\n```\n/.exec(text) ?? [];
          expect(inside.split("\n")).toHaveLength(6);
          expect(mentions(text)).toEqual([]);
        },
      ),
    );
  });
});

describe("what was not understood", () => {
  test.for([
    ["`@acme/all`", "command"],
    ["<img src=x>", "command"],
    ["[x](https://evil.example)", "gate"],
  ] as const)("%s is shown and does nothing", ([word, what]) => {
    const text = helpComment({ what, word, nearest: null, gates: ["evidence"] });
    expect(mentions(text)).toEqual([]);
    expect(text).toContain("`/gatehouse explain`");
  });

  test("is told with advice, in one line", () => {
    const because = {
      id: "x",
      says: "There is no gate `{gate}`.",
      fix: "Name one.",
      values: { gate: "@acme/all\n# x" },
    };
    expect(refusalComment(because).trim().split("\n")).toHaveLength(1);
    expect(mentions(refusalComment(because))).toEqual([]);
  });
});
