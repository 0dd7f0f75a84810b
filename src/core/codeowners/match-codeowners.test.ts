import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rule } from "./codeowners.ts";
import { compileCodeowners } from "./match-codeowners.ts";
import { parseCodeowners } from "./parse-codeowners.ts";

const SETTINGS = { seed: 20260821, numRuns: 400 };

/** The same rules written down once more in the plainest way: one regular expression a rule, the last match wins. */
function plainExpression(pattern: string): RegExp {
  const anchored = pattern.startsWith("/");
  const folder = pattern.endsWith("/");
  const body = pattern.slice(anchored ? 1 : 0, folder ? -1 : undefined);
  const parts = body.split("/");
  const name = (part: string): string =>
    part.replace(/\*+|\?|\\.|[^*?\\]/gsu, (sign) => {
      if (sign.startsWith("*")) return "[^/]*";
      if (sign === "?") return "[^/]";
      return `\\u{${(sign.length > 1 && sign.startsWith("\\") ? sign.slice(1) : sign).codePointAt(0)?.toString(16)}}`;
    });
  const written = parts
    .map((part, at) => {
      const last = at === parts.length - 1;
      if (part === "**") return last ? "(?:.+/)?[^/]+" : "(?:[^/]+/)*";
      return `${part === "*" ? "[^/]+" : name(part)}${last ? "" : "/"}`;
    })
    .join("");
  const floats = !anchored && parts.length === 1 ? "(?:.*/)?" : "";
  const oneLevel = parts.at(-1) === "*" && floats === "";
  const below = parts.at(-1) === "**" && parts.length > 1 ? "" : "/.+";
  return new RegExp(`^${floats}${written}${folder ? below : oneLevel ? "" : "(?:/.+)?"}$`, "su");
}

function plainRule(rules: readonly Rule[], path: string): Rule | null {
  return rules.findLast(({ pattern }) => plainExpression(pattern).test(path)) ?? null;
}

const name = fc.string({ unit: fc.constantFrom("a", "b", ".", "c", "😀"), minLength: 1, maxLength: 4 });
const namePath = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
const glob = fc.string({
  unit: fc.constantFrom("a", "b", ".", "c", "*", "?", "\\*", "\\a", "😀"),
  minLength: 1,
  maxLength: 5,
});
const part = fc.oneof({ weight: 3, arbitrary: name }, glob, fc.constant("*"), fc.constant("**"));
const pattern = fc
  .tuple(
    fc.boolean(),
    fc.array(part, { minLength: 1, maxLength: 4 }),
    fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.constant("/")),
  )
  .map(([anchored, parts, end]) => {
    // Any depth twice in a row is any depth, which the plain expressions do not know.
    const kept = parts.filter((each, at) => each !== "**" || parts[at + 1] !== "**");
    return `${anchored ? "/" : ""}${kept.join("/")}${end}`;
  });
const file = fc.array(pattern, { minLength: 1, maxLength: 12 }).map((patterns) => patterns.join(" @x\n"));
const paths = fc.array(namePath, { minLength: 1, maxLength: 20 });

describe("a matcher", () => {
  test("agrees with the plain reading of the same rules", () => {
    let matched = 0;
    const agrees = fc.property(file, paths, (text, asked) => {
      const codeowners = parseCodeowners(text, "CODEOWNERS");
      const matcher = compileCodeowners(codeowners);
      for (const path of asked) {
        const rule = matcher.ruleFor(path);
        if (rule !== null) matched++;
        expect({ path, rule }).toEqual({ path, rule: plainRule(codeowners.rules, path) });
      }
    });
    fc.assert(agrees, SETTINGS);
    expect(matched).toBeGreaterThan(500);
  });

  test("answers the same whatever was asked before", () => {
    const repeats = fc.property(file, paths, (text, asked) => {
      const codeowners = parseCodeowners(text, "CODEOWNERS");
      const used = compileCodeowners(codeowners);
      for (const path of asked) used.ruleFor(path);
      for (const path of asked.toReversed()) {
        expect(used.ruleFor(path)).toBe(compileCodeowners(codeowners).ruleFor(path));
      }
    });
    fc.assert(repeats, { ...SETTINGS, numRuns: 100 });
  });

  test("is not changed by a rule that does not match", () => {
    const unchanged = fc.property(file, pattern, paths, (text, added, asked) => {
      const before = compileCodeowners(parseCodeowners(text, "CODEOWNERS"));
      const after = compileCodeowners(parseCodeowners(`${text}\n${added} @added`, "CODEOWNERS"));
      const alone = compileCodeowners(parseCodeowners(`${added} @added`, "CODEOWNERS"));
      for (const path of asked.filter((each) => alone.ruleFor(each) === null)) {
        expect(after.ruleFor(path)).toEqual(before.ruleFor(path));
      }
    });
    fc.assert(unchanged, SETTINGS);
  });

  test("gives a path to a rule that is added at the end and matches", () => {
    const taken = fc.property(file, namePath, (text, path) => {
      const codeowners = parseCodeowners(`${text}\n/${path.replaceAll("*", "\\*")} @last`, "CODEOWNERS");
      fc.pre(!codeowners.issues.some(({ where }) => where.line === text.split("\n").length + 1));
      expect(compileCodeowners(codeowners).ruleFor(path)).toBe(codeowners.rules.at(-1));
    });
    fc.assert(taken, SETTINGS);
  });
});

describe("a hostile pattern takes time in proportion to the path:", () => {
  const manyFolders = "a/".repeat(2000);
  const longName = "a".repeat(200_000);

  test.each([
    ["asterisks in a name", `${"*a".repeat(24)}*b`],
    ["question marks and asterisks in a name", `${"?*".repeat(25)}b`],
    ["any depth, many times", `${"**/a/".repeat(40)}b`],
    ["any folder below any depth, many times", `${"**/*/".repeat(40)}b`],
    ["all of them", `${"**/*a*a?*/".repeat(40)}*b`],
  ])("%s", (_, hostile) => {
    const codeowners = parseCodeowners(`${hostile} @x\n/${hostile} @x\n`, "CODEOWNERS");
    const matcher = compileCodeowners(codeowners);
    expect(codeowners.rules).toHaveLength(2);
    for (const path of [longName, `${manyFolders}c`, `${`${"a".repeat(50)}/`.repeat(400)}c`]) {
      expect(matcher.ruleFor(path)).toBeNull();
    }
  });

  test("a path of very many folders needs no stack", () => {
    const matcher = compileCodeowners(parseCodeowners("**/z/** @x\n", "CODEOWNERS"));
    expect(matcher.ruleFor(`${"a/".repeat(200_000)}b`)).toBeNull();
    expect(matcher.ruleFor(`${"a/".repeat(200_000)}z/b`)?.line).toBe(1);
  });

  test("as many wildcards as a file may have", () => {
    const lines = Array.from({ length: 6000 }, (_, at) => `*${at + 1000}*a?b @x`);
    const matcher = compileCodeowners(parseCodeowners(lines.join("\n"), "CODEOWNERS"));
    expect(matcher.ruleFor("docs/12345/6999-a.b")?.line).toBe(6000);
    expect(matcher.ruleFor("docs/x")).toBeNull();
  });
});
