import { expect, test } from "vitest";
import type { Policy } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { type MemoryFile, MemoryTree } from "../../../test/memory-tree.ts";
import { collectProposal } from "./collect-proposal.ts";
import { trustedPaths } from "./collect-signatures.ts";
import { unreadExtended } from "./extended-policy.ts";

const PATH = ".github/gatehouse.yml";
const policyText = (gates: string) =>
  `version: 1\nstages: { staging: { branches: [dev], gates: {} }, production: { branches: [main], gates: ${gates} } }\n`;

function policyOf(gates: string): Policy {
  const reading = readPolicy(policyText(gates), PATH, "d");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

const propose = (files: Readonly<Record<string, MemoryFile>>, changed: readonly string[], gates = "{}") =>
  collectProposal(policyOf(gates), {
    head: new MemoryTree("head", files),
    changedPaths: changed,
    keys: trustedPaths(policyOf(gates)),
    readExtended: unreadExtended,
  });

test("changed rules are told by what they rule", async () => {
  const changed = [
    "CODEOWNERS",
    ".github/checklists/ready.md",
    ".github/workflows/ci.yml",
    ".github/actions/x/action.yml",
    "handoffs/churn/handoff.yml",
    ".GitHub/workflows/ci.yml",
  ];
  expect(await propose({}, changed)).toEqual({
    paths: [
      { path: "CODEOWNERS", kind: "owners" },
      { path: ".github/checklists/ready.md", kind: "checklist" },
      { path: ".github/workflows/ci.yml", kind: "workflow" },
      { path: ".github/actions/x/action.yml", kind: "workflow" },
    ],
    issues: [],
    loosened: [],
    tightened: [],
  });
});

test("keys and trusted roots are rules, of a later stage too, and before they are there", async () => {
  const gates = "{ signature: { keys: [keys/a.pem, keys/new.pem], trusted_root: keys/root.json } }";
  const { paths } = await propose({}, ["keys/a.pem", "keys/new.pem", "keys/root.json", "keys/b.pem"], gates);
  expect(paths).toEqual(
    ["keys/a.pem", "keys/new.pem", "keys/root.json"].map((path) => ({ path, kind: "key" })),
  );
});

test.for([
  ["deleted", {}],
  ["a link", { [PATH]: { link: "elsewhere" } }],
  ["a submodule", { [PATH]: { submodule: "1".repeat(40) } }],
] as const)("a policy that is %s asks for nothing any more", async ([, files]) => {
  expect(await propose(files, [PATH])).toMatchObject({ loosened: [{ id: "policy-removed" }], issues: [] });
});

test("a policy with a mistake is told by its mistakes, and compared with nothing", async () => {
  const { issues, loosened } = await propose({ [PATH]: "version: 1\nstages: 3\n" }, [PATH]);
  expect(issues.length).toBeGreaterThan(0);
  expect(loosened).toEqual([]);
});

test("a gate that is asked less is told, one that stays is not", async () => {
  const strict = "{ security: { required: true } }";
  const loose = await propose({ [PATH]: policyText("{}") }, [PATH], strict);
  expect(loose.loosened.length).toBeGreaterThan(0);
  const same = await propose({ [PATH]: policyText(strict) }, [PATH], strict);
  expect([same.loosened, same.tightened]).toEqual([[], []]);
});

test("a second policy that would be read before the one that is there is what is compared", async () => {
  const files = {
    [PATH]: policyText("{}"),
    ".github/gatehouse.yaml": policyText("{ security: { required: true } }"),
  };
  const { loosened } = await propose(files, [PATH], "{ security: { required: true } }");
  expect(loosened.length).toBeGreaterThan(0);
});
