import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { gate, verdict } from "./golden/verdicts.fixture.ts";
import { toAnnotations } from "./to-annotations.ts";
import { toCheckOutput } from "./to-check-output.ts";
import { toJson } from "./to-json.ts";
import { toSarif } from "./to-sarif.ts";
import { toSummary } from "./to-summary.ts";
import { toTerminal } from "./to-terminal.ts";

const ATTACKS = [
  "</details></code></summary><script>alert(1)</script><img src=x onerror=x>",
  "@acme/everyone and @dana, see #12 and GH-3 and acme/churn#4",
  "x | y\n\n# heading\n\n- [x] item\n```\nfence",
  "`code` ``two`` [link](https://evil.example) ![i](https://evil.example/i.png) https://evil.example www.evil.example",
  "##[set-output name=ok;]true\n::error::injected\r\n::stop-commands::x",
  "\u001B[31m\u001B]0;title\u0007\u009B2J\u202Egnp.exe\u200B\u0000\uD800",
  "{says} `{path}` {0} <!-- --> &lt;b&gt; *a* _b_ ~~c~~ $x$ :tada: [^1]",
];

/** The attack in every field of a verdict that foreign text can reach. */
function everywhere(attack: string): Verdict {
  const findings = (["error", "fail", "pending", "waived", "pass", "skip"] as const).flatMap((outcome) => {
    const alone: Finding = {
      id: attack,
      outcome,
      says: "says {value} and `{value}` and {list} and `{list}`",
      fix: "do {value} and `{value}`",
      values: { value: attack, list: [attack, attack] },
      where: { path: attack, line: 1, column: 2 },
      who: [attack, `@acme/${attack}`],
      package: attack,
      check: attack,
    };
    const many = { says: "{count} of them", fix: "do all", each: "{value} and `{value}`", note: "{list}" };
    const one = { ...alone, many };
    return [alone, one, one, one];
  });
  const tables: GateResult["tables"] = [
    {
      title: attack,
      columns: [attack, "b"],
      rows: [
        [attack, [attack]],
        [{ says: "`{value}`", values: { value: attack } }, 1],
      ],
    },
  ];
  return verdict({
    outcome: "error",
    stage: attack,
    packages: [{ folder: attack, name: attack, version: attack, risk: attack }, { folder: attack }],
    head: attack,
    policy: { path: attack, digest: attack },
    gates: (["error", "fail", "pending", "waived", "pass", "skip"] as const).map((outcome) =>
      gate(attack, { title: attack, outcome, findings, tables }),
    ),
    deferred: [attack],
    notices: findings,
  });
}

const linkTo = ({ path }: { path: string }): string => `https://github.com/acme/churn/blob/1/${path}`;
const renderer = markdownIt({ html: true, linkify: true });
const OURS =
  /^<\/?(?:p|h2|h3|ul|li|strong|code|sub|br|wbr|table|thead|tbody|tr|th|td|details|summary|a)(?: href="https:\/\/github\.com\/(?:acme\/churn\/blob\/1|gatehouse\/gatehouse\/blob\/main)\/[^"<>]*")?\s*>$/;

describe.each(ATTACKS)("%j", (attack) => {
  const hostile = everywhere(attack);

  test("in Markdown, only our own elements and links are rendered", () => {
    const { summary, text = "" } = toCheckOutput(hostile, linkTo);
    for (const page of [summary, text, toSummary(hostile, { linkTo })]) {
      const html = renderer.render(page);
      for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(OURS);
      expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
      const outsideCode = html.replace(/<code>.*?<\/code>/gs, "").replace(/<[^>]*>/g, "");
      expect(outsideCode).not.toMatch(/@\w/);
      expect(outsideCode.replace(/&#?\w+;/g, "")).not.toMatch(/#\w|\bgh-\d|\*\*/i);
    }
  });

  test("tables keep their columns", () => {
    const html = renderer.render(toSummary(hostile));
    for (const [, cells = ""] of html.matchAll(/<tr>(.*?)<\/tr>/gs)) {
      expect([3, 4]).toContain(cells.match(/<t[dh]>/g)?.length);
    }
  });

  test("in a terminal, nothing moves the cursor and no line commands a runner", () => {
    const shown = toTerminal(hostile, { source: () => `first\n${attack}\n` });
    expect(shown.replaceAll("\u200B", "")).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    for (const line of shown.split("\n")) {
      expect(line).not.toContain("##[");
      expect(line.trimStart().startsWith("::")).toBe(false);
    }
  });

  test("in annotations, no line commands a runner", () => {
    const { title, annotations } = toCheckOutput(hostile);
    const texts = toAnnotations(hostile).flatMap((one) => [one.title, one.message, one.where?.path ?? ""]);
    for (const text of [title, ...texts, ...annotations.flatMap((one) => [one.title, one.message])]) {
      expect(text).not.toContain("##[");
      expect(text).not.toMatch(/^\s*::/m);
    }
    expect(title).not.toMatch(/\n/);
  });

  test("JSON and SARIF stay JSON, and paths are relative references", () => {
    expect(JSON.parse(toJson(hostile))).toMatchObject({ stage: attack });
    const sarif = JSON.stringify(JSON.parse(toSarif(hostile, { version: "1" })));
    for (const [, uri = ""] of sarif.matchAll(/"uri":"([^"]*)"/g)) {
      expect(new URL(uri, "https://x.example/root/").href).toMatch(/^https:\/\/x\.example\/root\//);
    }
  });
});
