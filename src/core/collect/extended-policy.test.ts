import { describe, expect, test } from "vitest";
import type { Policy } from "#core/policy/policy.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { collectProposal } from "./collect-proposal.ts";
import {
  type ExtendedContent,
  extendedFrom,
  type ReadExtendedPolicy,
  readingOnce,
} from "./extended-policy.ts";
import { findPolicy } from "./find-policy.ts";

const PATH = ".github/gatehouse.yml";
const THEIRS =
  "version: 1\nstages: { production: { branches: [main], gates: { rollback: { max_within: 15m } } } }\n";
const OWN = "version: 1\nextends: acme/.github\n";
const COMMIT = "c".repeat(40);

const holding =
  (files: MemoryFiles): ReadExtendedPolicy =>
  () =>
    extendedFrom(new MemoryTree(COMMIT, files));

const find = (read?: ReadExtendedPolicy) => findPolicy(new MemoryTree("b", { [PATH]: OWN }), read);

describe("a policy that extends another", () => {
  test("is found with it, at its commit", async () => {
    expect(await find(holding({ [PATH]: THEIRS }))).toMatchObject({
      kind: "policy",
      policy: { path: PATH, extends: { repository: "acme/.github", commit: COMMIT, policy: { path: PATH } } },
    });
  });

  test.for([
    ["nothing to read it with", undefined, "extended-policy-unreadable"],
    ["nothing is there", holding({}), "extended-policy-missing"],
    ["a link is there", holding({ [PATH]: { link: "x" } }), "extended-policy-missing"],
    ["it extends another", holding({ [PATH]: OWN }), "extended-policy-extends"],
    ["its form is wrong", holding({ [PATH]: "version: 1\nstages: 3\n" }), "wrong-type"],
    [
      "what it names is wrong",
      holding({ [PATH]: "version: 1\nstages: { a: { branches: [x] }, b: { branches: [x] } }\n" }),
      "branch-of-two-stages",
    ],
  ] as const)("is broken where %s, at the line that extends it", async ([, read, id]) => {
    const found = await find(read);
    if (found.kind !== "broken") throw new Error(found.kind);
    expect(found.issues[0]).toMatchObject({ id, where: { path: PATH, line: 2 } });
  });

  test("mistakes of the other file are told with their line there", async () => {
    const found = await find(holding({ [PATH]: "version: 1\nstages: 3\n" }));
    expect(found.kind === "broken" && found.issues[0]?.values["extended"]).toBe("acme/.github@ccccccc:2");
  });

  test("is not judged at all when it cannot be read just now", async () => {
    await expect(find(() => Promise.reject(new Error("502")))).rejects.toThrow("502");
  });
});

test("one judgement asks once for each reference", async () => {
  const asked: (string | null)[] = [];
  const read = readingOnce((reference) => {
    asked.push(reference.ref);
    return holding({ [PATH]: THEIRS })(reference);
  });
  const answers: ExtendedContent[] = [];
  for (const ref of [null, "v1", null, "v1"])
    answers.push(await read({ owner: "acme", name: ".github", ref }));
  expect(asked).toEqual([null, "v1"]);
  expect(answers[0]).toBe(answers[2]);
});

describe("what a change proposes", () => {
  const read = holding({ [PATH]: THEIRS });
  const propose = async (before: string, after: string) => {
    const base = await findPolicy(new MemoryTree("b", { [PATH]: before }), read);
    if (base.kind !== "policy") throw new Error(JSON.stringify(base));
    const policy: Policy = base.policy;
    const head = new MemoryTree("h", { [PATH]: after });
    return collectProposal(policy, { head, changedPaths: [PATH], keys: [], readExtended: read });
  };
  const rollback = (within: string) =>
    `stages: { production: { gates: { rollback: { max_within: ${within} } } } }\n`;

  test("is compared with all that both policies come to", async () => {
    expect(await propose(OWN, OWN + rollback("10m"))).toMatchObject({
      issues: [],
      loosened: [],
      tightened: [{ id: "option-tightened", values: { before: "15m", after: "10m" } }],
    });
    expect(await propose(OWN + rollback("10m"), OWN)).toMatchObject({
      loosened: [{ id: "option-loosened" }],
      tightened: [],
    });
  });

  test("is a mistake where it asks for less than the extended policy", async () => {
    expect(await propose(OWN, OWN + rollback("1h"))).toMatchObject({
      issues: [{ id: "weaker-than-extended", where: { line: 3 } }],
      loosened: [],
    });
  });

  test("tells when the other policy is not extended any more, and when it is from now on", async () => {
    const { loosened } = await propose(OWN, THEIRS);
    expect(loosened.map(({ id }) => id)).toEqual(["extends-removed"]);
    const { tightened } = await propose(THEIRS, OWN);
    expect(tightened.map(({ id }) => id)).toEqual(["extends-added"]);
    const moved = await propose(OWN, OWN.replace(".github", "policies"));
    expect([moved.loosened, moved.tightened].map((told) => told.map(({ id }) => id))).toEqual([
      ["extends-moved"],
      ["extends-moved"],
    ]);
  });
});
