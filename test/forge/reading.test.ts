import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

const repo = "/repos/acme/triage";

describe("files of a pull request", () => {
  test("name additions, changes, removals and renames with their former names, blobs and line counts", async () => {
    const text = Array.from({ length: 20 }, (_, at) => `line ${at}`).join("\n");
    await town.triage.push({
      user: "ada",
      branch: "main",
      files: { "old name.txt": text, "gone.txt": "bye\n", "same.txt": "1\n" },
    });
    const gone = await town.rest("GET", `${repo}/contents/gone.txt`);
    await town.openPull("m", {
      "old name.txt": null,
      "new näme.txt": `${text}\nmore`,
      "gone.txt": null,
      "same.txt": "2\n",
    });
    const answer = await town.rest("GET", `${repo}/pulls/1/files`);
    expect(answer.body).toMatchObject([
      { filename: "gone.txt", status: "removed", deletions: 1 },
      { filename: "new näme.txt", status: "renamed", previous_filename: "old name.txt" },
      { filename: "same.txt", status: "modified", additions: 1, deletions: 1, changes: 2 },
    ]);
    const sha =
      typeof gone.body === "object" && gone.body !== null && "sha" in gone.body ? gone.body.sha : null;
    expect(answer.body).toMatchObject([{ sha }, {}, {}]);
    forge.assertClean();
  });

  test("come in pages with Link headers", async () => {
    await town.openPull("m", Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`f${at}`, "x"])));
    const first = await town.rest("GET", `${repo}/pulls/1/files?per_page=2`);
    expect(first.headers.get("link")).toContain('per_page=2&page=2>; rel="next"');
    expect(first.headers.get("link")).toContain('page=3>; rel="last"');
    const last = await town.rest("GET", `${repo}/pulls/1/files?per_page=2&page=3`);
    expect(last.body).toMatchObject([{ filename: "f4" }]);
    expect(last.headers.get("link")).not.toContain('rel="next"');
  });

  test("stop at 3,000, while the count tells them all", async () => {
    await town.openPull("m", Object.fromEntries(Array.from({ length: 3001 }, (_, at) => [`f${at}`, "x"])));
    expect((await town.rest("GET", `${repo}/pulls/1/files?per_page=100&page=30`)).body).toHaveLength(100);
    expect((await town.rest("GET", `${repo}/pulls/1/files?per_page=100&page=31`)).body).toEqual([]);
    expect((await town.rest("GET", `${repo}/pulls/1`)).body).toMatchObject({ changed_files: 3001 });
    const compare = await town.rest("GET", `${repo}/compare/main...m`);
    expect(compare.body).toMatchObject({ status: "ahead", ahead_by: 1, files: { length: 300 } });
    forge.assertClean();
  });
});

