import { expect, test } from "vitest";
import { readPolicy } from "#core/policy/read-policy.ts";
import { MemoryTree } from "../../../test/memory-tree.ts";
import { lookAtOwners } from "./look-at-owners.ts";

function policy(signOffs = "{ roles: { operations: 1 } }") {
  const text = [
    "version: 1",
    'packages: ["handoffs/*"]',
    'roles: { operations: { owners: ["@acme/sre"] } }',
    `stages: { production: { branches: [release], gates: { sign-offs: ${signOffs} } } }`,
  ].join("\n");
  const read = readPolicy(text, ".github/gatehouse.yml", "d".repeat(40));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const look = (codeowners: string | null, rules = policy()) =>
  lookAtOwners(
    new MemoryTree("c", codeowners === null ? { "a.md": "" } : { ".github/CODEOWNERS": codeowners }),
    rules,
  );

test.for([
  ["no file", null, ["no-codeowners"]],
  [
    "others than the makers own the rules",
    "* @acme/ml\n/.github/ @acme/sre\n",
    ["rules-in-order", "codeowners-in-order"],
  ],
  ["who makes packages owns the rules", "* @acme/ml\n", ["rules-by-makers", "codeowners-in-order"]],
  [
    "one of them is enough",
    "* @acme/ml\n/.github/ @acme/sre @Acme/ML\n",
    ["rules-by-makers", "codeowners-in-order"],
  ],
  ["nobody owns the rules", "/handoffs/ @acme/ml\n", ["rules-stuck", "codeowners-in-order"]],
  ["a line frees the rules", "* @acme/ml\n/.github/\n", ["rules-stuck", "codeowners-in-order"]],
  [
    "an invalid line",
    "* @acme/ml\n/.github/ @acme/sre\n!/x @acme/sre\n",
    ["codeowners-line", "rules-in-order"],
  ],
] as const)("%s", async ([, codeowners, expected]) => {
  expect((await look(codeowners)).map(({ id }) => id)).toEqual(expected);
});

test("rules that nobody owns are open where a policy lets unowned paths pass", async () => {
  const allowing = policy("{ roles: { operations: 1 }, unowned: allow }");
  const [found] = await look("/handoffs/ @acme/ml\n", allowing);
  expect(found).toMatchObject({
    id: "rules-unowned",
    gravity: "grave",
    values: {
      paths: [".github/gatehouse.yml", ".github/CODEOWNERS", ".github/workflows/", ".github/checklists/"],
    },
  });
});

test("a file that GitHub does not load is no file without owners", async () => {
  const link = new MemoryTree("c", { ".github/CODEOWNERS": { link: "../OWNERS" } });
  expect((await lookAtOwners(link, policy())).map(({ id }) => id)).toEqual(["codeowners-not-loaded"]);
});
