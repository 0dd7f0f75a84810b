import { describe, expect, test } from "vitest";
import type { MemoryFile, MemoryFiles } from "../memory-tree.ts";
import { judgePullRequest } from "../pull-request.ts";
import { blocking, expectBlocked } from "./pipeline.ts";

const POLICY = "version: 1\nstages: { production: { branches: [main] } }\n";
const HEAD = {
  "handoffs/churn/handoff.yml":
    'apiVersion: gatehouse/v1\npackage: { name: a, version: 1.0.0, owner: "@acme/churn" }\n',
};
const OWNERS = ".github/CODEOWNERS";
const PEOPLE = { teams: { "@acme/churn": ["dana", "lee"] }, reviews: ["dana APPROVED head"] };

/** Judged with people, as the App does: who owns what is for the gate of the sign-offs. */
async function judged(codeowners: MemoryFile | null, head: MemoryFiles = {}) {
  const base: MemoryFiles = {
    ".github/gatehouse.yml": POLICY,
    ...(codeowners === null ? {} : { [OWNERS]: codeowners }),
  };
  const found = await judgePullRequest({
    base,
    head: { ...base, ...HEAD, ...head },
    branch: "main",
    people: PEOPLE,
  });
  if (found === null) throw new Error("not judged");
  return found.verdict;
}

describe("CODEOWNERS", () => {
  test("a whole one passes, so that the rows below prove something", async () => {
    expect(blocking(await judged("* @acme/churn\n"))).toEqual([]);
  });

  test.for([
    { name: "absent", file: null, id: "no-codeowners", at: "nowhere" },
    { name: "empty", file: "", id: "unowned", at: "nowhere" },
    {
      name: "3 MB",
      file: `# ${"x".repeat(3 * 1024 * 1024)}\n* @acme/churn\n`,
      id: "codeowners-not-loaded",
      at: OWNERS,
    },
    {
      name: "more than is read at all",
      file: new Uint8Array(6 * 1024 * 1024).fill(35),
      id: "codeowners-not-loaded",
      at: OWNERS,
    },
    { name: "a symbolic link", file: { link: "../OWNERS" }, id: "codeowners-not-loaded", at: OWNERS },
    { name: "bytes", file: new Uint8Array([0, 255]), id: "codeowners-not-loaded", at: OWNERS },
    {
      name: "an invalid owner",
      file: "* @acme/churn\n/src/ dana\n",
      id: "codeowners-invalid",
      at: `${OWNERS}:2`,
    },
    {
      name: "an invalid pattern",
      file: "* @acme/churn\n!x @acme/churn\n",
      id: "codeowners-invalid",
      at: `${OWNERS}:2`,
    },
    {
      name: "a range",
      file: "* @acme/churn\n\n[ab].md @acme/churn\n",
      id: "codeowners-invalid",
      at: `${OWNERS}:3`,
    },
    {
      name: "a section of GitLab",
      file: "* @acme/churn\n[Docs] @acme/churn\n",
      id: "codeowners-invalid",
      at: `${OWNERS}:2`,
    },
    {
      name: "a line that frees the package",
      file: "* @acme/churn\n/handoffs/\n",
      id: "unowned",
      at: "nowhere",
    },
    { name: "a team that does not exist", file: "* @acme/nobody\n", id: "owner-unknown", at: "nowhere" },
    { name: "a user who does not exist", file: "* @nobody-at-all\n", id: "owner-unknown", at: "nowhere" },
    { name: "only the author", file: "* @ada\n", id: "nobody-can", at: "nowhere" },
  ] satisfies { name: string; file: MemoryFile | null; id: string; at: string }[])(
    "$name: $id",
    async ({ file, id, at }) => {
      expectBlocked(await judged(file), { id, at });
    },
  );

  test("a byte order mark and CRLF are no mistake", async () => {
    expect(blocking(await judged("\ufeff# owners\r\n* @acme/churn\r\n"))).toEqual([]);
  });

  test("an owner who does not exist beside one who does is said, and does not block", async () => {
    const verdict = await judged("* @acme/churn @acme/nobody\n");
    expect(blocking(verdict)).toEqual([]);
    const ids = verdict.gates.flatMap(({ findings }) => findings.map(({ id }) => id));
    expect(ids).toContain("owner-left-out");
  });

  test("a pull request that breaks a line is told where", async () => {
    const verdict = await judged("* @acme/churn\n", { [OWNERS]: "* @acme/churn\n/x dana\n" });
    expectBlocked(verdict, { id: "codeowners-broken", at: `${OWNERS}:2` });
  });

  test("a pull request that takes the protected paths from everybody is told", async () => {
    const verdict = await judged("* @acme/churn\n", { [OWNERS]: "* @acme/churn\n/.github/\n" });
    expectBlocked(verdict, { id: "unowned-at-head", at: "nowhere" });
  });
});
