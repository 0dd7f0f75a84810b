import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toCheckOutput } from "#core/report/to-check-output.ts";
import { toJson } from "#core/report/to-json.ts";
import { toSarif } from "#core/report/to-sarif.ts";
import { judgePullRequest } from "../pull-request.ts";

function filesIn(folder: string): Record<string, string> {
  const cwd = join(import.meta.dirname, "../golden", folder);
  const paths = readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(cwd.length + 1), readFileSync(path, "utf8")]));
}

const BASE = filesIn("start");
const HEAD = { ...BASE, ...filesIn("proposal") };
const PEOPLE = {
  teams: {
    "@acme/churn": ["dana"],
    "@acme/sre": ["sam"],
    "@acme/appsec": ["kim"],
    "@acme/platform": ["mia"],
  },
  reviews: ["dana APPROVED head", "sam APPROVED head", "kim APPROVED head"],
};
const PACKAGE = "handoffs/churn/";
/** Files that somebody may read: what the package holds, the policy, owners, checklists and keys. */
const READ = Object.keys(HEAD)
  .filter((path) => path.startsWith(PACKAGE) || path.startsWith(".github/"))
  .sort();
const HOSTILE = [
  "\0",
  "\t",
  "\ufeff",
  "\u202e",
  "\ud800",
  "---\n",
  "&a ",
  "*a",
  "<<: ",
  "!!js/function ",
  "{",
  "]",
  '"',
  "'",
  "|\n",
  "- ",
  ": ",
  "#",
  "\r\n",
  "__proto__: ",
  "constructor",
  "NaN",
  ".inf",
  "1e999",
  "../",
  "/",
  "~",
  "null",
  "<!DOCTYPE x>",
  "]]>",
  "<![CDATA[",
  "&lt;",
  "${{ github.token }}",
  "{name}",
  "`",
  "@",
  "@acme/churn",
  "10m",
  "-1",
  "\u0000",
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(40),
  put: fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 12 })),
  again: fc.boolean(),
});

function mutate(
  text: string,
  { at, drop, put, again }: { at: number; drop: number; put: string; again: boolean },
) {
  const start = Math.floor(at * text.length);
  const cut = text.slice(start, start + drop);
  return `${text.slice(0, start)}${put}${again ? cut + cut : ""}${text.slice(start + drop)}`;
}

const OWN_FAULTS = ["gate-crashed", "gate-silent", "facts-missing"];

test("whatever is done to files that are read, every gate still comes to an answer that can be shown", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...READ),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      async (path, edits) => {
        const bad = edits.reduce(mutate, HEAD[path] ?? "");
        const inBase = path.startsWith(".github/");
        const base = inBase ? { ...BASE, [path]: bad } : BASE;
        const head = { ...HEAD, [path]: bad };
        const judged = await judgePullRequest({ base, head, people: PEOPLE });
        if (judged === null) return expect(path).toBe(".github/gatehouse.yml");
        const { verdict } = judged;
        const said = [...verdict.gates.flatMap(({ findings }) => findings), ...verdict.notices];
        expect(said.filter(({ id }) => OWN_FAULTS.includes(id))).toEqual([]);
        for (const { where } of said) {
          if (where?.line !== undefined) expect(where.line).toBeGreaterThan(0);
          if (where?.column !== undefined) expect(where.column).toBeGreaterThan(0);
        }
        expect(toCheckOutput(verdict).summary).not.toBe("");
        expect(JSON.parse(toJson(verdict))).toMatchObject({ outcome: verdict.outcome });
        expect(() => toSarif(verdict, { version: "0.1.0" })).not.toThrow();
      },
    ),
    { seed: 20261120, numRuns: 150 },
  );
});

test("the unharmed files pass, so that the property above starts from something whole", async () => {
  const judged = await judgePullRequest({ base: BASE, head: HEAD, people: PEOPLE });
  expect(judged?.verdict.outcome).toBe("pass");
});
