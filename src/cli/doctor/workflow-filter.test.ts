import { describe, expect, test } from "vitest";
import { passesAll, passesFilter } from "./workflow-filter.ts";

/** GitHub's own examples: "Workflow syntax", "Filter pattern cheat sheet". */
describe.for<readonly [patterns: readonly string[], matching: readonly string[], others: readonly string[]]>([
  // Characters.
  [["Octo*"], ["Octocat", "Octo"], ["Octo/cat"]],
  [["[0-9a-z]"], ["7", "q"], ["Q", "77", "-"]],
  [["[CB]at"], ["Cat", "Bat"], ["cat", "at"]],
  [["[1-2]00"], ["100", "200"], ["300"]],
  // Branches and tags.
  [["feature/*"], ["feature/my-branch", "feature/your-branch"], ["feature/beta-a/my-branch", "feature"]],
  [
    ["feature/**"],
    ["feature/beta-a/my-branch", "feature/your-branch", "feature/mona/the/octocat"],
    ["feature", "features/a"],
  ],
  [
    ["main", "releases/mona-the-octocat"],
    ["main", "releases/mona-the-octocat"],
    ["main2", "releases"],
  ],
  [["*"], ["main", "releases"], ["all/the/branches"]],
  [["**"], ["all/the/branches", "every/tag", "main"], []],
  [["*feature"], ["mona-feature", "feature", "ver-10-feature"], ["my/feature"]],
  [["v2*"], ["v2", "v2.0", "v2.9"], ["v1", "av2"]],
  [["v[12].[0-9]+.[0-9]+"], ["v1.10.1", "v2.0.0"], ["v3.0.0", "v1.1", "v1.a.0"]],
  // Paths.
  [["*.jsx?"], ["page.js", "page.jsx"], ["page.jsxx", "src/page.js"]],
  [["*.js"], ["app.js"], ["src/app.js"]],
  [["**.js"], ["index.js", "js/index.js", "src/js/app.js"], ["index.jsx"]],
  [["docs/*"], ["docs/README.md", "docs/file.txt"], ["docs/mona/octocat.txt"]],
  [["docs/**"], ["docs/README.md", "docs/mona/octocat.txt"], ["README.md"]],
  [
    ["docs/**/*.md"],
    ["docs/README.md", "docs/mona/hello-world.md", "docs/a/markdown/file.md"],
    ["docs/a.txt"],
  ],
  [["**/docs/**"], ["docs/hello.md", "dir/docs/my-file.txt", "space/docs/plan/space.doc"], ["mydocs/a.md"]],
  [["**/README.md"], ["README.md", "js/README.md"], ["MYREADME.md"]],
  [["**/*src/**"], ["a/src/app.js", "my-src/code/js/app.js"], ["src-a/app.js"]],
  [["**/*-post.md"], ["my-post.md", "path/their-post.md"], ["my-post.txt"]],
  [
    ["**/migrate-*.sql"],
    ["migrate-10909.sql", "db/migrate-v1.0.sql", "db/sept/migrate-v1.sql"],
    ["db/migrate.sql"],
  ],
  [["*.md", "!README.md"], ["hello.md"], ["README.md", "docs/hello.md"]],
  [["*.md", "!README.md", "README*"], ["hello.md", "README.md", "README.doc"], ["docs/hello.md"]],
  [["releases/**", "!releases/**-alpha"], ["releases/10", "releases/beta/mona"], ["releases/10-alpha"]],
])("%j", ([patterns, matching, others]) => {
  test.for(matching)("lets %s through", (name) => expect(passesFilter(patterns, name)).toBe(true));
  test.skipIf(others.length === 0).for(others)("keeps %s back", (name) =>
    expect(passesFilter(patterns, name)).toBe(false),
  );
});

test.for<readonly [what: string, patterns: readonly string[], name: string, passes: boolean | null]>([
  ["braces mean themselves", ["{main,release}"], "main", false],
  ["so do parentheses", ["@(main|release)"], "main", false],
  ["and a dot", ["v1.0"], "v1x0", false],
  ["a question mark is about the character before it", ["mai?n"], "man", true],
  ["and takes none in its place", ["ma?n"], "mxn", false],
  ["a plus takes many", ["go+gle"], "gooogle", true],
  ["but one at least", ["go+gle"], "ggle", false],
  ["about a class, too", ["v[0-9]?"], "v", true],
  ["without a character before it, it means itself", ["+1"], "+1", true],
  ["a backslash takes the meaning away", ["v1\\*"], "v1*", true],
  ["so that nothing else is meant", ["v1\\*"], "v12", false],
  ["an exclamation mark is one where it is not the first", ["a!b"], "a!b", true],
  ["and where it is written with a backslash", ["\\!a"], "!a", true],
  ["taking out alone lets nothing through", ["!main"], "release", false],
  ["two stars reach below in the middle of a word", ["re**se"], "re/lea/se", true],
  ["a star takes none", ["main*"], "main", true],
  ["capitals are others", ["Main"], "main", false],
  ["no pattern, no name", [], "main", false],
  ["a bracket that is not closed is refused", ["v[12"], "v[12", null],
  ["an empty one", ["v[]"], "v", null],
  ["one with other signs", ["v[!a]"], "vb", null],
  ["a backslash before nothing", ["main\\"], "main", null],
  ["one that is longer than any branch", ["*".repeat(1025)], "main", null],
  ["one that is long", ["*".repeat(1024)], "main", true],
])("%s", ([, patterns, name, passes]) => expect(passesFilter(patterns, name)).toBe(passes));

test("a pattern that is made to be slow is not", () => {
  const name = "a".repeat(4000);
  const begin = process.cpuUsage().user;
  expect(passesFilter([`${"*a?".repeat(60)}b`], name)).toBe(false);
  expect(process.cpuUsage().user - begin).toBeLessThan(2_000_000);
});

test.for<readonly [patterns: readonly string[], all: boolean]>([
  [["**"], true],
  [["!docs/**", "**"], true],
  [["**", "src/**"], true],
  [["**", "!docs/**"], false],
  [["src/**"], false],
  [["*"], false],
  [[], false],
])("%j lets everything through: %s", ([patterns, all]) => expect(passesAll(patterns)).toBe(all));