describe("git data", () => {
  test("a comparison starts at the merge base and says how the sides stand", async () => {
    const base = await town.triage.tip("main");
    await town.openPull("m", { a: "1" });
    await town.triage.push({ user: "ada", branch: "main", files: { b: "1" } });
    const answer = await town.rest("GET", `${repo}/compare/main...m`);
    expect(answer.body).toMatchObject({
      status: "diverged",
      ahead_by: 1,
      behind_by: 1,
      merge_base_commit: { sha: base },
      files: [{ filename: "a" }],
    });
    forge.assertClean();
  });

  test("two commits without a common ancestor cannot be compared", async () => {
    await town.triage.push({ user: "ada", branch: "orphan", from: null, files: { a: "1" } });
    expect((await town.rest("GET", `${repo}/compare/main...orphan`)).status).toBe(404);
  });

  test("a recursive tree tells modes, links and submodules, and says when it was cut", async () => {
    const sub = await town.triage.tip("main");
    const files = {
      "d/run.sh": { mode: "100755", content: "#!" },
      "d/link": { mode: "120000", content: "../README.md" },
      vendor: { mode: "160000", content: sub },
    };
    await town.triage.push({ user: "ada", branch: "main", files });
    const whole = await town.rest("GET", `${repo}/git/trees/main?recursive=1`);
    expect(whole.body).toMatchObject({
      truncated: false,
      tree: [
        { path: "README.md", mode: "100644", size: 9 },
        { path: "d", mode: "040000", type: "tree" },
        { path: "d/link", mode: "120000" },
        { path: "d/run.sh", mode: "100755" },
        { path: "vendor", mode: "160000", type: "commit", sha: sub },
      ],
    });
    forge.chaos.set({ truncateTrees: 2 });
    expect((await town.rest("GET", `${repo}/git/trees/main?recursive=1`)).body).toMatchObject({
      truncated: true,
      tree: { length: 2 },
    });
    forge.assertClean();
  });

  test("contents follow a link inside the repository and show one that leads out", async () => {
    const files = {
      "d/link": { mode: "120000", content: "../README.md" },
      "d/out": { mode: "120000", content: "/etc/passwd" },
    };
    await town.triage.push({ user: "ada", branch: "main", files });
    const inside = await town.rest("GET", `${repo}/contents/d/link`);
    expect(inside.body).toMatchObject({
      type: "file",
      path: "d/link",
      content: Buffer.from("# Triage\n").toString("base64"),
    });
    expect((await town.rest("GET", `${repo}/contents/d/out`)).body).toMatchObject({
      type: "symlink",
      target: "/etc/passwd",
    });
    expect((await town.rest("GET", `${repo}/contents/none`)).status).toBe(404);
    forge.assertClean();
  });

  test("contents above 1 MB come empty, unless raw", async () => {
    await town.triage.push({ user: "ada", branch: "main", files: { big: "x".repeat(1024 * 1024 + 1) } });
    expect((await town.rest("GET", `${repo}/contents/big`)).body).toMatchObject({
      content: "",
      encoding: "none",
    });
    const raw = await town.rest("GET", `${repo}/contents/big`, {
      headers: { accept: "application/vnd.github.raw+json" },
    });
    expect(raw.body).toHaveLength(1024 * 1024 + 1);
    forge.assertClean();
  });

  test("an unchanged answer is 304 to who knows its tag", async () => {
    const first = await town.rest("GET", `${repo}/branches/main`);
    const etag = first.headers.get("etag") ?? "";
    const again = await town.rest("GET", `${repo}/branches/main`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get("x-ratelimit-used")).toBe(first.headers.get("x-ratelimit-used"));
    await town.triage.push({ user: "ada", branch: "main", files: { a: "1" } });
    expect(
      (await town.rest("GET", `${repo}/branches/main`, { headers: { "if-none-match": etag } })).status,
    ).toBe(200);
  });

  test("every other read keeps to the contract", async () => {
    const pull = await town.openPull("m", { a: "1", CODEOWNERS: "* @acme/sre\n/x @nobody\n" });
    const paths = [
      repo,
      `${repo}/branches`,
      `${repo}/git/ref/heads/m`,
      `${repo}/commits/${pull.head}`,
      `${repo}/commits/${pull.head}/pulls`,
      `${repo}/commits/${pull.head}/check-suites`,
      `${repo}/pulls`,
      `${repo}/pulls/1/commits`,
      `${repo}/pulls/1/reviews`,
      `${repo}/pulls/1/requested_reviewers`,
      `${repo}/rulesets`,
      `${repo}/collaborators`,
      `${repo}/teams`,
      `${repo}/codeowners/errors?ref=m`,
      `${repo}/collaborators/dana/permission`,
      "/orgs/acme/teams/sre",
      "/orgs/acme/teams/sre/members",
      "/orgs/acme/teams/sre/memberships/dana",
      "/users/ada",
      "/rate_limit",
      "/installation/repositories",
    ];
    const answers = await Promise.all(paths.map((path) => town.rest("GET", path)));
    expect(answers.map(({ status }, at) => [paths[at], status])).toEqual(paths.map((path) => [path, 200]));
    expect(answers[13]?.body).toMatchObject({
      errors: [{ kind: "Unknown owner", line: 2, path: "CODEOWNERS" }],
    });
    expect(answers[14]?.body).toMatchObject({ permission: "write", role_name: "write" });
    forge.assertClean();
  });

  test("the newer API version has no merge_commit_sha; an unknown one is refused", async () => {
    await town.openPull("m", { a: "1" });
    const version = (text: string) =>
      town.rest("GET", `${repo}/pulls/1`, { headers: { "x-github-api-version": text } });
    expect((await version("2022-11-28")).body).toHaveProperty("merge_commit_sha");
    expect((await version("2026-03-10")).body).not.toHaveProperty("merge_commit_sha");
    expect((await version("2030-01-01")).status).toBe(400);
  });
});
