import markdownIt from "markdown-it";
import { expect, test } from "vitest";
import { CHANGE_KINDS } from "#core/explain/compare-packages.ts";
import type { FoundVersion } from "../clone/find-version.ts";
import { diffToJson } from "./diff-to-json.ts";
import { diffToMarkdown } from "./diff-to-markdown.ts";
import { diffToTerminal } from "./diff-to-terminal.ts";
import type { PackageDiff } from "./package-diff.ts";

const ATTACKS = [
  "</table><script>alert(1)</script><img src=x onerror=x>",
  "@acme/everyone and @dana, see #12 and GH-3 and acme/churn#4",
  "x | y\n\n# heading\n\n- [x] item\n```\nfence",
  "`code` ``two`` [link](https://evil.example) ![i](https://evil.example/i.png)",
  "##[set-output name=ok;]true\n::error::injected\r\n::stop-commands::x",
  "\u001B[31m\u001B]0;title\u0007\u009B2J\u202Egnp.exe\u200B\u0000\uD800",
  "",
];

/** An attack wherever foreign text can stand. */
function everywhere(attack: string): PackageDiff & { readonly before: FoundVersion } {
  const version: FoundVersion = {
    name: attack,
    version: attack,
    folder: attack,
    commit: "a".repeat(40),
    by: { kind: "revision", name: attack },
  };
  const where = { path: attack, line: 3 };
  return {
    before: version,
    after: { ...version, name: `${attack}2`, by: { kind: "tag", name: attack } },
    groups: CHANGE_KINDS.map((kind) => ({
      kind,
      changes: [
        { name: attack, before: attack, after: `${attack}x`, difference: attack, verdict: "worse", where },
        { name: attack, before: attack, after: attack },
        { name: `${attack}y`, before: null, after: attack, where },
        { name: attack, before: attack, after: null },
      ],
    })),
  };
}

test.for(ATTACKS)("%j moves no cursor and commands no runner", (attack) => {
  const printed = diffToTerminal(everywhere(attack), (_tone, text) => text);
  expect(printed).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u202A-\u202E]/);
  expect(printed).not.toMatch(/^\s*::|##\[/m);
  // A heading line, then for each kind an empty line, its heading and four rows.
  expect(printed.split("\n")).toHaveLength(1 + CHANGE_KINDS.length * 6 + 1);
});

test.for(ATTACKS)("%j stays text in Markdown", (attack) => {
  const printed = diffToMarkdown(everywhere(attack));
  const html = markdownIt({ html: true, linkify: true }).render(printed);
  expect(html).not.toMatch(/<(?:script|img|a|h1|li|pre|input)\b/);
  expect(html.match(/<table>/g)).toHaveLength(CHANGE_KINDS.length);
  expect(html.match(/<td>/g)).toHaveLength(CHANGE_KINDS.length * 4 * 4);
  // In code, GitHub mentions nobody.
  expect(html.replaceAll(/<code>.*?<\/code>/g, "")).not.toMatch(/@\w|#\d|\bGH-\d/);
});

test.for(ATTACKS)("%j is raw in JSON", (attack) => {
  const { before } = JSON.parse(diffToJson(everywhere(attack))) as { before: { name: string } };
  expect(before.name).toBe(attack);
});

test.for(ATTACKS)("%j names a package that is new, and stays text", (attack) => {
  const added = { ...everywhere(attack), before: null };
  expect(diffToTerminal(added, (_tone, text) => text)).not.toMatch(
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|^\s*::|##\[/m,
  );
  const html = markdownIt({ html: true, linkify: true }).render(diffToMarkdown(added));
  expect(html).not.toMatch(/<(?:script|img|a|h1|li|pre|input)\b/);
  expect(JSON.parse(diffToJson(added))).toMatchObject({ before: null });
});

test("what is more than a page holds is counted", () => {
  const change = { name: "x", before: "1", after: "2" };
  const [version] = [everywhere("a").before];
  const changes = Array.from({ length: 150 }, () => change);
  const many: PackageDiff = { before: version, after: version, groups: [{ kind: "files", changes }] };
  expect(diffToTerminal(many, (_tone, text) => text)).toContain("  and 90 more; --json prints them all\n");
  expect(diffToMarkdown(many)).toContain("| and 50 more |");
});
